import fc from "fast-check";
import { expect, test } from "vitest";
import { bestByTrying, byScore, scorePair } from "./every-pair.ts";
import type { Lists } from "./lists.ts";
import { rankEverybody, rankHere } from "./rank-everybody.ts";
import { readMarket, withSeekers, withVacancies } from "./read-market.ts";
import { failedRules } from "./rules.ts";
import { bestPeople } from "./search-people.ts";
import { randomFacts } from "./testing/random-market.ts";

const listOf = ({ k, count, vacancy, score }: Lists, s: number) =>
  Array.from({ length: count[s]! }, (_, place) => ({
    row: vacancy[s * k + place]!,
    score: score[s * k + place]!,
  }));

test("the quick lists are those of trying every pair, to the last tie", () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 0, max: 250 }),
      fc.integer({ min: 1, max: 20 }),
      (seed, posts, k) => {
        const facts = randomFacts(seed, 25, posts);
        const market = readMarket(facts.seekers, facts.vacancies);
        const lists = rankHere(market, k);
        for (let s = 0; s < 25; s += 1) expect(listOf(lists, s)).toEqual(bestByTrying(market, s, k));
      },
    ),
    { numRuns: 120 },
  );
});

test("threads fill the same lists as one, whatever the order in which facts come", async () => {
  const facts = randomFacts(7, 700, 400);
  const here = rankHere(readMarket(facts.seekers, facts.vacancies), 10);
  const shuffled = readMarket([...facts.seekers].reverse(), [...facts.vacancies].reverse());
  const threaded = await rankEverybody(shuffled, 10, 2);
  expect(threaded.vacancy).toEqual(here.vacancy);
  expect(threaded.score).toEqual(here.score);
  expect(here.count.some((count) => count === 10)).toBe(true);
});

test("a new person against posts that stand, and a new post against everybody, are the same pairs", () => {
  const facts = randomFacts(11, 60, 120);
  const market = readMarket(facts.seekers, facts.vacancies);
  const [person] = facts.seekers;
  const alone = withSeekers(market, [person!]);
  expect(bestByTrying(alone, 0, 10)).toEqual(bestByTrying(market, 0, 10));
  const counts = facts.vacancies.map((_, row) => bestPeople(market, row, 60).length);
  const row = counts.indexOf(Math.max(...counts));
  const post = facts.vacancies[row]!;
  const one = withVacancies(market, [post]);
  const people = bestPeople(market, row, 60);
  expect(bestPeople(one, 0, 60)).toEqual(people);
  expect([...people].sort(byScore)).toEqual(people);
  expect(people.length).toBeGreaterThan(3);
  expect(() => withVacancies(market, [{ ...post, skills: ["飞行"] }])).toThrow(RangeError);
});

test("an unknown fact never rejects: taking facts away only opens posts", () => {
  const facts = randomFacts(3, 80, 80);
  const market = readMarket(facts.seekers, facts.vacancies);
  const silent = withSeekers(
    market,
    facts.seekers.map(({ id }) => ({ id })),
  );
  for (let s = 0; s < 80; s += 1) {
    for (let v = 0; v < 80; v += 1) {
      const seats = facts.vacancies[v]!.freeSeats + facts.vacancies[v]!.reservedSeats;
      expect(failedRules(silent, s, v) === 0).toBe(seats > 0);
      expect(Number.isInteger(scorePair(market, s, v))).toBe(true);
    }
  }
});
