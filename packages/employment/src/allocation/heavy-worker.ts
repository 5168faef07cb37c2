import { parentPort, workerData } from "node:worker_threads";
import { findRepeats } from "../advert/find-repeats.ts";
import { computeMenu } from "../training/compute-menu.ts";
import { computeRun } from "./compute-run.ts";
import type { HeavyMessage, HeavyTask } from "./off-thread.ts";

const task = workerData as HeavyTask;
const say = (message: HeavyMessage) => parentPort?.postMessage(message);

if (task.kind === "menu") say({ result: computeMenu(task) });
else if (task.kind === "repeats") say({ result: findRepeats(task.adverts) });
else say({ result: await computeRun(task.seekers, task.vacancies, async (step) => say({ step })) });
