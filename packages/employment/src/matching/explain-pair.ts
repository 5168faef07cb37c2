/**
 * Why a post suits a person or not: every term with what it was worked out from, every rule with its answer, and
 * what isn't known yet. `termPoints` works a term out again from what is shown; the sum is the score, exactly.
 */
import { GATES } from "./gates.ts";
import {
  ACCESS_FACTS,
  FACT,
  KNOWN,
  type Market,
  SHIFTS,
  SHUT_CAUSES,
  UNKNOWN,
  UNKNOWN_PLACE,
  VACANCY_KINDS,
} from "./market.ts";
import { occupationCode } from "./occupation-key.ts";
import { type PairInputs, pairInputs, pointsOf } from "./pair-inputs.ts";
import { failedRules, RULES, type RuleName, ruleBit, rulesOf, shutRow } from "./rules.ts";
import { MOST, TERMS, type TermName } from "./terms.ts";

/** A fact that nobody told: whose it is, and its name in `SeekerFacts` or `VacancyFacts`. */
export interface MissingFact {
  readonly of: "seeker" | "vacancy";
  readonly fact: string;
}

/** Facts as shown: codes and names, numbers in the units of the facts, null where not known. */
export type ShownFacts = Readonly<Record<string, number | boolean | string | readonly string[] | null>>;

export interface ExplainedTerm {
  readonly term: TermName;
  /** Ten-thousandths; below zero for past refusals only. */
  readonly points: number;
  readonly most: number;
  readonly shown: ShownFacts;
  readonly missing: readonly MissingFact[];
}

export interface ExplainedRule {
  readonly rule: RuleName;
  /** `unknown` never rejects: the missing facts would settle it. */
  readonly outcome: "met" | "failed" | "unknown";
  readonly shown: ShownFacts;
  readonly missing: readonly MissingFact[];
}

export interface PairExplanation {
  readonly seeker: string;
  readonly vacancy: string;
  /** Whether no rule fails. */
  readonly eligible: boolean;
  readonly score: number;
  readonly terms: readonly ExplainedTerm[];
  readonly rules: readonly ExplainedRule[];
  readonly failed: readonly RuleName[];
  /** All that would make the answer surer, each once. */
  readonly missing: readonly MissingFact[];
  /** What the terms were worked out from, as numbers: `termPoints(term, inputs)` is the term's points. */
  readonly inputs: PairInputs;
}

export { pointsOf as termPoints };

export function explainPair(market: Market, s: number, v: number): PairExplanation {
  const inputs = pairInputs(market, s, v);
  const failedBits = failedRules(market, s, v);
  const terms = TERMS.map((term): ExplainedTerm => {
    const missing = missingForTerm(market, s, v, term);
    return {
      term,
      points: pointsOf(term, inputs),
      most: MOST[term],
      shown: shownTerm(inputs, term),
      missing,
    };
  });
  const rules = RULES.map((rule): ExplainedRule => {
    const missing = missingForRule(market, s, v, rule);
    const failed = (failedBits & ruleBit(rule)) !== 0;
    const outcome = failed ? "failed" : missing.length > 0 ? "unknown" : "met";
    return { rule, outcome, shown: shownRule(market, inputs, s, v, rule), missing: failed ? [] : missing };
  });
  return {
    seeker: market.seekerIds[s]!,
    vacancy: market.vacancyIds[v]!,
    eligible: failedBits === 0,
    score: terms.reduce((sum, { points }) => sum + points, 0),
    terms,
    rules,
    failed: rulesOf(failedBits),
    missing: distinct([...rules.flatMap((rule) => rule.missing), ...terms.flatMap((term) => term.missing)]),
    inputs,
  };
}

function distinct(facts: readonly MissingFact[]): MissingFact[] {
  return [...new Map(facts.map((one) => [`${one.of}.${one.fact}`, one])).values()];
}

const told = (value: number) => (value === UNKNOWN ? null : value);

