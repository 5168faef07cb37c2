import { expect, test } from "vitest";
import { allocate } from "./allocate.ts";
import { scorePair } from "./every-pair.ts";
import { giniOf, measureExposure } from "./exposure.ts";
import { exposureByGroup } from "./fairness.ts";
import { rankHere } from "./rank-everybody.ts";
import { readMarket } from "./read-market.ts";
import { reorderLists } from "./reorder-lists.ts";
import { failedRules } from "./rules.ts";
import { randomFacts } from "./testing/random-market.ts";

test("lists by seat prices are more even, stay near everybody's own order, and show each pair's own score", () => {
  const facts = randomFacts(31, 1500, 500);
  const market = readMarket(facts.seekers, facts.vacancies);
  const candidates = rankHere(market, 50);
  const own = measureExposure(candidates, rankHere(market, 10), market.vacancies);
  const { lists, exposure } = reorderLists(market, candidates, allocate(market, candidates).price);
  expect(exposure.giniPerSeat).toBeLessThan(own.giniPerSeat);
  expect(exposure.worstPerSeat).toBeLessThan(own.worstPerSeat);
  expect(exposure.ndcg).toBeGreaterThanOrEqual(0.97);
  for (let s = 0; s < 1500; s += 1) {
    const seen = new Set<number>();
    for (let place = 0; place < lists.count[s]!; place += 1) {
      const v = lists.vacancy[s * 10 + place]!;
      seen.add(v);
      expect(failedRules(market, s, v)).toBe(0);
      expect(lists.score[s * 10 + place]).toBe(scorePair(market, s, v));
    }
    expect(seen.size).toBe(lists.count[s]);
  }
});

test("the Gini coefficient is 0 for alike and nears 1 for one that has all", () => {
  expect(giniOf([3, 3, 3, 3])).toBeCloseTo(0);
  expect(giniOf([0, 0, 0, 8])).toBeCloseTo(0.75);
});

test("exposure is reported by labels from outside, with the gate; other labels change no rank", () => {
  const facts = randomFacts(41, 400, 200);
  const market = readMarket(facts.seekers, facts.vacancies);
  const lists = rankHere(market, 10);
  const before = Buffer.from(lists.vacancy.buffer).toString("hex");
  const labels = facts.seekers.map((_, row) => (row % 2 === 0 ? "female" : "male"));
  const groups = exposureByGroup(lists, labels);
  expect(groups.map(({ group }) => group)).toEqual(["female", "male"]);
  for (const { ratio, withinGate } of groups) expect(withinGate).toBe(ratio >= 0.8 && ratio <= 1.25);
  const mean = (groups[0]!.ratio * groups[0]!.people + groups[1]!.ratio * groups[1]!.people) / 400;
  expect(mean).toBeCloseTo(1);
  // Swap and diff: a person's labels as properties of the facts, too, move nothing.
  const swapped = facts.seekers.map((person, row) => ({ ...person, sex: labels[(row + 1) % 400], age: 50 }));
  const again = rankHere(readMarket(swapped, facts.vacancies), 10);
  expect(Buffer.from(again.vacancy.buffer).toString("hex")).toBe(before);
  const shown = labels.map((label, row) => (label === "male" && lists.count[row]! > 3 ? "shown" : "other"));
  expect(exposureByGroup(lists, shown).find(({ group }) => group === "shown")?.ratio).toBeGreaterThan(1);
});
