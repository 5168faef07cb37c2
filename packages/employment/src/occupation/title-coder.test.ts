import { expect, test } from "vitest";
import { createDictionaryScorer } from "./dictionary-scorer.ts";
import { learnTitles } from "./learn-titles.ts";
import { readCodedTitles, readOccupations } from "./read-occupations.ts";
import { createTitleCoder, type TitleCoder } from "./title-coder.ts";

const dictionary = readOccupations();
const titles = readCodedTitles();
const alone = createTitleCoder(dictionary);

const shareRight = (coder: TitleCoder, asked: typeof titles, among: number) =>
  asked.filter(({ title, code }) =>
    coder
      .guess(title)
      .candidates.slice(0, among)
      .some((one) => one.code === code),
  ).length / asked.length;

test("the classification is read whole: 1,634 occupations, every learnt code among its entries", () => {
  expect(dictionary.filter(({ level }) => level === 4)).toHaveLength(1634);
  expect(titles).toHaveLength(2835);
  const codes = new Set(dictionary.map(({ code }) => code));
  expect(titles.filter(({ code }) => !codes.has(code))).toEqual([]);
});

test("an occupation's own name is found, with its name in the answer, and nothing in what says nothing", () => {
  expect(alone.guess("育婴员").candidates[0]?.confidence).toBeGreaterThan(0);
  expect(alone.guess("焊工").candidates[0]).toMatchObject({ name: "焊工" });
  expect(alone.nameOf("6-18-02-04")).toBe("焊工");
  expect(alone.guess("")).toEqual({ sure: false, candidates: [] });
  expect(alone.guess("焊工").sure).toBe(false);
});

test("confidence falls from the first to the fifth and stays between 0 and 1", () => {
  for (const { title } of titles.slice(0, 200)) {
    const shown = alone.guess(title).candidates.map(({ confidence }) => confidence);
    expect(shown.length).toBeLessThanOrEqual(5);
    expect(shown.every((one, i) => one > 0 && one <= 1 && one <= (shown[i - 1] ?? 1))).toBe(true);
  }
});

test("the dictionary alone: the issue's bounds over all coded titles, none of which it has seen", () => {
  expect(shareRight(alone, titles, 1)).toBeGreaterThanOrEqual(0.42);
  expect(shareRight(alone, titles, 5)).toBeGreaterThanOrEqual(0.68);
});

/** Learning from two thousand titles takes seconds on a quiet machine. */
const LEARNING_MS = 120_000;

test("learning helps on titles that weren't learnt", { timeout: LEARNING_MS }, () => {
  const taught = titles.filter((_one, i) => i % 10 > 0);
  const learnt = createTitleCoder(dictionary, learnTitles(dictionary, taught));
  const unseen = titles.filter((_one, i) => i % 10 === 0);
  expect(shareRight(learnt, unseen, 1)).toBeGreaterThan(shareRight(alone, unseen, 1) + 0.08);
  expect(shareRight(learnt, unseen, 5)).toBeGreaterThan(shareRight(alone, unseen, 5) + 0.05);
});

test("the same titles teach the same", { timeout: LEARNING_MS }, () => {
  const few = titles.slice(0, 100);
  const scorer = createDictionaryScorer(dictionary);
  const [once, again] = [learnTitles(dictionary, few, scorer), learnTitles(dictionary, few, scorer)];
  expect(once.weights).toEqual(again.weights);
  const told = createTitleCoder(dictionary, once).guess("小区保洁阿姨");
  expect(createTitleCoder(dictionary, again).guess("小区保洁阿姨")).toEqual(told);
});
