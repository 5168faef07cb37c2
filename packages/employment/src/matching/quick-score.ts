/**
 * The score of one pair without an object made: for scans over everybody. The points are those of terms.ts; a test holds
 * it against `scorePair`, pair by pair.
 */
import { FACT, KNOWN, type MarketColumns, WISHES } from "./market.ts";
import { nearestStep } from "./occupation-key.ts";
import { hasRefusals, pairInputs, pointsOf } from "./pair-inputs.ts";
import { metresOfPair, skillsHeld } from "./rules.ts";
import {
  accessPoints,
  distancePoints,
  employerPoints,
  hoursPoints,
  MOST,
  occupationPoints,
  offeredWage,
  skillPoints,
  wagePoints,
} from "./terms.ts";

/** Ten-thousandths; says nothing of the hard constraints. */
export function quickScore(market: MarketColumns, s: number, v: number): number {
  const { seekers, vacancies } = market;
  const known = seekers.known[s]!;
  const demanded = vacancies.skillFrom[v + 1]! - vacancies.skillFrom[v]!;
  const offer = offeredWage(vacancies.wageFrom[v]!, vacancies.wageTo[v]!);
  const noWay = vacancies.atHome[v] === FACT.yes && seekers.homeOnly[s] === FACT.yes;
  const metres = metresOfPair(market, s, v);
  return (
    occupationOf(market, s, v) +
    skillPoints(demanded === 0 ? 0 : skillsHeld(market, s, v), demanded) +
    wagePoints(offer, seekers.wage[s]!) +
    distancePoints(metres, seekers.maxMetres[s]!, noWay) +
    hoursPoints(vacancies.hours[v]!, seekers.hoursMin[s]!) +
    accessPoints(
      (known & KNOWN.access) !== 0,
      seekers.access[s]!,
      (vacancies.known[v]! & KNOWN.access) !== 0,
    ) +
    employerPoints(vacancies.employerResponse[v]!) +
    (hasRefusals(seekers, s) ? pointsOf("refusals", pairInputs(market, s, v)) : 0)
  );
}

function occupationOf({ seekers, vacancies }: MarketColumns, s: number, v: number): number {
  const post = vacancies.occupation[v]!;
  if (post === 0 || (seekers.known[s]! & KNOWN.occupations) === 0) return occupationPoints(null);
  const { wishes } = seekers;
  const at = s * WISHES;
  return occupationPoints(nearestStep(post, wishes[at]!, wishes[at + 1]!, wishes[at + 2]!));
}

const MOST_BESIDE = MOST.skills + MOST.wage + MOST.hours + MOST.access;

/** No more than this can the pair score: from occupation, way and employer alone, for whoever may pass the rest over. */
export function mostScore(market: MarketColumns, s: number, v: number): number {
  const { seekers, vacancies } = market;
  const noWay = vacancies.atHome[v] === FACT.yes && seekers.homeOnly[s] === FACT.yes;
  return (
    occupationOf(market, s, v) +
    distancePoints(metresOfPair(market, s, v), seekers.maxMetres[s]!, noWay) +
    MOST_BESIDE +
    employerPoints(vacancies.employerResponse[v]!)
  );
}

/** The best few of a scan: highest first, of two alike the one whose id comes first. */
export interface Best<Id extends string | number> {
  /** Whether a score could still enter, whatever its id. */
  mayEnter(score: number): boolean;
  put(id: Id, score: number): void;
  list(): { readonly id: Id; readonly score: number }[];
}

export function keepBest<Id extends string | number = string>(most: number): Best<Id> {
  const kept: { id: Id; score: number }[] = [];
  const before = (a: { id: Id; score: number }, id: Id, score: number) =>
    a.score > score || (a.score === score && a.id < id);
  return {
    mayEnter: (score) => most > 0 && (kept.length < most || score >= (kept.at(-1)?.score ?? 0)),
    put: (id, score) => {
      const last = kept.at(-1);
      if (kept.length === most && last !== undefined && before(last, id, score)) return;
      let place = kept.length;
      while (place > 0 && !before(kept[place - 1]!, id, score)) place -= 1;
      kept.splice(place, 0, { id, score });
      if (kept.length > most) kept.pop();
    },
    list: () => kept,
  };
}
