/** Work over a whole county takes seconds: it is done on a thread of its own, so that the server goes on answering. */
import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { type Advert, findRepeats } from "../advert/find-repeats.ts";
import type { SeekerFacts, VacancyFacts } from "../matching/market.ts";
import { computeMenu, type MenuLine, type MenuTask } from "../training/compute-menu.ts";
import { computeRun, type RunResult, type RunStep } from "./compute-run.ts";

/** Below this a thread isn't worth its start. */
const FEW = 1000;

export type HeavyTask =
  | {
      readonly kind: "run";
      readonly seekers: readonly SeekerFacts[];
      readonly vacancies: readonly VacancyFacts[];
    }
  | ({ readonly kind: "menu" } & MenuTask)
  | { readonly kind: "repeats"; readonly adverts: readonly Advert[] };
export type HeavyMessage =
  | { readonly step: RunStep }
  | { readonly result: RunResult | readonly MenuLine[] | string[][] };

export async function runOffThread(
  seekers: readonly SeekerFacts[],
  vacancies: readonly VacancyFacts[],
  onStep: (step: RunStep) => Promise<void>,
): Promise<RunResult> {
  if (seekers.length < FEW) return computeRun(seekers, vacancies, onStep);
  return (await onThread({ kind: "run", seekers, vacancies }, onStep)) as RunResult;
}

export async function menuOffThread(task: MenuTask): Promise<readonly MenuLine[]> {
  if (task.people.length < FEW) return computeMenu(task);
  return (await onThread({ kind: "menu", ...task })) as readonly MenuLine[];
}

/** As `findRepeats`. */
export async function repeatsOffThread(adverts: readonly Advert[]): Promise<string[][]> {
  if (adverts.length < FEW) return findRepeats(adverts);
  return (await onThread({ kind: "repeats", adverts })) as string[][];
}

async function onThread(task: HeavyTask, onStep?: (step: RunStep) => Promise<void>) {
  const worker = new Worker(new URL("./heavy-worker.ts", import.meta.url), { workerData: task });
  try {
    // It keeps what comes while a step is being told, and throws what the thread fails with.
    for await (const [message] of on(worker, "message") as AsyncIterable<[HeavyMessage]>) {
      if ("result" in message) return message.result;
      await onStep?.(message.step);
    }
    throw new RangeError("the thread ended without a result");
  } finally {
    await worker.terminate();
  }
}
