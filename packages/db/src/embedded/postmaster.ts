import { readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** What postmaster.pid says of a running server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** How often a waiting loop looks again, in milliseconds. */
const LOOK_AGAIN = 20;

/**
 * Reads postmaster.pid (PostgreSQL's lock file: line 1 pid, line 4 port) and says which server holds the
 * data folder: undefined when none does, be it that the file is missing, its process is dead, or its number
 * has gone to another program since.
 */
export async function findPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (!Number.isInteger(pid) || pid <= 0 || !(await servesFolder(pid, dataDir))) return undefined;
  return { pid, port: Number.parseInt(lines[3] ?? "0", 10) };
}

/** A PostgreSQL process works inside its data folder: that tells it from a reused process number. */
async function servesFolder(pid: number, dataDir: string): Promise<boolean> {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (folder !== undefined) return folder === dataDir;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.includes(dataDir);
}

/**
 * Clears what a killed server left: its lock file, and backends that have not yet noticed that their parent
 * is gone (a long query looks only when it ends) and would keep the shared memory from being made anew.
 * Call only when `findPostmaster` found none.
 */
export async function clearDeadServer(dataDir: string): Promise<void> {
  for (const pid of await processesIn(dataDir)) signal(pid, "SIGKILL");
  await until(async () => (await processesIn(dataDir)).length === 0, 5000);
  await rm(join(dataDir, "postmaster.pid"), { force: true });
}

async function processesIn(dataDir: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir("/proc").catch(() => [])) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const program = await readlink(`/proc/${name}/exe`).catch(() => "");
    if (!program.includes("postgres")) continue;
    if ((await readlink(`/proc/${name}/cwd`).catch(() => "")) === dataDir) found.push(pid);
  }
  return found;
}

/** Fast shutdown (SIGINT); past the time an immediate one (SIGQUIT), which loses nothing: the log is replayed. */
export async function stopPostmaster(
  dataDir: string,
  pid: number,
  patience: number,
): Promise<"clean" | "immediate"> {
  const gone = async () => (await findPostmaster(dataDir))?.pid !== pid;
  signal(pid, "SIGINT");
  if (await until(gone, patience)) return "clean";
  signal(pid, "SIGQUIT");
  await until(gone, patience);
  return "immediate";
}

/** Whether a process number is taken; a process of another account counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Waits for something to come true; false when the time (ms) ran out first. */
export async function until(isTrue: () => Promise<boolean>, patience: number): Promise<boolean> {
  const end = Date.now() + patience;
  while (!(await isTrue())) {
    if (Date.now() > end) return false;
    await delay(LOOK_AGAIN);
  }
  return true;
}

/** Runs `work` while holding a lock file; a lock whose holder is dead is taken over. */
export async function withFileLock<T>(path: string, patience: number, work: () => Promise<T>): Promise<T> {
  if (!(await until(() => takeLock(path), patience))) {
    throw new Error(`another process has been holding ${path} for ${patience / 1000} s`);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function takeLock(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const holder = Number.parseInt(await readFile(path, "utf8").catch(() => ""), 10);
  if (Number.isInteger(holder) && !isAlive(holder)) await rm(path, { force: true });
  return false;
}
