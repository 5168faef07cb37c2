import { expect, test } from "vitest";
import { scorePair } from "./every-pair.ts";
import { explainPair, termPoints } from "./explain-pair.ts";
import type { SeekerFacts, VacancyFacts } from "./market.ts";
import { readMarket } from "./read-market.ts";
import { TERMS, type TermName } from "./terms.ts";
import { drawFrom, randomFacts, randomSeeker, randomVacancy } from "./testing/random-market.ts";

test("the terms shown add up to the score, and each can be worked out again from what is shown", () => {
  const facts = randomFacts(21, 60, 60);
  const market = readMarket(facts.seekers, facts.vacancies);
  for (let s = 0; s < 60; s += 1) {
    for (let v = 0; v < 60; v += 1) {
      const reasons = explainPair(market, s, v);
      const again = TERMS.reduce((sum, term) => sum + termPoints(term, reasons.inputs), 0);
      expect(reasons.score).toBe(scorePair(market, s, v));
      expect(again).toBe(reasons.score);
    }
  }
});

interface Flip {
  readonly term: TermName;
  readonly seeker?: (person: SeekerFacts) => Partial<SeekerFacts>;
  readonly vacancy?: (post: VacancyFacts) => Partial<VacancyFacts>;
  /** The way that the score moves. */
  readonly way: 1 | -1;
}

/** A pair where every fact is told, so that each flip has something to move. */
const PERSON: Partial<SeekerFacts> = {
  occupations: ["4-10-01-06"],
  skills: ["缝纫"],
  certificates: [],
  wageFrom: 4000,
  hoursPerWeek: [40, 48],
  shifts: ["day"],
  schooling: 3,
  place: { x: 1000, y: 1000 },
  maxKm: 10,
  homeOnly: false,
  accessNeeds: ["seated"],
  reservedSeat: false,
  closedKinds: [],
  shut: [],
  refusals: [],
};
const POST: Partial<VacancyFacts> = {
  occupation: "4-10-01-02",
  kind: "ordinary",
  freeSeats: 2,
  wageFrom: 3800,
  wageTo: 4200,
  hoursPerWeek: 44,
  shifts: ["day"],
  atHome: false,
  access: ["seated"],
  schooling: 2,
  certificates: [],
  skills: ["缝纫", "电焊"],
  employerResponse: 0.6,
};

const FLIPS: readonly Flip[] = [
  { term: "occupation", way: 1, vacancy: () => ({ occupation: "4-10-01-06" }) },
  { term: "occupation", way: -1, vacancy: () => ({ occupation: "6-18-01-01" }) },
  { term: "skills", way: 1, seeker: () => ({ skills: ["缝纫", "电焊"] }) },
  { term: "wage", way: 1, vacancy: () => ({ wageFrom: 4400, wageTo: 4600 }) },
  { term: "wage", way: -1, seeker: () => ({ wageFrom: 5000 }) },
  { term: "distance", way: 1, seeker: () => ({ maxKm: 20 }) },
  { term: "hours", way: -1, vacancy: () => ({ hoursPerWeek: 20 }) },
  { term: "access", way: -1, vacancy: () => ({ access: undefined }) },
  { term: "employer", way: 1, vacancy: () => ({ employerResponse: 0.9 }) },
  { term: "refusals", way: -1, seeker: () => ({ refusals: [{ reason: "wage", wage: 4500 }] }) },
];

test("one stated fact changed moves that term, the score and the rank the stated way, in 1,000 cases", () => {
  const draw = drawFrom(5);
  let moved = 0;
  for (let round = 0; round < 100; round += 1) {
    const place = { x: 2500 + Math.floor(draw() * 5000), y: 1500 };
    const other: VacancyFacts = {
      ...randomVacancy(draw, 1),
      ...POST,
      place,
      id: "v1",
      employer: "firm-1",
    } as VacancyFacts;
    const post: VacancyFacts = { ...other, id: "v0" };
    const person: SeekerFacts = { ...randomSeeker(draw, 0, 0), ...PERSON };
    for (const flip of FLIPS) {
      const before = explainPair(readMarket([person], [post, other]), 0, 0);
      const changed = { ...post, ...flip.vacancy?.(post) };
      const market = readMarket([{ ...person, ...flip.seeker?.(person) }], [changed, other]);
      const after = explainPair(market, 0, 0);
      const term = (reasons: typeof after) => reasons.terms.find((one) => one.term === flip.term)!.points;
      expect(Math.sign(term(after) - term(before))).toBe(flip.way);
      expect(after.score - before.score).toBe(term(after) - term(before));
      if (flip.vacancy !== undefined) expect(Math.sign(after.score - scorePair(market, 0, 1))).toBe(flip.way);
      moved += 1;
    }
  }
  expect(moved).toBe(1000);
});

test("a near miss names the rule that fails, and an unknown fact is asked for", () => {
  const person: SeekerFacts = { ...PERSON, id: "s0", schooling: 1, shifts: undefined } as SeekerFacts;
  const post: VacancyFacts = {
    ...POST,
    id: "v0",
    employer: "f",
    reservedSeats: 0,
    certificates: ["健康证"],
  } as VacancyFacts;
  const reasons = explainPair(readMarket([person], [post]), 0, 0);
  expect(reasons.eligible).toBe(false);
  expect(reasons.failed).toEqual(["schooling", "certificates"]);
  expect(reasons.rules.find(({ rule }) => rule === "certificates")?.shown).toEqual({ lacking: ["健康证"] });
  expect(reasons.rules.find(({ rule }) => rule === "shifts")?.outcome).toBe("unknown");
  expect(reasons.missing).toContainEqual({ of: "seeker", fact: "shifts" });
  expect(reasons.missing).toContainEqual({ of: "vacancy", fact: "place" });
});
