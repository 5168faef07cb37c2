/**
 * Somebody whose list is empty: which constraint stands before most posts, and the smallest single change that
 * would open one. What "small" means is ours and estimated: see `EFFORT`.
 */
import { lackingOf, namesOf } from "./explain-pair.ts";
import { GATES } from "./gates.ts";
import { ACCESS_FACTS, type Market, SHIFTS, SHUT_CAUSES } from "./market.ts";
import { failedRules, metresOfPair, RULES, type RuleName, rulesOf, shutRow } from "./rules.ts";

/** A change of one fact. `access` and `seats` are the employer's to make, the others the person's. */
export type Change =
  | { readonly rule: "distance"; readonly maxKm: number }
  | { readonly rule: "hours"; readonly hoursMax: number }
  | { readonly rule: "shifts"; readonly add: readonly string[] }
  | { readonly rule: "schooling"; readonly band: number }
  | { readonly rule: "certificates"; readonly certificate: string }
  | { readonly rule: "skills"; readonly skill: string }
  | { readonly rule: "access"; readonly add: readonly string[] }
  | { readonly rule: "homeOnly" }
  | { readonly rule: "shut"; readonly cause: "refused" }
  | { readonly rule: "seats" };

export interface OpeningChange {
  readonly change: Change;
  /** Posts that this change alone opens, and the first of them by id. */
  readonly opens: number;
  readonly vacancy: string;
  /** Smaller is easier; only for the order. */
  readonly effort: number;
}

export interface UnmatchedExplanation {
  readonly seeker: string;
  /** Posts open to this person now; above zero when only the seats ran out. */
  readonly eligible: number;
  readonly blocking: { readonly rule: RuleName; readonly posts: number } | null;
  readonly blocks: readonly { readonly rule: RuleName; readonly posts: number }[];
  /** Every single change that opens something, the smallest first. */
  readonly changes: readonly OpeningChange[];
  /** Where no single change helps: the rules that together stand before the nearest posts. */
  readonly together: readonly RuleName[];
}

/** What a change asks of people, in days of getting used to it or of learning; estimated. */
export const EFFORT = {
  aKilometre: 1,
  anHour: 1,
  shift: 6,
  refused: 4,
  access: 5,
  homeOnly: 12,
  skill: 10,
  certificate: 20,
  schooling: 200,
  seats: 8,
} as const;

export function explainUnmatched(market: Market, s: number): UnmatchedExplanation {
  const { eligible, failures, alone } = lookAround(market, s);
  const blocks = RULES.map((rule, index) => ({ rule, posts: countOf(failures, 1 << index) }))
    .filter(({ posts }) => posts > 0)
    .sort((a, b) => b.posts - a.posts);
  const changes = [...alone]
    .flatMap(([rule, posts]) => changesFor(market, s, rule, posts))
    .sort((a, b) => a.effort - b.effort || b.opens - a.opens);
  const blocking = eligible > 0 ? { rule: "seats" as const, posts: eligible } : (blocks[0] ?? null);
  const together = changes.length > 0 ? [] : rulesOf(commonest(failures));
  return { seeker: market.seekerIds[s]!, eligible, blocking, blocks, changes, together };
}

interface Around {
  readonly eligible: number;
  /** Posts by the rules that fail together, as bits; none where nothing fails. */
  readonly failures: ReadonlyMap<number, number>;
  /** Posts that one rule alone closes. */
  readonly alone: ReadonlyMap<RuleName, number[]>;
}

/** Counted by sets of rules, of which there are few, not by rules post by post. */
function lookAround(market: Market, s: number): Around {
  const counts = new Int32Array(1 << RULES.length);
  const alone = new Map<RuleName, number[]>();
  let eligible = 0;
  for (let v = 0; v < market.vacancies.length; v += 1) {
    const failed = failedRules(market, s, v);
    if (failed === 0) {
      eligible += 1;
      continue;
    }
    counts[failed]! += 1;
    if ((failed & (failed - 1)) === 0) pushTo(alone, RULES[Math.log2(failed)]!, v);
  }
  const failures = new Map<number, number>();
  for (let failed = 1; failed < counts.length; failed += 1) {
    if (counts[failed]! > 0) failures.set(failed, counts[failed]!);
  }
  return { eligible, failures, alone };
}

function countOf(failures: ReadonlyMap<number, number>, bit: number): number {
  let posts = 0;
  for (const [failed, count] of failures) if ((failed & bit) !== 0) posts += count;
  return posts;
}

function pushTo<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** The smallest set of several rules that stands before a post, of those alike the one before most posts. */
function commonest(failures: ReadonlyMap<number, number>): number {
  const size = (bits: number) => rulesOf(bits).length;
  const [first] = [...failures]
    .filter(([bits]) => size(bits) > 1)
    .sort(([a, x], [b, y]) => size(a) - size(b) || y - x || a - b);
  return first?.[0] ?? 0;
}

/** The post that needs least, and every other that needs no more. */
function atLeast(
  market: Market,
  posts: readonly number[],
  needOf: (v: number) => number,
): { readonly need: number; readonly opens: number; readonly vacancy: string } {
  const needs = posts.map(needOf);
  const need = Math.min(...needs);
  return {
    need,
    opens: needs.filter((one) => one <= need).length,
    vacancy: market.vacancyIds[posts[needs.indexOf(need)]!]!,
  };
}

