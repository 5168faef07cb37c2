/** The exact best posts of everybody, on as many threads as are wanted. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { emptyLists, fillLists, type Lists } from "./lists.ts";
import type { MarketColumns } from "./market.ts";
import { indexVacancies, type VacancyIndex } from "./vacancy-index.ts";

export interface MatchTask {
  readonly market: MarketColumns;
  readonly index: VacancyIndex;
  readonly lists: Lists;
  readonly counter: Int32Array;
}

/** Threads that stay for more than one run. */
export interface Matcher {
  rank(market: MarketColumns, k: number): Promise<Lists>;
  close(): Promise<void>;
}

const LIST = 10;
/** Two cores is what a county's machine has. */
const THREADS = 2;

export function openMatcher(threads = THREADS): Matcher {
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL("./match-worker.ts", import.meta.url));
    worker.unref();
    return worker;
  });
  return {
    async rank(market, k) {
      const columns = columnsOf(market);
      const lists = emptyLists(market.seekers.length, k);
      const counter = new Int32Array(new SharedArrayBuffer(4));
      const task: MatchTask = { market: columns, index: indexVacancies(columns), lists, counter };
      await Promise.all(
        workers.map(async (worker) => {
          const done = once(worker, "message");
          worker.ref();
          worker.postMessage(task);
          await done;
          worker.unref();
        }),
      );
      return lists;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** One run on threads of its own. */
export async function rankEverybody(market: MarketColumns, k = LIST, threads = THREADS): Promise<Lists> {
  const matcher = openMatcher(threads);
  try {
    return await matcher.rank(market, k);
  } finally {
    await matcher.close();
  }
}

/** The same on this thread: for a few people, or where threads aren't worth their start. */
export function rankHere(market: MarketColumns, k = LIST): Lists {
  const lists = emptyLists(market.seekers.length, k);
  fillLists(market, indexVacancies(market), lists, new Int32Array(new SharedArrayBuffer(4)));
  return lists;
}

/** Without the texts, which a thread has no use for and would copy. */
function columnsOf({ skillWords, certificateWords, seekers, vacancies }: MarketColumns): MarketColumns {
  return { skillWords, certificateWords, seekers, vacancies };
}
