/** Hard constraints of a pair, each defined once; a rule fails only on facts that are known. */
import { GATES, type Gate } from "./gates.ts";
import { KNOWN, type MarketColumns, UNKNOWN, UNKNOWN_PLACE } from "./market.ts";
import { metresBetween } from "./terms.ts";

export const RULES = [
  "seats",
  "reservedSeat",
  "kind",
  "shut",
  "homeOnly",
  "distance",
  "shifts",
  "hours",
  "schooling",
  "certificates",
  "skills",
  "access",
] as const;
export type RuleName = (typeof RULES)[number];

export const ruleBit = (rule: RuleName): number => 1 << RULES.indexOf(rule);
const GATE_NAMES = Object.keys(GATES) as Gate[];
const GATE_MASKS = Int32Array.from(GATE_NAMES, (gate) => GATES[gate]);
const GATE_BITS = Int32Array.from(GATE_NAMES, ruleBit);
const [SHUT, DISTANCE, HOURS, CERTIFICATES, SKILLS] = (
  ["shut", "distance", "hours", "certificates", "skills"] as const
).map(ruleBit) as [number, number, number, number, number];

/** Metres between a person and a post; `UNKNOWN` when either place is. */
export function metresOfPair({ seekers, vacancies }: MarketColumns, s: number, v: number): number {
  if (seekers.x[s] === UNKNOWN_PLACE || vacancies.x[v] === UNKNOWN_PLACE) return UNKNOWN;
  return metresBetween(seekers.x[s]!, seekers.y[s]!, vacancies.x[v]!, vacancies.y[v]!);
}

export function tooFar(metres: number, maxMetres: number): boolean {
  return metres !== UNKNOWN && maxMetres !== UNKNOWN && metres > maxMetres;
}

export function tooLong(hours: number, hoursMax: number): boolean {
  return hours !== UNKNOWN && hoursMax !== UNKNOWN && hours > hoursMax;
}

/** Fewer than half of the skills that a post demands don't do; one of two does. */
export function lacksSkills(held: number, demanded: number): boolean {
  return held !== UNKNOWN && 2 * held < demanded;
}

/** Skills held of those that the post demands; `UNKNOWN` when the person's aren't known. */
export function skillsHeld({ seekers, vacancies, skillWords }: MarketColumns, s: number, v: number): number {
  if ((seekers.known[s]! & KNOWN.skills) === 0) return UNKNOWN;
  return countHeld(seekers.skills, s * skillWords, vacancies.skill, vacancies.skillFrom, v);
}

/** Whether a demanded certificate is known to be missing. */
export function lacksCertificate(market: MarketColumns, s: number, v: number): boolean {
  const { seekers, vacancies, certificateWords } = market;
  const { certificate, certificateFrom } = vacancies;
  const demanded = certificateFrom[v + 1]! - certificateFrom[v]!;
  if (demanded === 0 || (seekers.known[s]! & KNOWN.certificates) === 0) return false;
  return countHeld(seekers.certificates, s * certificateWords, certificate, certificateFrom, v) < demanded;
}

export function countHeld(
  sets: Uint32Array,
  base: number,
  demanded: Int32Array,
  from: Int32Array,
  v: number,
): number {
  let held = 0;
  for (let i = from[v]!; i < from[v + 1]!; i += 1) {
    const number = demanded[i]!;
    held += (sets[base + (number >> 5)]! >>> (number & 31)) & 1;
  }
  return held;
}

/** Whether this post is closed to this person: refused, or barred by a lawful demand. -1, or the row of the cause. */
export function shutRow({ seekers }: MarketColumns, s: number, v: number): number {
  for (let i = seekers.shutFrom[s]!; i < seekers.shutFrom[s + 1]!; i += 1) {
    if (seekers.shutVacancy[i] === v) return i;
  }
  return -1;
}

/** Every rule that fails, as bits by place in `RULES`; 0 means that the pair may be suggested. */
export function failedRules(market: MarketColumns, s: number, v: number): number {
  const { seekers, vacancies } = market;
  const blocked = seekers.cannot[s]! & vacancies.asks[v]!;
  let failed = 0;
  if (blocked !== 0) {
    for (let i = 0; i < GATE_MASKS.length; i += 1) {
      if ((blocked & GATE_MASKS[i]!) !== 0) failed |= GATE_BITS[i]!;
    }
  }
  if (shutRow(market, s, v) >= 0) failed |= SHUT;
  if (tooFar(metresOfPair(market, s, v), seekers.maxMetres[s]!)) failed |= DISTANCE;
  if (tooLong(vacancies.hours[v]!, seekers.hoursMax[s]!)) failed |= HOURS;
  if (lacksCertificate(market, s, v)) failed |= CERTIFICATES;
  const demanded = vacancies.skillFrom[v + 1]! - vacancies.skillFrom[v]!;
  if (demanded > 0 && lacksSkills(skillsHeld(market, s, v), demanded)) failed |= SKILLS;
  return failed;
}

/** Whether no rule fails: as `failedRules`, left at the first that does. For scans over everybody. */
export function mayTake(market: MarketColumns, s: number, v: number): boolean {
  const { seekers, vacancies } = market;
  if ((seekers.cannot[s]! & vacancies.asks[v]!) !== 0) return false;
  if (tooLong(vacancies.hours[v]!, seekers.hoursMax[s]!)) return false;
  if (tooFar(metresOfPair(market, s, v), seekers.maxMetres[s]!)) return false;
  if (lacksCertificate(market, s, v)) return false;
  const demanded = vacancies.skillFrom[v + 1]! - vacancies.skillFrom[v]!;
  if (demanded > 0 && lacksSkills(skillsHeld(market, s, v), demanded)) return false;
  return shutRow(market, s, v) < 0;
}

export function rulesOf(bits: number): RuleName[] {
  return RULES.filter((_, index) => (bits & (1 << index)) !== 0);
}
