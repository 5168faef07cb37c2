import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  appendFile,
  chmod,
  chown,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:net";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { initialisationFailed, noPassword } from "../refusals.ts";
import { type Account, giveTo, spawnAs } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import type { Machine } from "./settings.ts";

/** The name of the one superuser. */
export const SUPERUSER = "olive";

/** Files of one embedded server below its folder. */
export interface ClusterPaths {
  readonly dir: string;
  readonly data: string;
  readonly password: string;
  readonly port: string;
  readonly lock: string;
  readonly startLog: string;
}

export function clusterPaths(dir: string): ClusterPaths {
  return {
    dir,
    data: join(dir, "data"),
    password: join(dir, "password"),
    port: join(dir, "port"),
    lock: join(dir, "start.lock"),
    startLog: join(dir, "start.log"),
  };
}

/** Whether the data folder has been made. It appears by one rename, so it is whole or missing. */
export async function isInitialised(paths: ClusterPaths): Promise<boolean> {
  return stat(join(paths.data, "PG_VERSION")).then(
    () => true,
    () => false,
  );
}

/**
 * Makes the data folder: UTF-8; collation C (order by code point, so indexes never depend on a library's
 * version); character classes of C.UTF-8, without which trigrams see no Chinese letter; checksums; scram.
 */
export async function initialise(
  paths: ClusterPaths,
  binaries: Binaries,
  account: Account,
  durable: boolean,
) {
  const making = join(paths.dir, "data.making");
  const secret = join(paths.dir, "password.making");
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  await giveTo(account, making);
  const password = randomBytes(24).toString("base64url");
  await writeFile(paths.password, password, { mode: 0o600 });
  await writeFile(secret, password, { mode: 0o600 });
  if (account.lent) await chown(secret, account.uid, account.gid);
  try {
    const failed = await runInitdb(binaries, account, making, secret, "C.UTF-8", durable);
    const stillFailed = failed && (await runInitdb(binaries, account, making, secret, "C", durable));
    if (stillFailed) throw initialisationFailed(stillFailed);
  } finally {
    await rm(secret, { force: true });
  }
  await appendFile(join(making, "postgresql.conf"), "\ninclude_if_exists = 'olive.conf'\n");
  await rename(making, paths.data);
}

async function runInitdb(
  binaries: Binaries,
  account: Account,
  dataDir: string,
  secret: string,
  ctype: string,
  durable: boolean,
): Promise<string | undefined> {
  const args = [
    `--pgdata=${dataDir}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${secret}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    `--lc-ctype=${ctype}`,
    "--data-checksums",
    ...(durable ? [] : ["--no-sync"]),
  ];
  const child = spawnAs(account, binaries.initdb, args, { stdio: ["ignore", "ignore", "pipe"] });
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const [code] = await once(child, "close");
  return code === 0 ? undefined : complaint || `initdb: exit ${code}`;
}

/** Writes the settings of this start; the account must be able to read them. */
export async function writeSettings(paths: ClusterPaths, account: Account, text: string): Promise<void> {
  const path = join(paths.data, "olive.conf");
  await writeFile(path, text, { mode: 0o600 });
  await chmod(path, 0o600);
  if (account.lent) await chown(path, account.uid, account.gid);
}

/** The file that takes what the server says before its own log is open. */
export async function openStartLog(paths: ClusterPaths) {
  return open(paths.startLog, "w", 0o600);
}

/** Where a client connects as the superuser, with the password in it: never to be printed. */
export async function addressOf(paths: ClusterPaths, port: number): Promise<string> {
  const password = await readFile(paths.password, "utf8").catch((cause) => {
    throw noPassword(paths.password, cause);
  });
  return `postgres://${SUPERUSER}:${password.trim()}@127.0.0.1:${port}/postgres`;
}

/** The port asked for, else the one used before if it is free, else any free one; remembered for next time. */
export async function choosePort(paths: ClusterPaths, wanted: number | undefined): Promise<number> {
  const before = Number.parseInt(await readFile(paths.port, "utf8").catch(() => ""), 10);
  const port = wanted ?? ((await isFree(before)) ? before : await freePort());
  await writeFile(paths.port, `${port}\n`);
  return port;
}

async function isFree(port: number): Promise<boolean> {
  if (!Number.isInteger(port)) return false;
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

/** Any port that is free on the loopback address. */
export async function freePort(): Promise<number> {
  return listenOnce(0);
}

async function listenOnce(port: number): Promise<number> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : port;
}

/** Measures what the settings are computed from. */
export async function measureMachine(dir: string): Promise<Machine> {
  const [disk, shared] = await Promise.all([freeBytes(dir), freeBytes("/dev/shm")]);
  return { memory: totalmem(), cores: availableParallelism(), diskFree: disk, sharedMemoryFree: shared };
}

/** Free bytes of the file system that holds `path`; 0 when it cannot be told. */
export async function freeBytes(path: string): Promise<number> {
  return statfs(path).then(
    (found) => found.bavail * found.bsize,
    () => 0,
  );
}
