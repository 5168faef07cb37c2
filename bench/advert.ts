/** Adverts that are one post: how long a hundred thousand take, and how many pairs are found and rightly so. */
import { findRepeats } from "@olive/employment";
import { type Bench, percentile } from "./measure.ts";
import { type SeededAdvert, seededAdverts } from "./synthetic-adverts.ts";

const ADVERTS = 100_000;
const SHORT_ADVERTS = 5000;
const ROUNDS = 3;
const SEED = 19;

export const bench: Bench = {
  name: "advert",
  what: "adverts put up twice, among adverts that look alike",
  async run({ short }) {
    const adverts = seededAdverts(short ? SHORT_ADVERTS : ADVERTS, SEED);
    const seconds: number[] = [];
    let groups: string[][] = [];
    for (let round = 0; round < (short ? 1 : ROUNDS); round += 1) {
      const start = performance.now();
      groups = findRepeats(adverts);
      seconds.push((performance.now() - start) / 1000);
    }
    const ours = score(adverts, groups);
    const plain = score(adverts, sameWords(adverts));
    return [
      {
        what: `${adverts.length} adverts, median of ${seconds.length}`,
        ours: percentile(seconds, 0.5),
        unit: "s",
        most: 15,
      },
      {
        ...{ what: "1 − F1 of pairs", ours: 1 - ours.f1, unit: "", most: 0.05 },
        spread: `precision ${ours.precision.toFixed(3)}, recall ${ours.recall.toFixed(3)}; same words alone: F1 ${plain.f1.toFixed(3)}`,
      },
    ];
  },
};

/** The yardstick: firm, title and place to the letter. */
function sameWords(adverts: readonly SeededAdvert[]): string[][] {
  const groups = Map.groupBy(adverts, ({ employer, title, place }) => `${employer}|${title}|${place}`);
  return [...groups.values()].map((list) => list.map(({ id }) => id));
}

const pairsIn = (count: number) => (count * (count - 1)) / 2;

/** Over pairs: those of one group that are one post, of all that were grouped and of all that are. */
function score(adverts: readonly SeededAdvert[], groups: readonly (readonly string[])[]) {
  const postOf = new Map(adverts.map(({ id, post }) => [id, post]));
  const countBy = <T>(list: readonly T[], key: (one: T) => unknown) =>
    [...Map.groupBy(list, key).values()].map(({ length }) => length);
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + pairsIn(count), 0);
  const right = groups.reduce((all, group) => all + sum(countBy(group, (id) => postOf.get(id))), 0);
  const found = sum(groups.map(({ length }) => length));
  const there = sum(countBy(adverts, ({ post }) => post));
  const precision = right / Math.max(1, found);
  const recall = right / Math.max(1, there);
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
}