function shownTerm(inputs: PairInputs, term: TermName): ShownFacts {
  switch (term) {
    case "occupation":
      return {
        steps: inputs.occupation.step,
        wish: occupationCode(inputs.occupation.wish),
        post: occupationCode(inputs.occupation.post),
      };
    case "skills":
      return { held: told(inputs.skills.held), demanded: inputs.skills.demanded };
    case "wage":
      return { offer: told(inputs.wage.offer), wish: told(inputs.wage.wish) };
    case "distance":
      return {
        metres: told(inputs.distance.metres),
        maxMetres: told(inputs.distance.maxMetres),
        noWay: inputs.distance.noWay,
      };
    case "hours":
      return {
        hours: told(inputs.hours.hours),
        hoursMin: told(inputs.hours.hoursMin),
        hoursMax: told(inputs.hours.hoursMax),
      };
    case "access":
      return {
        needs: inputs.access.needsKnown ? namesOf(ACCESS_FACTS, inputs.access.needs) : null,
        postKnown: inputs.access.postKnown,
      };
    case "employer":
      return { responsePerMille: told(inputs.employer.response) };
    case "refusals":
      return {
        refusedWage: told(inputs.refusals.refusedWage),
        refusedMetres: told(inputs.refusals.refusedMetres),
        refusedHours: told(inputs.refusals.refusedHours),
        employerRefused: inputs.refusals.employerRefused,
        occupationRefused: inputs.refusals.occupationRefused,
      };
  }
}

export function namesOf(all: readonly string[], bits: number): string[] {
  return all.filter((_, place) => (bits & (1 << place)) !== 0);
}

function shownRule(market: Market, inputs: PairInputs, s: number, v: number, rule: RuleName): ShownFacts {
  const { seekers, vacancies } = market;
  switch (rule) {
    case "seats":
    case "reservedSeat":
      return {
        freeSeats: vacancies.freeSeats[v]!,
        reservedSeats: vacancies.reservedSeats[v]!,
        holder: [null, false, true][seekers.reservedSeat[s]!] ?? null,
      };
    case "kind":
      return {
        kind: VACANCY_KINDS[vacancies.kind[v]!]!,
        closed: namesOf(VACANCY_KINDS, seekers.closedKinds[s]!),
      };
    case "shut": {
      const row = shutRow(market, s, v);
      return { cause: row < 0 ? null : SHUT_CAUSES[seekers.shutCause[row]!]! };
    }
    case "homeOnly":
      return {
        homeOnly: [null, false, true][seekers.homeOnly[s]!] ?? null,
        atHome: [null, false, true][vacancies.atHome[v]!] ?? null,
      };
    case "distance":
      return shownTerm(inputs, "distance");
    case "shifts":
      return {
        accepted: seekers.shifts[s] === 0 ? null : namesOf(SHIFTS, seekers.shifts[s]!),
        post: vacancies.shifts[v] === 0 ? null : namesOf(SHIFTS, vacancies.shifts[v]!),
      };
    case "hours":
      return shownTerm(inputs, "hours");
    case "schooling":
      return { schooling: told(seekers.schooling[s]!), demanded: vacancies.schooling[v]! };
    case "certificates":
      return { lacking: lackingOf(market, s, v, "certificate") };
    case "skills":
      return { ...shownTerm(inputs, "skills"), lacking: lackingOf(market, s, v, "skill") };
    case "access":
      return {
        needs: (seekers.known[s]! & KNOWN.access) === 0 ? null : namesOf(ACCESS_FACTS, seekers.access[s]!),
        post: (vacancies.known[v]! & KNOWN.access) === 0 ? null : namesOf(ACCESS_FACTS, vacancies.access[v]!),
      };
  }
}

/** Names of the demanded skills or certificates that the person isn't known to have. */
export function lackingOf(market: Market, s: number, v: number, what: "skill" | "certificate"): string[] {
  const { seekers, vacancies } = market;
  const [from, numbers, sets, words, dictionary] =
    what === "skill"
      ? [vacancies.skillFrom, vacancies.skill, seekers.skills, market.skillWords, market.skillNames]
      : [
          vacancies.certificateFrom,
          vacancies.certificate,
          seekers.certificates,
          market.certificateWords,
          market.certificateNames,
        ];
  const lacking: string[] = [];
  for (let i = from[v]!; i < from[v + 1]!; i += 1) {
    const number = numbers[i]!;
    const held = (sets[s * words + (number >> 5)]! >>> (number & 31)) & 1;
    if (held === 0) lacking.push(dictionary.names[number]!);
  }
  return lacking;
}

