import { EventEmitter } from "node:events";
import type { PoolClient } from "pg";
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
  const turns = takeTurns(db);
  const loops = jobs.map((job) => runForever(job, turns, stopper.signal, onFault));
  return {
    stop: async () => {
      stopper.abort();
      await Promise.all(loops);
      await turns.end();
    },
  };
}

async function runForever(
  job: Job,
  turns: Turns,
  stopping: AbortSignal,
  onFault: (job: Job, error: unknown) => void,
): Promise<void> {
  while (!stopping.aborted) {
    let more = false;
    try {
      more = await turns.alone(job.name, () => job.run({ now: new Date(), stopping }));
    } catch (error) {
      if (!stopping.aborted) onFault(job, error);
    }
    if (!more) await nextTime(job, stopping);
  }
}

interface Turns {
  /** Runs the work under a lock of that name; false, and nothing done, where another process holds it. */
  alone(name: string, work: () => Promise<boolean>): Promise<boolean>;
  end(): Promise<void>;
}

const LOCK = "hashtext('olive job'), hashtext($1)";

/**
 * All locks of a process are held by one connection: one for each job would take the pool's connections away from
 * the very work that the jobs do. A connection that broke has lost its locks and is replaced at the next turn.
 */
function takeTurns(db: Database): Turns {
  let holding: Promise<PoolClient> | undefined;
  const connection = async () => {
    holding ??= db.pool.connect();
    return holding.catch((error: unknown) => {
      holding = undefined;
      throw error;
    });
  };
  const forget = (client: PoolClient, error: unknown): never => {
    if (holding !== undefined) client.release(error as Error);
    holding = undefined;
    throw error;
  };
  // One connection takes one question at a time: those of several jobs stand in line.
  let line: Promise<unknown> = Promise.resolve();
  const ask = async (client: PoolClient, sql: string, name: string) => {
    const asked = line.then(() => client.query<{ done: boolean }>(sql, [name]));
    line = asked.catch(() => undefined);
    const { rows } = await asked.catch((error) => forget(client, error));
    return rows[0]?.done === true;
  };
  return {
    alone: async (name, work) => {
      const client = await connection();
      if (!(await ask(client, `select pg_try_advisory_lock(${LOCK}) as done`, name))) return false;
      try {
        return await work();
      } finally {
        await ask(client, `select pg_advisory_unlock(${LOCK}) as done`, name);
      }
    },
    end: async () => {
      const client = await holding?.catch(() => undefined);
      holding = undefined;
      client?.release();
    },
  };
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
