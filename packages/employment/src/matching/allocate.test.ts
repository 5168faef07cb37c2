import { createRequire } from "node:module";
import type loadHighs from "highs";
import { expect, test } from "vitest";
import { allocate } from "./allocate.ts";
import { bestByTrying } from "./every-pair.ts";
import { FACT, type Market } from "./market.ts";
import { rankHere } from "./rank-everybody.ts";
import { readMarket } from "./read-market.ts";
import { failedRules } from "./rules.ts";
import { randomFacts } from "./testing/random-market.ts";

/** A CommonJS module whose types say it has a default export, which it hasn't. */
const highsLoader = createRequire(import.meta.url)("highs") as typeof loadHighs.default;

/** The best total that any allocation of all pairs can have, by linear programming. */
async function bestTotal(market: Market): Promise<number> {
  const highs = await highsLoader();
  const { seekers, vacancies } = market;
  const objective: string[] = [];
  const ofPerson: string[] = [];
  const ofSeats = new Map<string, string[]>();
  for (let s = 0; s < seekers.length; s += 1) {
    const own: string[] = [];
    for (const { row, score } of bestByTrying(market, s, vacancies.length)) {
      const kinds = seekers.reservedSeat[s] === FACT.yes ? ["f", "r"] : ["f"];
      for (const kind of kinds) {
        const name = `x${s}_${row}${kind}`;
        objective.push(`${score >= 0 ? "+" : "-"} ${Math.abs(score)} ${name}`);
        own.push(name);
        ofSeats.set(`${row}${kind}`, [...(ofSeats.get(`${row}${kind}`) ?? []), name]);
      }
    }
    if (own.length > 0) ofPerson.push(`p${s}: ${own.join(" + ")} <= 1`);
  }
  if (objective.length === 0) return 0;
  const seats = [...ofSeats].map(([key, names]) => {
    const row = Number.parseInt(key, 10);
    const count = key.endsWith("f") ? vacancies.freeSeats[row] : vacancies.reservedSeats[row];
    return `s${key}: ${names.join(" + ")} <= ${count}`;
  });
  const text = `Maximize\n obj: ${objective.join(" ")}\nSubject To\n ${[...ofPerson, ...seats].join("\n ")}\nEnd`;
  return Math.round(highs.solve(text).ObjectiveValue);
}

test("the total is within a thousandth of the best possible on 100 random markets, and the bound holds", async () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const facts = randomFacts(seed, 50, 12 + (seed % 30));
    const market = readMarket(facts.seekers, facts.vacancies);
    const result = allocate(market, rankHere(market, 4));
    const best = await bestTotal(market);
    expect(result.total).toBeGreaterThanOrEqual(0.999 * best);
    expect(result.total).toBeLessThanOrEqual(best);
    expect(result.bound).toBeGreaterThanOrEqual(best);
  }
}, 60_000);

test("nobody gets a seat against a rule, no post gives more than it has, reserved seats go to holders alone", () => {
  for (let seed = 200; seed < 230; seed += 1) {
    const facts = randomFacts(seed, 120, 40);
    const market = readMarket(facts.seekers, facts.vacancies);
    const { vacancy, reserved, placed } = allocate(market, rankHere(market, 10));
    const taken = new Map<string, number>();
    for (let s = 0; s < 120; s += 1) {
      const v = vacancy[s]!;
      if (v < 0) continue;
      expect(failedRules(market, s, v)).toBe(0);
      if (reserved[s] === 1) expect(market.seekers.reservedSeat[s]).toBe(FACT.yes);
      const key = `${v} ${reserved[s]}`;
      taken.set(key, (taken.get(key) ?? 0) + 1);
    }
    for (const [key, count] of taken) {
      const [v, kind] = key.split(" ").map(Number) as [number, number];
      const { freeSeats, reservedSeats } = market.vacancies;
      expect(count).toBeLessThanOrEqual(kind === 1 ? reservedSeats[v]! : freeSeats[v]!);
    }
    expect(placed).toBe([...vacancy].filter((v) => v >= 0).length);
    expect(placed).toBeGreaterThan(20);
  }
});

test("the same market gives the same seats, byte for byte, in whatever order its facts come", () => {
  const facts = randomFacts(9, 300, 80);
  const bytes = (market: Market) => {
    const { vacancy, reserved, price } = allocate(market, rankHere(market, 10));
    return [vacancy, reserved, price].map((column) => Buffer.from(column.buffer).toString("hex"));
  };
  const first = bytes(readMarket(facts.seekers, facts.vacancies));
  expect(bytes(readMarket([...facts.seekers].reverse(), [...facts.vacancies].reverse()))).toEqual(first);
});
