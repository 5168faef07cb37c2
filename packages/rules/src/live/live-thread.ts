import { Worker } from "node:worker_threads";
import { Refusal } from "@olive/kernel";
import type { FromWorker, LiveAnswer, LiveQuestion, LiveStart, ToWorker } from "./live-message.ts";

/** After so long without a question the people are let go; the next question reads them from their file again. */
const IDLE_MS = 10 * 60_000;

export interface LiveThread {
  /**
   * Asks; an aborted question is not worked out unless it is underway. Throws Refusal (what the edit is refused for, or
   * `impact-cancelled`).
   */
  ask(question: LiveQuestion, cancelled?: AbortSignal): Promise<LiveAnswer>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(answer: LiveAnswer): void;
  reject(error: Error): void;
}

/** Starts the thread with the first question, and ends it when nobody has asked for a while. */
export function liveThread(start: LiveStart, idleMs = IDLE_MS): LiveThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;

  const rejectAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const begin = (): Worker => {
    const begun = new Worker(new URL("./live-worker.ts", import.meta.url), { workerData: start });
    begun.unref();
    begun.on("message", (message: FromWorker) => settle(waiting, message));
    begun.on("error", rejectAll);
    begun.on("exit", () => {
      if (worker === begun) worker = undefined;
      rejectAll(cancelled());
    });
    return begun;
  };
  const send = (message: ToWorker): void => {
    worker ??= begin();
    worker.postMessage(message);
    clearTimeout(idle);
    idle = setTimeout(() => void end(), idleMs);
    idle.unref();
  };

  return {
    ask(question, signal) {
      asked += 1;
      const id = asked;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        send({ kind: "ask", id, question });
        signal?.addEventListener("abort", () => {
          if (!waiting.delete(id)) return;
          if (worker !== undefined) send({ kind: "cancel", id });
          reject(cancelled());
        });
      });
    },
    close: end,
  };
}

function settle(waiting: Map<number, Waiting>, message: FromWorker): void {
  const asker = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.kind === "answer") asker?.resolve(message.answer);
  else if (message.kind === "refusal") asker?.reject(new Refusal(message.refusal));
  else asker?.reject(new Error(message.fault));
}

function cancelled(): Refusal {
  return new Refusal({
    code: "impact-cancelled",
    status: 409,
    message: { zh: "这次试算已取消", en: "This what-if was given up" },
    remedy: { zh: "请再试一次", en: "Try again" },
  });
}
