/** The thread that codes titles: it learns for seconds, and the server's own thread stays free for everybody else. */
import { parentPort } from "node:worker_threads";
import { learnTitles } from "./learn-titles.ts";
import { readCodedTitles, readOccupations } from "./read-occupations.ts";
import { createTitleCoder } from "./title-coder.ts";
import type { TitleAnswer, TitleQuestion } from "./title-thread.ts";

const dictionary = readOccupations();
const coder = createTitleCoder(dictionary, learnTitles(dictionary, readCodedTitles()));

parentPort?.on("message", ({ id, titles }: TitleQuestion) => {
  const answer: TitleAnswer = { id, guesses: titles.map((title) => coder.guess(title)) };
  parentPort?.postMessage(answer);
});
