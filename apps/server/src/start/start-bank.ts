import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { BANK_MAIN, readBankKeys, readBanks } from "@olive/bank";
import { type Database, type Server, spaceUrl, transaction } from "@olive/db";
import { addBankKey, keepBank, listBankKeys } from "@olive/finance";

export interface SandboxPlace {
  readonly db: Database;
  readonly server: Server;
  /** Olive's folder on this machine; the bank's keys, configuration and log are below it. */
  readonly home: string;
  /** Six digits. */
  readonly county: string;
  /** Address under which banks reach this house. */
  readonly origin: string;
}

export interface RunningSandbox {
  /** Address of the banks' server; each bank's console is at `/b/<code>/`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** How long the banks may take to listen, and to stop before they are ended by force (ms). */
const START_WITHIN = 20_000;
const STOP_WITHIN = 2_000;
const OWNER_ONLY = 0o600;
const CONTRACTED_RATE = 50;

/**
 * Starts the demo's invented banks: a server of its own in a process and a database of its own, which knows this house
 * by its address alone. Registers them and their keys. Undefined where they don't come up (a given database in which
 * none may be made): the house works without them, and the log says why.
 */
export async function startSandbox(place: SandboxPlace): Promise<RunningSandbox | undefined> {
  const folder = join(place.home, "bank");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const config = join(folder, "config.json");
  const settings = {
    databaseUrl: spaceUrl(place.server, sandboxDatabase(place.db.name)),
    ...{ platform: place.origin, keys: join(folder, "keys"), sandbox: true },
  };
  await writeFile(config, JSON.stringify(settings), { mode: OWNER_ONLY });
  const log = createWriteStream(join(folder, "bank.log"), { flags: "a", mode: OWNER_ONLY });
  // Its standard input is a pipe of ours: when this process is gone, however it went, the banks end too.
  const child = spawn(process.execPath, [BANK_MAIN, "--config", config], { stdio: ["pipe", "pipe", "pipe"] });
  child.stderr.pipe(log);
  const url = await Promise.race([readUrl(child), delay(START_WITHIN, undefined, { ref: false })]);
  const stop = () => stopChild(child);
  if (url === undefined) {
    await stop();
    return undefined;
  }
  await registerBanks(place, url);
  return { url, stop };
}

/** The banks' database beside that of a space. */
export function sandboxDatabase(space: string): string {
  return `${space}_bank`;
}

/** The first line that it says; undefined where it ends without one. */
async function readUrl(child: ChildProcess): Promise<string | undefined> {
  for await (const line of createInterface({ input: child.stdout! })) {
    return (JSON.parse(line) as { url: string }).url;
  }
  return undefined;
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const isOver = await Promise.race([ended.then(() => true), delay(STOP_WITHIN, false, { ref: false })]);
  if (!isOver) child.kill("SIGKILL");
}

/** Who takes part, where, and with which keys: what a real bank hands over on paper comes from its own address here. */
async function registerBanks({ db, county }: SandboxPlace, url: string): Promise<void> {
  const now = new Date();
  for (const { code, name, contact, suite } of readBanks()) {
    const endpoint = `${url}/b/${code}`;
    const keys = readBankKeys(await (await fetch(`${endpoint}/olive/v1/keys`)).json());
    const terms = { endpoint, suite, twoPhase: true, ratePerSecond: CONTRACTED_RATE };
    await transaction(db, async (tx) => {
      await keepBank(tx, county, code, { name, contact: contact.zh, ...terms }, now);
      const known = new Set((await listBankKeys(tx, county, code)).map(({ kid }) => kid));
      for (const key of keys.filter(({ kid }) => !known.has(kid))) {
        await addBankKey(tx, county, code, { ...key, fromAt: now });
      }
    });
  }
}
