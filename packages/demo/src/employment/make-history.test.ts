import { type CalendarDate, checkCreditCode, toDateNumber } from "@olive/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadDemoSettings } from "../load-demo-settings.ts";
import { demoCounties } from "../testing/demo-counties.ts";
import { loadEmploymentDemo } from "./load-employment-demo.ts";
import { makeHistory, totalsFor } from "./make-history.ts";
import { makeMarket } from "./make-market.ts";
import { makeSeekers } from "./make-seekers.ts";
import { makeFormer } from "./make-standings.ts";

const packs = demoCounties().flatMap(({ name, folder }) => {
  const employment = loadEmploymentDemo(folder);
  return employment === undefined ? [] : [{ name, folder, employment }];
});

const peopleOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ reference: String(index).padStart(32, "0"), name: `某${index}`, place: "330799001001" },
  }));

test("some county's demo has an employment history", () => {
  expect(packs.length).toBeGreaterThan(0);
});

describe.each(packs)("employment demo of $name", async ({ folder, employment }) => {
  const { history } = employment;
  const settings = await loadDemoSettings(folder);
  const people = peopleOf(900);
  const pairs = people.map((person) => ({ ...person, policy: "anyGroup", months: 12 }));
  const make = (placed: number, services: number, recognitions: number, seed = 1) =>
    makeHistory(
      employment,
      settings.idArea,
      people,
      { pairs, former: [] },
      { placed, services, recognitions },
      seed,
    );

  test("totals come out of the rows, whatever they are (property)", () => {
    fc.assert(
      fc.property(fc.nat(900), fc.nat(4000), fc.nat(1800), fc.nat(99), (placed, more, recognitions, seed) => {
        const services = placed * 2 + more;
        const made = make(placed, services, recognitions, seed);
        const acts = made.standings.reduce((sum, { renewed }) => sum + 1 + renewed.length, 0);
        expect(acts).toBe(recognitions);
        expect(new Set(made.placements.map(({ reference }) => reference)).size).toBe(placed);
        expect(made.services).toHaveLength(services);
        for (const rows of [made.clues, made.visits, made.services, made.referrals, made.placements]) {
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("every day lies in the period, and nobody starts before somebody met them", () => {
    const made = make(400, 1400, 800);
    const days = [
      ...made.clues.map(({ foundOn }) => foundOn),
      ...made.visits.map(({ visitedOn }) => visitedOn),
      ...made.services.map(({ heldOn }) => heldOn),
      ...made.referrals.flatMap(({ sentOn, answeredOn }) => [sentOn, answeredOn ?? sentOn]),
      ...made.placements.flatMap(({ beganOn, endedOn }) => [beganOn, endedOn ?? beganOn]),
      ...made.followUps.map(({ dueOn, answeredOn }) => answeredOn ?? dueOn),
      ...made.standings.flatMap(({ from, renewed, ended }) => [from, ...renewed, ended.on]),
    ].map((day: CalendarDate) => toDateNumber(day));
    expect(Math.min(...days)).toBeGreaterThanOrEqual(history.from);
    expect(Math.max(...days)).toBeLessThanOrEqual(history.until);
    const first = new Map<string, string>();
    for (const { reference, heldOn } of made.services) {
      const before = first.get(reference);
      if (before === undefined || heldOn < before) first.set(reference, heldOn);
    }
    for (const { reference, beganOn, endedOn } of made.placements) {
      expect((first.get(reference) ?? "9") < beganOn).toBe(true);
      expect(endedOn === null || endedOn > beganOn).toBe(true);
    }
  });

  test("is the same again, and scales by the share that it states", () => {
    expect(make(50, 180, 90)).toEqual(make(50, 180, 90));
    expect(totalsFor(history, history.atPeople)).toEqual(history.totals);
    expect(totalsFor(history, history.atPeople * 3)).toEqual(history.totals);
    const half = totalsFor(history, history.atPeople / 2);
    expect(half.placed).toBe(Math.floor(history.totals.placed / 2));
  });

  test("former members fill up before anybody is renewed more than usual, and are in no group of today's", () => {
    const groups = [
      pairs.slice(0, 300),
      pairs.slice(300, 420).map((pair) => ({ ...pair, policy: "other" })),
    ].flat();
    const former = makeFormer(groups, people, 1);
    const held = new Set(groups.map(({ reference, policy }) => `${reference}/${policy}`));
    expect(former.some(({ reference, policy }) => held.has(`${reference}/${policy}`))).toBe(false);
    const totals = { recognitions: 900, placed: 0, services: 0 };
    const made = makeHistory(employment, settings.idArea, people, { pairs: groups, former }, totals, 1);
    expect(made.standings.reduce((sum, { renewed }) => sum + 1 + renewed.length, 0)).toBe(900);
    expect(new Set(made.standings.map(({ id }) => id)).size).toBe(made.standings.length);
  });

  test("too few people are refused by name", () => {
    expect(() => make(901, 2000, 0)).toThrow(/901 placements/);
    expect(() => make(0, 0, 1801)).toThrow(/1801 person-times/);
  });

  test("employers and posts are invented, right by GB 32100, and as many as the county says", () => {
    const market = makeMarket(employment.market, settings.idArea, settings.villages, 1, 20220616);
    expect(market.employers).toHaveLength(employment.market.employers);
    expect(market.vacancies).toHaveLength(employment.market.vacancies);
    for (const { creditCode, name } of market.employers) {
      expect(checkCreditCode(creditCode).ok && creditCode.slice(2, 8) === settings.idArea).toBe(true);
      expect(settings.neverNamed.texts.some((text) => name.includes(text))).toBe(false);
    }
    expect(new Set(market.vacancies.map(({ kind }) => kind))).toEqual(
      new Set(["ordinary", "publicPost", "assistedEmployment", "homeProcessing", "craftHelper"]),
    );
    expect(market.vacancies.every(({ seats, seatsReserved }) => seatsReserved <= seats)).toBe(true);
    expect(makeMarket(employment.market, settings.idArea, settings.villages, 1, 20220616)).toEqual(market);
  });

  test("a share of those who look for work was asked", () => {
    const asked = makeSeekers(employment, people, 1, 20220616).length / people.length;
    expect(Math.abs(asked - employment.seekers.asked)).toBeLessThan(0.06);
  });

  test("a wage, where one is said, is a band", () => {
    expect(unlikeTitles(employment)).toEqual([]);
  });
});

function unlikeTitles({ market }: NonNullable<ReturnType<typeof loadEmploymentDemo>>): string[] {
  return Object.entries(market.titles)
    .filter(([, { occupation, wage, piece }]) => {
      const band = wage === undefined ? piece !== undefined : wage[0] < wage[1];
      return !band || !/^\d-\d{2}-\d{2}-\d{2}$/.test(occupation);
    })
    .map(([code]) => code);
}
