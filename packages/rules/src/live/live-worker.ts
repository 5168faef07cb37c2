/** The thread that holds a county's people for what-ifs: the server's own thread stays free for everybody else. */
import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { connect } from "@olive/db";
import { isRefusal } from "@olive/kernel";
import { loadCounty } from "@olive/registry";
import { answerQuestion } from "./answer-question.ts";
import { liveCounty } from "./live-county.ts";
import type { FromWorker, LiveQuestion, LiveStart, ToWorker } from "./live-message.ts";

const { databaseUrl, countyDir, snapshots } = workerData as LiveStart;
const db = connect(databaseUrl, { poolSize: 1 });
const live = liveCounty(db, loadCounty(countyDir), snapshots === undefined ? undefined : { dir: snapshots });
const waiting = new Map<number, LiveQuestion>();
let working = false;

parentPort?.on("message", (message: ToWorker) => {
  if (message.kind === "cancel") waiting.delete(message.id);
  else waiting.set(message.id, message.question);
  if (!working) void workOff();
});

/** One after the other, the oldest first; a cancel that came in meanwhile is heard between two. */
async function workOff(): Promise<void> {
  working = true;
  for (let next = first(); next !== undefined; next = first()) {
    const [id, question] = next;
    waiting.delete(id);
    parentPort?.postMessage(await answer(id, question));
    await setImmediate();
  }
  working = false;
}

function first(): [number, LiveQuestion] | undefined {
  for (const entry of waiting) return entry;
  return undefined;
}

async function answer(id: number, question: LiveQuestion): Promise<FromWorker> {
  try {
    return { kind: "answer", id, answer: await answerQuestion(live, question) };
  } catch (error) {
    if (!isRefusal(error))
      return { kind: "fault", id, fault: error instanceof Error ? `${error.stack}` : "" };
    const { code, wording: message, remedy, status, details } = error;
    return { kind: "refusal", id, refusal: { code, message, remedy, status, details } };
  }
}
