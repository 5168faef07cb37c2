/** What each term of one pair is worked out from, and the points that follow: for reasons, and the tests' oracle. */
import { FACT, KNOWN, type MarketColumns, type SeekerColumns, UNKNOWN, WISHES } from "./market.ts";
import { minorOf, type OccupationStep, occupationStep } from "./occupation-key.ts";
import { metresOfPair, skillsHeld } from "./rules.ts";
import {
  accessPoints,
  distancePoints,
  employerPoints,
  hoursPoints,
  occupationPoints,
  offeredWage,
  type RefusalInputs,
  refusalPoints,
  skillPoints,
  type TermName,
  wagePoints,
} from "./terms.ts";

/** Inputs as numbers; `UNKNOWN` (-1) or `null` where the fact isn't known. */
export interface PairInputs {
  readonly occupation: { readonly step: OccupationStep | null; readonly wish: number; readonly post: number };
  readonly skills: { readonly held: number; readonly demanded: number };
  readonly wage: { readonly offer: number; readonly wish: number };
  readonly distance: { readonly metres: number; readonly maxMetres: number; readonly noWay: boolean };
  readonly hours: { readonly hours: number; readonly hoursMin: number; readonly hoursMax: number };
  readonly access: { readonly needsKnown: boolean; readonly needs: number; readonly postKnown: boolean };
  readonly employer: { readonly response: number };
  readonly refusals: RefusalInputs;
}

/** The points of one term from the inputs shown: what makes a reason checkable. */
export function pointsOf(term: TermName, inputs: PairInputs): number {
  switch (term) {
    case "occupation":
      return occupationPoints(inputs.occupation.step);
    case "skills":
      return skillPoints(inputs.skills.held, inputs.skills.demanded);
    case "wage":
      return wagePoints(inputs.wage.offer, inputs.wage.wish);
    case "distance":
      return distancePoints(inputs.distance.metres, inputs.distance.maxMetres, inputs.distance.noWay);
    case "hours":
      return hoursPoints(inputs.hours.hours, inputs.hours.hoursMin);
    case "access":
      return accessPoints(inputs.access.needsKnown, inputs.access.needs, inputs.access.postKnown);
    case "employer":
      return employerPoints(inputs.employer.response);
    case "refusals":
      return refusalPoints(inputs.refusals);
  }
}

export function pairInputs(market: MarketColumns, s: number, v: number): PairInputs {
  const { seekers, vacancies } = market;
  const offer = offeredWage(vacancies.wageFrom[v]!, vacancies.wageTo[v]!);
  const metres = metresOfPair(market, s, v);
  const noWay = vacancies.atHome[v] === FACT.yes && seekers.homeOnly[s] === FACT.yes;
  const hours = vacancies.hours[v]!;
  return {
    occupation: nearestWish(market, s, v),
    skills: {
      held: skillsHeld(market, s, v),
      demanded: vacancies.skillFrom[v + 1]! - vacancies.skillFrom[v]!,
    },
    wage: { offer, wish: seekers.wage[s]! },
    distance: { metres, maxMetres: seekers.maxMetres[s]!, noWay },
    hours: { hours, hoursMin: seekers.hoursMin[s]!, hoursMax: seekers.hoursMax[s]! },
    access: {
      needsKnown: (seekers.known[s]! & KNOWN.access) !== 0,
      needs: seekers.access[s]!,
      postKnown: (vacancies.known[v]! & KNOWN.access) !== 0,
    },
    employer: { response: vacancies.employerResponse[v]! },
    refusals: {
      refusedWage: seekers.refusedWage[s]!,
      refusedMetres: seekers.refusedMetres[s]!,
      refusedHours: seekers.refusedHours[s]!,
      employerRefused: hasRefusedEmployer(market, s, v),
      occupationRefused: hasRefusedOccupation(market, s, v),
      offer,
      metres,
      hours,
      noWay,
    },
  };
}

/** The wish that lies nearest to the post; `step` is null when either side isn't known. */
function nearestWish({ seekers, vacancies }: MarketColumns, s: number, v: number): PairInputs["occupation"] {
  const post = vacancies.occupation[v]!;
  let best: OccupationStep | null = null;
  let wish = 0;
  for (let i = s * WISHES; i < (s + 1) * WISHES; i += 1) {
    const key = seekers.wishes[i]!;
    if (key === 0 || post === 0) continue;
    const step = occupationStep(key, post);
    if (best !== null && step >= best) continue;
    best = step;
    wish = key;
  }
  return { step: best, wish, post };
}

export function hasRefusedEmployer({ seekers, vacancies }: MarketColumns, s: number, v: number): boolean {
  for (let i = seekers.refusedEmployerFrom[s]!; i < seekers.refusedEmployerFrom[s + 1]!; i += 1) {
    if (seekers.refusedEmployer[i] === vacancies.employer[v]) return true;
  }
  return false;
}

export function hasRefusedOccupation({ seekers, vacancies }: MarketColumns, s: number, v: number): boolean {
  const post = minorOf(vacancies.occupation[v]!);
  if (post === 0) return false;
  for (let i = seekers.refusedOccupationFrom[s]!; i < seekers.refusedOccupationFrom[s + 1]!; i += 1) {
    if (seekers.refusedOccupation[i] === post) return true;
  }
  return false;
}

/** Whether anything was refused before: most people have nothing to look up. */
export function hasRefusals(seekers: SeekerColumns, s: number): boolean {
  return (
    seekers.refusedWage[s] !== UNKNOWN ||
    seekers.refusedMetres[s] !== UNKNOWN ||
    seekers.refusedHours[s] !== UNKNOWN ||
    seekers.refusedEmployerFrom[s] !== seekers.refusedEmployerFrom[s + 1] ||
    seekers.refusedOccupationFrom[s] !== seekers.refusedOccupationFrom[s + 1]
  );
}
