import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Question, Tasks } from "./answering-tasks.ts";

/** Longest time for one answer: far more than any criterion takes, and short enough that a reader still waits. */
const MAX_ANSWER_MS = 5_000;
/** Memory of the answering process; a list that doubles at every step must not take the machine's. */
const MAX_HEAP_MB = 512;

/** What the process ran out of before it had an answer. */
export interface Exhaustion {
  readonly exhausted: "time" | "memory";
}

export interface Answering {
  /** The reply of the process, or what it ran out of. Ask again only after the reply. */
  ask<T extends keyof Tasks>(task: T, text: string): Promise<ReturnType<Tasks[T]> | Exhaustion>;
  close(): void;
}

/**
 * Evaluates in a process of its own, because nothing else stops a regular expression that backtracks without end, or
 * an expression that eats the memory (V8 ends the whole process then, not the thread that did it). Past a limit the
 * process is killed, and the next question gets a new one.
 */
export function startAnswering(limitMs = MAX_ANSWER_MS): Answering {
  let child: ChildProcess | undefined;
  const close = () => {
    child?.kill("SIGKILL");
    child = undefined;
    process.off("exit", close);
  };
  const started = () => {
    process.once("exit", close);
    return fork(fileURLToPath(new URL("./answering-process.ts", import.meta.url)), {
      execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`],
      // V8's last words on a full memory are for programmers; the reader gets our own.
      stdio: ["ignore", "inherit", "ignore", "ipc"],
    });
  };
  return {
    async ask(task, text) {
      child ??= started();
      const reply = await replyOf<ReturnType<Tasks[typeof task]>>(child, { task, text }, limitMs);
      if (isExhaustion(reply)) close();
      return reply;
    },
    close,
  };
}

export function isExhaustion(reply: unknown): reply is Exhaustion {
  return typeof reply === "object" && reply !== null && "exhausted" in reply;
}

/** The first of: the reply, the end of the process (its memory is full), the limit of time. */
function replyOf<R>(child: ChildProcess, question: Question, limitMs: number): Promise<R | Exhaustion> {
  return new Promise((resolve) => {
    const settle = (reply: R | Exhaustion) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(reply);
    };
    const timer = setTimeout(() => settle({ exhausted: "time" }), limitMs);
    child.once("message", (reply) => settle(reply as R));
    child.once("exit", () => settle({ exhausted: "memory" }));
    child.send(question);
  });
}