/** Posts by what each lacks: one change for every thing whose absence alone stands in the way. */
function byThing<T>(
  market: Market,
  posts: readonly number[],
  thingsOf: (v: number) => readonly T[],
  changeOf: (thing: T) => Change,
  effort: number,
): OpeningChange[] {
  const opened = new Map<T, number[]>();
  for (const v of posts) for (const thing of thingsOf(v)) pushTo(opened, thing, v);
  return [...opened].map(([thing, those]) => ({
    change: changeOf(thing),
    opens: those.length,
    vacancy: market.vacancyIds[those[0]!]!,
    effort,
  }));
}

function changesFor(market: Market, s: number, rule: RuleName, posts: readonly number[]): OpeningChange[] {
  const { seekers } = market;
  switch (rule) {
    case "distance":
    case "hours":
    case "schooling":
      return [leastChange(market, s, rule, posts)];
    case "shifts":
      return shiftChanges(market, s, posts);
    case "access":
      return accessChanges(market, s, posts);
    case "certificates":
      return byThing(
        market,
        posts,
        (v) => ofOne(lackingOf(market, s, v, "certificate")),
        (certificate) => ({ rule, certificate }),
        EFFORT.certificate,
      );
    case "skills":
      return byThing(
        market,
        posts,
        (v) => oneSkillShort(market, s, v),
        (skill) => ({ rule, skill }),
        EFFORT.skill,
      );
    case "homeOnly":
      return byThing(
        market,
        posts,
        () => [true],
        () => ({ rule }),
        EFFORT.homeOnly,
      );
    case "shut":
      return byThing(
        market,
        posts.filter((v) => SHUT_CAUSES[seekers.shutCause[shutRow(market, s, v)]!] === "refused"),
        () => [true],
        () => ({ rule, cause: "refused" }),
        EFFORT.refused,
      );
    case "seats":
      return byThing(
        market,
        posts,
        () => [true],
        () => ({ rule }),
        EFFORT.seats,
      );
    case "reservedSeat":
    case "kind":
      // What the law keeps for others is no change that anybody could make.
      return [];
  }
}

/** What can be had by degrees: the least that opens a post. */
function leastChange(
  market: Market,
  s: number,
  rule: "distance" | "hours" | "schooling",
  posts: readonly number[],
): OpeningChange {
  const { seekers, vacancies } = market;
  if (rule === "distance") {
    const { need, ...rest } = atLeast(market, posts, (v) => Math.ceil(metresOfPair(market, s, v) / 1000));
    const further = need - seekers.maxMetres[s]! / 1000;
    return { change: { rule, maxKm: need }, ...rest, effort: further * EFFORT.aKilometre };
  }
  if (rule === "hours") {
    const { need, ...rest } = atLeast(market, posts, (v) => vacancies.hours[v]!);
    const longer = need - seekers.hoursMax[s]!;
    return { change: { rule, hoursMax: need }, ...rest, effort: longer * EFFORT.anHour };
  }
  const { need, ...rest } = atLeast(market, posts, (v) => vacancies.schooling[v]!);
  const bands = need - seekers.schooling[s]!;
  return { change: { rule, band: need }, ...rest, effort: bands * EFFORT.schooling };
}

const ofOne = <T>(list: readonly T[]): readonly T[] => (list.length === 1 ? list : []);

/** Skills of which one more would make up half of those demanded. */
function oneSkillShort(market: Market, s: number, v: number): readonly string[] {
  const { skillFrom } = market.vacancies;
  const demanded = skillFrom[v + 1]! - skillFrom[v]!;
  const lacking = lackingOf(market, s, v, "skill");
  return 2 * (demanded - lacking.length + 1) >= demanded ? lacking : [];
}

/** Sets of bits with the fewest first; those that the smallest set opens are counted together. */
function bitChanges(
  market: Market,
  posts: readonly number[],
  lackingBits: (v: number) => number,
  changeOf: (bits: number) => Change,
  effortOfOne: number,
): OpeningChange[] {
  const sets = [...new Set(posts.map(lackingBits))];
  return sets.map((bits) => {
    const those = posts.filter((v) => (lackingBits(v) & ~bits) === 0);
    const size = bits.toString(2).replaceAll("0", "").length;
    return {
      change: changeOf(bits),
      opens: those.length,
      vacancy: market.vacancyIds[those[0]!]!,
      effort: size * effortOfOne,
    };
  });
}

const SHIFT_AT = Math.log2(GATES.shifts & -GATES.shifts);
const ACCESS_AT = Math.log2(GATES.access & -GATES.access);

function shiftChanges(market: Market, s: number, posts: readonly number[]): OpeningChange[] {
  const { seekers, vacancies } = market;
  const lacking = (v: number) => (seekers.cannot[s]! & vacancies.asks[v]! & GATES.shifts) >> SHIFT_AT;
  return bitChanges(
    market,
    posts,
    lacking,
    (bits) => ({ rule: "shifts", add: namesOf(SHIFTS, bits) }),
    EFFORT.shift,
  );
}

function accessChanges(market: Market, s: number, posts: readonly number[]): OpeningChange[] {
  const { seekers, vacancies } = market;
  const lacking = (v: number) => (seekers.cannot[s]! & vacancies.asks[v]! & GATES.access) >> ACCESS_AT;
  return bitChanges(
    market,
    posts,
    lacking,
    (bits) => ({ rule: "access", add: namesOf(ACCESS_FACTS, bits) }),
    EFFORT.access,
  );
}
