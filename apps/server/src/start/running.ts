import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What `./olive up` leaves for the other commands: who runs, and where it listens. */
export interface Running {
  readonly pid: number;
  /** Start of the process in clock ticks since boot: with the pid it names one process for ever. */
  readonly ticks: string;
  readonly startedAt: string;
  /** Undefined until it listens. */
  readonly url?: string;
}

const fileIn = (home: string) => join(home, "up.json");

/** The server that runs from this home folder; undefined when none does, whatever a killed one left behind. */
export async function findRunning(home: string): Promise<Running | undefined> {
  const text = await readFile(fileIn(home), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const running = JSON.parse(text) as Running;
  return (await startTicks(running.pid)) === running.ticks ? running : undefined;
}

/** Says that this process starts, and once there is an address that it listens there. */
export async function sayRunning(home: string, url?: string): Promise<void> {
  const running: Running = {
    pid: process.pid,
    ticks: (await startTicks(process.pid)) ?? "",
    startedAt: new Date().toISOString(),
    ...(url === undefined ? {} : { url }),
  };
  await mkdir(home, { recursive: true });
  await writeFile(`${fileIn(home)}.new`, JSON.stringify(running), { mode: 0o600 });
  await rename(`${fileIn(home)}.new`, fileIn(home));
}

export async function forgetRunning(home: string): Promise<void> {
  await rm(fileIn(home), { force: true });
}

/** Field 22 of /proc/PID/stat (proc_pid_stat(5)); the second field, the name, may hold spaces and brackets. */
export async function startTicks(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  return stat
    ?.slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .at(19);
}
