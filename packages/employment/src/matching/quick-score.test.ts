import fc from "fast-check";
import { expect, test } from "vitest";
import { scorePair } from "./every-pair.ts";
import { keepBest, mostScore, quickScore } from "./quick-score.ts";
import { readMarket } from "./read-market.ts";
import { randomFacts } from "./testing/random-market.ts";

test("is the score of every pair, exactly", () => {
  const scores = new Set<number>();
  for (let seed = 0; seed < 40; seed += 1) {
    const { seekers, vacancies } = randomFacts(seed, 40, 30);
    const market = readMarket(seekers, vacancies);
    for (let s = 0; s < market.seekers.length; s += 1) {
      for (let v = 0; v < market.vacancies.length; v += 1) {
        const score = quickScore(market, s, v);
        expect(score).toBe(scorePair(market, s, v));
        expect(mostScore(market, s, v)).toBeGreaterThanOrEqual(score);
        scores.add(score);
      }
    }
  }
  expect(scores.size).toBeGreaterThan(1000);
});

test("the best few are those that sorting gives, whatever order they come in", () => {
  const anyScored = fc.record({ id: fc.uuid(), score: fc.integer({ min: 0, max: 5 }) });
  fc.assert(
    fc.property(fc.uniqueArray(anyScored, { selector: ({ id }) => id }), fc.nat(8), (all, most) => {
      const best = keepBest(most);
      for (const { id, score } of all) if (best.mayEnter(score)) best.put(id, score);
      const sorted = all.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
      expect(best.list()).toEqual(sorted.slice(0, most));
    }),
  );
});
