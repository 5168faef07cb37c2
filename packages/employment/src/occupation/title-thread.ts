import { Worker } from "node:worker_threads";
import { nameOccupation } from "./name-occupation.ts";
import type { TitleGuess } from "./title-coder.ts";

export interface TitleQuestion {
  readonly id: number;
  readonly titles: readonly string[];
}

export interface TitleAnswer {
  readonly id: number;
  readonly guesses: readonly TitleGuess[];
}

/** What titles are in the 2022 classification, asked of a thread of its own. */
export interface TitleThread {
  /** One guess a title, in their order. */
  guess(titles: readonly string[]): Promise<readonly TitleGuess[]>;
  nameOf(code: string): string | undefined;
  close(): Promise<void>;
}

interface Waiting {
  resolve(guesses: readonly TitleGuess[]): void;
  reject(error: unknown): void;
}

/** The thread begins with the first question; one that fell is begun anew with the next, and whoever waited is told. */
export function openTitleThread(): TitleThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let asked = 0;
  const fall = (error: unknown) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const begin = () => {
    const begun = new Worker(new URL("./title-worker.ts", import.meta.url));
    // It never keeps a process: whoever asks stays for other reasons, a server that stops doesn't wait for it.
    begun.unref();
    begun.on("message", ({ id, guesses }: TitleAnswer) => {
      waiting.get(id)?.resolve(guesses);
      waiting.delete(id);
    });
    begun.on("error", fall);
    begun.on("exit", () => fall(new Error("the thread that codes titles has ended")));
    return begun;
  };
  return {
    guess(titles) {
      worker ??= begin();
      asked += 1;
      const question: TitleQuestion = { id: asked, titles };
      return new Promise((resolve, reject) => {
        waiting.set(question.id, { resolve, reject });
        worker?.postMessage(question);
      });
    },
    nameOf: nameOccupation,
    close: async () => void (await worker?.terminate()),
  };
}
