/** Small markets by chance, with every kind of fact and many of them unknown, for the tests of matching. */
import {
  ACCESS_FACTS,
  type PastRefusal,
  REFUSAL_REASONS,
  type SeekerFacts,
  SHIFTS,
  VACANCY_KINDS,
  type VacancyFacts,
} from "../market.ts";

export type Draw = () => number;

/** Mulberry32. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(draw: Draw, list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
const some = <T>(draw: Draw, list: readonly T[], share: number): T[] => list.filter(() => draw() < share);
const maybe = <T>(draw: Draw, value: T): T | undefined => (draw() < 0.15 ? undefined : value);

const OCCUPATIONS = [
  "4-10-01-06",
  "4-10-01-02",
  "4-10-02-01",
  "4-03-02-01",
  "6-18-01-01",
  "6-18-01-04",
  "5-01-00-00",
];
const SKILLS = ["缝纫", "电焊", "保洁", "收银", "养老护理", "叉车"];
const CERTIFICATES = ["电工证", "健康证", "叉车证"];
const SIDE = 20_000;
const placeOf = (draw: Draw) => ({ x: Math.floor(draw() * SIDE), y: Math.floor(draw() * SIDE) });
const idOf = (letter: string, row: number) => `${letter}${String(row).padStart(5, "0")}`;

export function randomSeeker(draw: Draw, row: number, posts: number): SeekerFacts {
  const least = 10 + Math.floor(draw() * 30);
  return {
    id: idOf("s", row),
    occupations: maybe(draw, some(draw, OCCUPATIONS, 0.3)),
    skills: maybe(draw, some(draw, SKILLS, 0.5)),
    schooling: maybe(draw, Math.floor(draw() * 8)),
    certificates: maybe(draw, some(draw, CERTIFICATES, 0.5)),
    hoursPerWeek: maybe(draw, [least, least + Math.floor(draw() * 30)] as const),
    shifts: maybe(draw, [pick(draw, SHIFTS), ...some(draw, SHIFTS, 0.4)]),
    wageFrom: maybe(draw, 2500 + Math.floor(draw() * 4000)),
    place: maybe(draw, placeOf(draw)),
    maxKm: maybe(draw, 1 + Math.floor(draw() * 20)),
    homeOnly: maybe(draw, draw() < 0.1),
    accessNeeds: maybe(draw, some(draw, ACCESS_FACTS, 0.1)),
    reservedSeat: maybe(draw, draw() < 0.2),
    closedKinds: some(draw, VACANCY_KINDS, 0.05),
    shut: draw() < 0.2 ? [{ vacancy: idOf("v", Math.floor(draw() * posts)), cause: "refused" }] : [],
    refusals: draw() < 0.4 ? [refusalOf(draw), refusalOf(draw)] : [],
  };
}

function refusalOf(draw: Draw): PastRefusal {
  return {
    reason: pick(draw, REFUSAL_REASONS),
    employer: `firm-${Math.floor(draw() * 12)}`,
    occupation: pick(draw, OCCUPATIONS),
    wage: 2500 + Math.floor(draw() * 2000),
    metres: 3000 + Math.floor(draw() * 9000),
    hoursPerWeek: 30 + Math.floor(draw() * 25),
  };
}

export function randomVacancy(draw: Draw, row: number): VacancyFacts {
  const wage = 2800 + Math.floor(draw() * 4000);
  return {
    id: idOf("v", row),
    occupation: maybe(draw, pick(draw, OCCUPATIONS)),
    kind: pick(draw, VACANCY_KINDS),
    freeSeats: Math.floor(draw() * 4),
    reservedSeats: draw() < 0.2 ? 1 : 0,
    wageFrom: maybe(draw, wage),
    wageTo: maybe(draw, wage + Math.floor(draw() * 1500)),
    hoursPerWeek: maybe(draw, 20 + Math.floor(draw() * 40)),
    shifts: maybe(draw, [pick(draw, SHIFTS)]),
    place: maybe(draw, placeOf(draw)),
    atHome: maybe(draw, draw() < 0.2),
    access: maybe(draw, some(draw, ACCESS_FACTS, 0.7)),
    schooling: maybe(draw, Math.floor(draw() * 5)),
    certificates: draw() < 0.3 ? [pick(draw, CERTIFICATES)] : [],
    skills: some(draw, SKILLS, 0.3),
    employer: `firm-${Math.floor(draw() * 12)}`,
    employerResponse: maybe(draw, Math.floor(draw() * 101) / 100),
  };
}

export interface RandomFacts {
  readonly seekers: SeekerFacts[];
  readonly vacancies: VacancyFacts[];
}

export function randomFacts(seed: number, people: number, posts: number): RandomFacts {
  const draw = drawFrom(seed);
  return {
    seekers: Array.from({ length: people }, (_, row) => randomSeeker(draw, row, posts)),
    vacancies: Array.from({ length: posts }, (_, row) => randomVacancy(draw, row)),
  };
}