type Gap = readonly [missing: boolean, of: MissingFact["of"], fact: string];
const gaps = (list: readonly Gap[]): MissingFact[] =>
  list.filter(([missing]) => missing).map(([, of, fact]) => ({ of, fact }));

function missingForTerm(market: Market, s: number, v: number, term: TermName): MissingFact[] {
  const { seekers, vacancies } = market;
  const noWage = vacancies.wageFrom[v] === UNKNOWN && vacancies.wageTo[v] === UNKNOWN;
  switch (term) {
    case "occupation":
      return gaps([
        [(seekers.known[s]! & KNOWN.occupations) === 0, "seeker", "occupations"],
        [vacancies.occupation[v] === 0, "vacancy", "occupation"],
      ]);
    case "wage":
      return gaps([
        [seekers.wage[s] === UNKNOWN, "seeker", "wageFrom"],
        [noWage, "vacancy", "wageFrom"],
      ]);
    case "hours":
      return gaps([
        [seekers.hoursMin[s] === UNKNOWN, "seeker", "hoursPerWeek"],
        [vacancies.hours[v] === UNKNOWN, "vacancy", "hoursPerWeek"],
      ]);
    case "employer":
      return gaps([[vacancies.employerResponse[v] === UNKNOWN, "vacancy", "employerResponse"]]);
    case "skills":
    case "distance":
    case "access":
      return missingForRule(market, s, v, term);
    case "refusals":
      return [];
  }
}

function missingForRule(market: Market, s: number, v: number, rule: RuleName): MissingFact[] {
  const { seekers, vacancies } = market;
  const known = seekers.known[s]!;
  const asks = vacancies.asks[v]!;
  switch (rule) {
    case "seats":
    case "kind":
    case "shut":
      return [];
    case "reservedSeat": {
      const unsure = (asks & GATES.reservedSeat) !== 0 && seekers.reservedSeat[s] === FACT.unknown;
      return gaps([[unsure, "seeker", "reservedSeat"]]);
    }
    case "homeOnly":
      return gaps([
        [vacancies.atHome[v] === FACT.no && seekers.homeOnly[s] === FACT.unknown, "seeker", "homeOnly"],
        [vacancies.atHome[v] === FACT.unknown && seekers.homeOnly[s] === FACT.yes, "vacancy", "atHome"],
      ]);
    case "distance":
      return gaps([
        [seekers.x[s] === UNKNOWN_PLACE, "seeker", "place"],
        [seekers.maxMetres[s] === UNKNOWN, "seeker", "maxKm"],
        [vacancies.x[v] === UNKNOWN_PLACE, "vacancy", "place"],
      ]);
    case "shifts":
      return gaps([
        [seekers.shifts[s] === 0, "seeker", "shifts"],
        [vacancies.shifts[v] === 0, "vacancy", "shifts"],
      ]);
    case "hours":
      return gaps([
        [seekers.hoursMax[s] === UNKNOWN, "seeker", "hoursPerWeek"],
        [vacancies.hours[v] === UNKNOWN, "vacancy", "hoursPerWeek"],
      ]);
    case "schooling":
      return gaps([[vacancies.schooling[v]! > 0 && seekers.schooling[s] === UNKNOWN, "seeker", "schooling"]]);
    case "certificates": {
      const demanded = vacancies.certificateFrom[v + 1]! - vacancies.certificateFrom[v]!;
      return gaps([[demanded > 0 && (known & KNOWN.certificates) === 0, "seeker", "certificates"]]);
    }
    case "skills": {
      const demanded = vacancies.skillFrom[v + 1]! - vacancies.skillFrom[v]!;
      return gaps([[demanded > 0 && (known & KNOWN.skills) === 0, "seeker", "skills"]]);
    }
    case "access":
      return gaps([
        [(known & KNOWN.access) === 0, "seeker", "accessNeeds"],
        [seekers.access[s] !== 0 && (vacancies.known[v]! & KNOWN.access) === 0, "vacancy", "access"],
      ]);
  }
}
