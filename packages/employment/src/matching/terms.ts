/**
 * The score's terms, each defined once, in whole ten-thousandths: the fast search, the brute-force oracle and the
 * explanation call the same functions, so what is shown adds up to the score exactly.
 *
 * The weights are ours (no law gives them): chosen so that occupation and the way to work lead, as placement
 * officers say they do. A fact that isn't known counts the neutral value of its term.
 */
import { UNKNOWN } from "./market.ts";
import type { OccupationStep } from "./occupation-key.ts";

export const TERMS = [
  "occupation",
  "skills",
  "wage",
  "distance",
  "hours",
  "access",
  "employer",
  "refusals",
] as const;
export type TermName = (typeof TERMS)[number];

/** Most points of each term; together 10,000. Past refusals only take away. */
export const MOST: Readonly<Record<TermName, number>> = {
  occupation: 3500,
  skills: 1500,
  wage: 1500,
  distance: 2000,
  hours: 700,
  access: 300,
  employer: 500,
  refusals: 0,
};

const BY_STEP = [3500, 2600, 1500, 600, 0] as const;
const OCCUPATION_UNKNOWN = 1200;
/** `null` when either side's occupation isn't known. */
export function occupationPoints(step: OccupationStep | null): number {
  return step === null ? OCCUPATION_UNKNOWN : BY_STEP[step];
}

const NO_SKILL_DEMANDED = 900;
const SKILLS_UNKNOWN = 750;
/** `held` of the `demanded` skills; `UNKNOWN` when nobody asked. */
export function skillPoints(held: number, demanded: number): number {
  if (demanded === 0) return NO_SKILL_DEMANDED;
  return held === UNKNOWN ? SKILLS_UNKNOWN : Math.floor((MOST.skills * held) / demanded);
}

/** Most that a person can still get from skills, for the search's bound. */
export function bestSkillPoints(known: boolean): number {
  return known ? MOST.skills : NO_SKILL_DEMANDED;
}

/** Yuan a month that a post is taken to pay: the middle of what is said; `UNKNOWN` when nothing is. */
export function offeredWage(from: number, to: number): number {
  if (from === UNKNOWN) return to;
  return to === UNKNOWN ? from : (from + to) >> 1;
}

const WAGE_UNKNOWN = 750;
const WAGE_FLOOR = 600;
const WAGE_SPAN = 600;
/** Nothing at 60 % of the wish or less, all at 120 %, in thousandths between. */
export function wagePoints(offer: number, wish: number): number {
  if (offer === UNKNOWN || wish <= 0) return WAGE_UNKNOWN;
  const share = Math.floor((offer * 1000) / wish) - WAGE_FLOOR;
  const within = Math.max(0, Math.min(WAGE_SPAN, share));
  return Math.floor((MOST.wage * within) / WAGE_SPAN);
}

const DISTANCE_UNKNOWN = 1000;
/** What "far" is taken to be for somebody whose limit isn't known, in metres. */
const USUAL_METRES = 10_000;
/**
 * For somebody who can only work at home, work there has no way; to everybody else the place counts where material
 * is fetched. `metres` is `UNKNOWN` when either place is.
 */
export function distancePoints(metres: number, maxMetres: number, noWay: boolean): number {
  if (noWay) return MOST.distance;
  if (metres === UNKNOWN) return DISTANCE_UNKNOWN;
  const scale = distanceScale(maxMetres);
  return metres >= scale ? 0 : MOST.distance - Math.floor((MOST.distance * metres) / scale);
}

/** Metres at which a post counts nothing for being near. */
export function distanceScale(maxMetres: number): number {
  return maxMetres > 0 ? maxMetres : USUAL_METRES;
}

export function metresBetween(ax: number, ay: number, bx: number, by: number): number {
  const dx = ax - bx;
  const dy = ay - by;
  return Math.floor(Math.sqrt(dx * dx + dy * dy) + 0.5);
}

const HOURS_UNKNOWN = 350;
/** Fewer hours than wished for count in proportion; more than the most are a hard constraint. */
export function hoursPoints(hours: number, hoursMin: number): number {
  if (hours === UNKNOWN || hoursMin === UNKNOWN) return HOURS_UNKNOWN;
  return hours >= hoursMin ? MOST.hours : Math.floor((MOST.hours * hours) / hoursMin);
}

const ACCESS_UNKNOWN = 150;
/** Whether what the person needs at the work place is known to be there; a post that lacks it is not eligible. */
export function accessPoints(needsKnown: boolean, needs: number, postKnown: boolean): number {
  if (!needsKnown) return ACCESS_UNKNOWN;
  return needs === 0 || postKnown ? MOST.access : ACCESS_UNKNOWN;
}

const EMPLOYER_UNKNOWN = 250;
/** `response` in thousandths. */
export function employerPoints(response: number): number {
  return response === UNKNOWN ? EMPLOYER_UNKNOWN : Math.floor((MOST.employer * response) / 1000);
}

export const REFUSAL_PENALTIES = {
  employer: 900,
  occupation: 900,
  wage: 600,
  distance: 600,
  hours: 600,
} as const;

/** What the person refused before, and the same of this post. */
export interface RefusalInputs {
  readonly refusedWage: number;
  readonly refusedMetres: number;
  readonly refusedHours: number;
  readonly employerRefused: boolean;
  readonly occupationRefused: boolean;
  readonly offer: number;
  readonly metres: number;
  readonly hours: number;
  readonly noWay: boolean;
}

/** Below zero for a post like those refused: as badly paid, as far, as long, of that employer, of that work. */
export function refusalPoints(past: RefusalInputs): number {
  let penalty = past.employerRefused ? REFUSAL_PENALTIES.employer : 0;
  if (past.occupationRefused) penalty += REFUSAL_PENALTIES.occupation;
  if (past.refusedWage !== UNKNOWN && past.offer !== UNKNOWN && past.offer <= past.refusedWage) {
    penalty += REFUSAL_PENALTIES.wage;
  }
  const far = past.refusedMetres !== UNKNOWN && past.metres !== UNKNOWN && !past.noWay;
  if (far && past.metres >= past.refusedMetres) penalty += REFUSAL_PENALTIES.distance;
  if (past.refusedHours !== UNKNOWN && past.hours >= past.refusedHours) penalty += REFUSAL_PENALTIES.hours;
  return penalty === 0 ? 0 : -penalty;
}
