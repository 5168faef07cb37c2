import { type CalendarDate, type DateNumber, fromDateNumber } from "@olive/kernel";
import { createRandom, type Random } from "../random.ts";
import type { DemoPerson } from "./history.ts";
import type { EmploymentDemo } from "./settings.ts";

/** Somebody who looks for work, with what a visit would have asked. */
export interface DemoSeeker extends DemoPerson {
  readonly needs: Readonly<Record<string, unknown>>;
  readonly knownOn: CalendarDate;
}

const STREAM = 7_000_041;
const TRAVEL = ["walk", "bike", "bus", "car"] as const;
const HOURS = [
  [20, 30],
  [36, 44],
  [40, 50],
  [44, 56],
] as const;
const CARE = 0.18;
const HOME_ONLY = 0.08;
const WISH_STEP = 100;

/** Needs of a share of those who look for work; the others are still to be visited. Whom a name fits is chance. */
export function makeSeekers(
  { market, seekers }: EmploymentDemo,
  people: readonly DemoPerson[],
  seed: number,
  today: DateNumber,
): DemoSeeker[] {
  const random = createRandom(seed, STREAM);
  const knownOn = fromDateNumber(today);
  const titles = Object.values(market.titles);
  return people.flatMap((person) => {
    const asked = random.chance(seekers.asked);
    const needs = drawNeeds(titles, random);
    if (!asked) return [];
    const sources = Object.fromEntries(
      Object.keys(needs).map((item) => [item, { from: "asked", on: knownOn }]),
    );
    return [{ ...person, needs: { ...needs, sources }, knownOn }];
  });
}

function drawNeeds(titles: readonly EmploymentDemo["market"]["titles"][string][], random: Random) {
  const wishes = Array.from({ length: random.int(1, 3) }, () => random.pick(titles));
  const wage = Math.min(...wishes.map((title) => title.wage?.[0] ?? 2400));
  const homeOnly = random.chance(HOME_ONLY);
  const care = random.chance(CARE);
  return {
    willing: "yes",
    occupations: [...new Set(wishes.map(({ occupation }) => occupation))],
    ...(random.chance(0.4) ? { skills: [...new Set(wishes.flatMap((title) => title.skills ?? []))] } : {}),
    ...(random.chance(0.5) ? { schooling: random.int(2, 5) } : {}),
    hoursPerWeek: homeOnly || care ? HOURS[0] : random.pick(HOURS),
    shifts: care
      ? ["day", "flexible"]
      : random.pick([["day"], ["day", "evening"], ["day", "night", "flexible"]]),
    wageFrom: Math.round((wage * (0.8 + random.next() * 0.25)) / WISH_STEP) * WISH_STEP,
    maxKm: random.pick([3, 5, 8, 12, 20]),
    canTravel: random.pick(TRAVEL),
    ...(homeOnly ? { homeOnly } : {}),
    ...(care ? { careDuties: "照看家人" } : {}),
  };
}
