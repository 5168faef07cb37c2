import { readdirSync, readFileSync } from "node:fs";
import type { Database } from "@olive/db";

/** Often enough to see a load's peak, seldom enough to cost nothing. */
const EVERY_MS = 500;
const KIB_A_GIB = 2 ** 20;

/**
 * Watches the memory of this process, its children and the database server: resident pages,
 * shared memory counted once. `stop` gives the highest sum seen, in GiB.
 */
export function watchMemory(db: Database): { stop(): Promise<number> } {
  let highest = 0;
  let postmaster = 0;
  const started = db.query<{ pid: number }>("select pg_backend_pid() as pid").then(([row]) => {
    postmaster = parentOf(row?.pid ?? 0);
  });
  const look = () => {
    highest = Math.max(highest, familyKib([process.pid, postmaster]));
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await started;
      look();
      return highest / KIB_A_GIB;
    },
  };
}

/** The processes and their descendants: pages of their own added up, shared memory once. */
function familyKib(roots: readonly number[]): number {
  const pids = readdirSync("/proc").map(Number).filter(Boolean);
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]));
  const belongs = (pid: number): boolean =>
    roots.includes(pid) || (pid > 1 && belongs(parents.get(pid) ?? 0));
  const statuses = pids.filter(belongs).map((pid) => readOrEmpty(`/proc/${pid}/status`));
  const sum = (field: string) => statuses.reduce((total, status) => total + kibOf(status, field), 0);
  return (
    sum("RssAnon") + sum("RssFile") + Math.max(0, ...statuses.map((status) => kibOf(status, "RssShmem")))
  );
}

/** proc(5): the parent is the second field after the command's closing bracket. 0 when the process has gone. */
function parentOf(pid: number): number {
  const text = readOrEmpty(`/proc/${pid}/stat`);
  return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
}

function kibOf(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
