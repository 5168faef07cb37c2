import { EventEmitter } from "node:events";
import type { Database } from "./connect.ts";

/** Work that nobody waits for: swept clocks, sealing, long answers in small batches. */
export interface Job {
  /** Verb-noun, unique in the house: two servers on one database take turns by it. */
  readonly name: string;
  /** Milliseconds between the end of a run and the next; `wakeJob` runs it sooner. */
  readonly everyMs: number;
  /**
   * One run. What it must not lose is in tables and committed in small steps: a server may be killed at any point, and
   * the next run goes on. Ends soon after `stopping` is aborted.
   * @returns true where more work is waiting, so that it runs again at once.
   */
  run(context: { readonly now: Date; readonly stopping: AbortSignal }): Promise<boolean>;
}

const wakings = new EventEmitter();

/** Runs a job of this process soon instead of at its next time; call it after the commit. Nothing is lost without it. */
export function wakeJob(name: string): void {
  wakings.emit(name);
}

export interface RunningJobs {
  /** Lets what runs come to its next step and ends. */
  stop(): Promise<void>;
}

/** Runs the jobs in turn of their times until stopped. A run that fails is told to `onFault` and tried at its next time. */
export function startJobs(
  db: Database,
  jobs: readonly Job[],
  onFault: (job: Job, error: unknown) => void,
): RunningJobs {
  const stopper = new AbortController();
  const loops = jobs.map((job) => runForever(db, job, stopper.signal, onFault));
  return {
    stop: async () => {
      stopper.abort();
      await Promise.all(loops);
    },
  };
}

async function runForever(
  db: Database,
  job: Job,
  stopping: AbortSignal,
  onFault: (job: Job, error: unknown) => void,
): Promise<void> {
  while (!stopping.aborted) {
    let more = false;
    try {
      more = await runAlone(db, job, stopping);
    } catch (error) {
      if (!stopping.aborted) onFault(job, error);
    }
    if (!more) await nextTime(job, stopping);
  }
}

/** One run under a lock of the job's name; nothing to do where another process holds it. */
async function runAlone(db: Database, job: Job, stopping: AbortSignal): Promise<boolean> {
  const client = await db.pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      "select pg_try_advisory_lock(hashtext('olive job'), hashtext($1)) as mine",
      [job.name],
    );
    if (rows[0]?.mine !== true) return false;
    try {
      return await job.run({ now: new Date(), stopping });
    } finally {
      await client.query("select pg_advisory_unlock(hashtext('olive job'), hashtext($1))", [job.name]);
    }
  } finally {
    client.release();
  }
}

function nextTime(job: Job, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      wakings.off(job.name, settle);
      stopping.removeEventListener("abort", settle);
      resolve();
    };
    const timer = setTimeout(settle, job.everyMs);
    wakings.once(job.name, settle);
    stopping.addEventListener("abort", settle, { once: true });
    if (stopping.aborted) settle();
  });
}
