import type { ChildProcess } from "node:child_process";
import { chmod, mkdir, readFile, realpath, stat } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { Wording } from "@olive/kernel";
import { checkDurability } from "../durability.ts";
import { notReady } from "../refusals.ts";
import { type Account, accountNotice, chooseAccount, giveTo, spawnAs } from "./account.ts";
import { type Binaries, locateBinaries, openToAll } from "./binaries.ts";
import {
  addressOf,
  type ClusterPaths,
  choosePort,
  clusterPaths,
  initialise,
  isInitialised,
  measureMachine,
  openStartLog,
  writeSettings,
} from "./cluster.ts";
import { clearDeadServer, findPostmaster, stopPostmaster, withFileLock } from "./postmaster.ts";
import { joinServer, type Presence } from "./presence.ts";
import { serverSettings } from "./settings.ts";

export interface EmbeddedOptions {
  /** Folder of this server; made when missing. Everything it keeps is inside. */
  readonly dir: string;
  /** Port on 127.0.0.1; by default the one used last, else any free one. */
  readonly port?: number;
  /** false only for throw-away test servers. */
  readonly durable?: boolean;
}

export interface EmbeddedServer {
  /** Address of the maintenance database, with the password in it: never print it. */
  readonly url: string;
  readonly port: number;
  /** true when a server of this folder was running already. */
  readonly adopted: boolean;
  /** What the person should be told when the folder has just been made: under which account the server runs. */
  readonly notices: readonly Wording[];
  /** Resolves when the server went away without `stop` having been called. */
  readonly lost: Promise<void>;
  /** Leaves the server; the last one to leave shuts it down. */
  stop(): Promise<"stopped" | "left running">;
}

/** Two commands started together wait for one another this long (ms), an initdb on a slow disk included. */
const LOCK_PATIENCE = 120_000;
/** Replaying the log of a killed server after a bulk load takes a while (ms); a server that died is noticed at once. */
const READY_PATIENCE = 600_000;
/** A fast shutdown that is not over by then (ms) becomes an immediate one: Ctrl-C must end within 3 s. */
const STOP_PATIENCE = 2_300;
/** A port may be taken between our look and the server's; a killed server's memory may linger. */
const START_ATTEMPTS = 5;
const OTHERS_READ_AND_ENTER = 0o005;

/**
 * Starts the embedded PostgreSQL of a folder, or joins it when it runs already (another command's, or one
 * whose command was killed). Refuses a server that would not keep what it acknowledged.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const durable = options.durable ?? true;
  const root = process.getuid?.() === 0;
  await mkdir(options.dir, { recursive: true, mode: 0o700 });
  // The account that root lends the server to has to pass through; it may not list.
  if (root) await chmod(options.dir, 0o711);
  const paths = clusterPaths(await realpath(options.dir));
  const binaries = await locateBinaries();
  const isNew = !(await isInitialised(paths));
  const account = await chooseAccount(paths.data, binaries.root);
  if (account.lent) await openPrograms(binaries);

  const { presence, adopted } = await withFileLock(paths.lock, LOCK_PATIENCE, async () => {
    const joined = await joinRunning(paths);
    if (joined) return { presence: joined, adopted: true };
    return { presence: await startServer(paths, binaries, account, options.port, durable), adopted: false };
  });
  try {
    if (durable) await checkDurability(presence.query, { embedded: true });
  } catch (refusal) {
    await leave(paths, presence);
    throw refusal;
  }
  const notice = accountNotice(account);
  return {
    url: presence.url,
    port: presence.port,
    adopted,
    notices: notice && isNew ? [notice] : [],
    lost: presence.lost,
    stop: () => leave(paths, presence),
  };
}

/**
 * Shuts down the server of a folder whoever uses it.
 * @returns false when none was running.
 */
export async function stopEmbedded(dir: string): Promise<boolean> {
  const paths = clusterPaths(await realpath(dir).catch(() => dir));
  const running = await findPostmaster(paths.data);
  if (running) await stopPostmaster(paths.data, running.pid, STOP_PATIENCE);
  return running !== undefined;
}

/** The port of the server that runs on a folder, without joining it; undefined when none runs. */
export async function embeddedPort(dir: string): Promise<number | undefined> {
  const paths = clusterPaths(await realpath(dir).catch(() => dir));
  return (await findPostmaster(paths.data))?.port;
}

async function openPrograms(binaries: Binaries): Promise<void> {
  const { mode } = await stat(binaries.postgres);
  if ((mode & OTHERS_READ_AND_ENTER) !== OTHERS_READ_AND_ENTER) await openToAll(binaries.root);
}

async function leave(paths: ClusterPaths, presence: Presence): Promise<"stopped" | "left running"> {
  if (!(await presence.leave())) return "left running";
  await stopEmbedded(paths.dir);
  await presence.close();
  return "stopped";
}

/** Joins the running server; one that is on its way down is waited for. */
async function joinRunning(paths: ClusterPaths): Promise<Presence | undefined> {
  const end = Date.now() + READY_PATIENCE;
  while (Date.now() < end) {
    const running = await findPostmaster(paths.data);
    if (!running) return undefined;
    const presence = await joinServer(await addressOf(paths, running.port));
    if (presence) return presence;
    await delay(50);
  }
  throw notReady(paths.dir, "it has been starting up for too long");
}

async function startServer(
  paths: ClusterPaths,
  binaries: Binaries,
  account: Account,
  wantedPort: number | undefined,
  durable: boolean,
): Promise<Presence> {
  if (!(await isInitialised(paths))) await initialise(paths, binaries, account, durable);
  else if ((await stat(paths.data)).uid !== account.uid) await giveTo(account, paths.data);
  let complaint = "";
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    await clearDeadServer(paths.data);
    const port = await choosePort(paths, wantedPort);
    await writeSettings(paths, account, serverSettings(await measureMachine(paths.dir), port, durable));
    const presence = await launch(paths, binaries, account, port);
    if (presence) return presence;
    complaint = await readFile(paths.startLog, "utf8").catch(() => "");
    await delay(200 * attempt);
  }
  throw notReady(paths.dir, complaint);
}

/** Starts the program and waits until it answers a query; undefined when it ended instead. */
async function launch(
  paths: ClusterPaths,
  binaries: Binaries,
  account: Account,
  port: number,
): Promise<Presence | undefined> {
  const log = await openStartLog(paths);
  const child = spawnAs(account, binaries.postgres, ["-D", paths.data], {
    stdio: ["ignore", log.fd, log.fd],
  });
  const ended = watchEnd(child);
  try {
    const address = await addressOf(paths, port);
    const end = Date.now() + READY_PATIENCE;
    while (!ended.aborted && Date.now() < end) {
      const presence = await joinServer(address);
      if (presence) return presence;
      await delay(20);
    }
    return undefined;
  } finally {
    child.unref();
    await log.close();
  }
}

/** A signal that is aborted when the process has ended or could not be started. */
function watchEnd(child: ChildProcess): AbortSignal {
  const ended = new AbortController();
  child.once("exit", () => ended.abort());
  child.once("error", () => ended.abort());
  return ended.signal;
}
