/** The people of an area for one post: exact over everybody in it, and over nobody else. */
import { explainPair, type PairExplanation } from "../matching/explain-pair.ts";
import type { Market, SeekerColumns, VacancyFacts } from "../matching/market.ts";
import { keepBest, mostScore, quickScore } from "../matching/quick-score.ts";
import { readMarket, withVacancies } from "../matching/read-market.ts";
import { failedRules } from "../matching/rules.ts";
import type { Locations } from "../place/locations.ts";
import { hasLegalDemand, isLegallyShut, LEGAL } from "./legal-demand.ts";
import type { KeptMarket } from "./market-keeper.ts";
import type { Scored } from "./rank-posts.ts";
import type { Person } from "./read-people.ts";
import { factsOfPost, type Post } from "./read-posts.ts";

export interface CodeRange {
  readonly first: string;
  readonly last: string;
}

export interface RankedPeople {
  readonly best: readonly Scored[];
  readonly fitting: number;
}

/** @param area people outside it aren't looked at, and count for nothing. */
export function rankPeople(
  kept: KeptMarket,
  post: Post,
  locations: Locations,
  area: CodeRange,
  most: number,
): RankedPeople {
  const best = keepBest(most);
  let fitting = 0;
  const isShut = shutTo(post, kept.on);
  const look = (market: Market, personOf: (row: number) => Person | undefined) => {
    for (let row = 0; row < market.seekers.length; row += 1) {
      if (failedRules(market, row, 0) !== 0) continue;
      const person = personOf(row);
      if (person === undefined || person.place < area.first || person.place > area.last) continue;
      if (isShut(person)) continue;
      fitting += 1;
      if (!best.mayEnter(mostScore(market, row, 0))) continue;
      const score = quickScore(market, row, 0);
      if (best.mayEnter(score)) best.put(person.reference, score);
    }
  };
  const facts = factsOfPost(post, locations);
  const lookAt = (people: ReadonlyMap<string, Person>) => {
    const market = readMarket(factsOf(people), [facts]);
    look(market, (row) => people.get(market.seekerIds[row] ?? ""));
  };
  if (isNamed(kept.base, facts)) {
    const beside = withVacancies({ ...kept.base, seekers: withoutShut(kept.base.seekers) }, [facts]);
    look(beside, (row) => (kept.people.stale.has(row) ? undefined : kept.byRow[row]));
    if (kept.people.fresh.size > 0) lookAt(kept.people.fresh);
  } else lookAt(kept.people.all);
  return { best: best.list(), fitting };
}

/** Whom the post is closed to, whatever they score: they or their employer said no, or a lawful demand. */
function shutTo({ id, demands }: Post, on: KeptMarket["on"]): (person: Person) => boolean {
  const lawful = hasLegalDemand(demands);
  return (person) => {
    const { shut } = person.facts;
    if (shut !== undefined && shut.length > 0 && shut.some(({ vacancy }) => vacancy === id)) return true;
    return lawful && isLegallyShut(person, demands, on);
  };
}

const factsOf = (people: ReadonlyMap<string, Person>) => Array.from(people.values(), ({ facts }) => facts);

/** A post that demands what nobody in the kept columns was asked for needs columns in which that has a number. */
function isNamed({ skillNames, certificateNames }: Market, { skills, certificates }: VacancyFacts): boolean {
  const within = (names: readonly string[] | undefined, all: Market["skillNames"]) =>
    (names ?? []).every((name) => all.numberOf.has(name));
  return within(skills, skillNames) && within(certificates, certificateNames);
}

/** What is shut is asked of the facts: its rows are numbered for the kept posts. */
function withoutShut(seekers: SeekerColumns): SeekerColumns {
  return { ...seekers, shutFrom: new Int32Array(seekers.length + 1), shutVacancy: new Int32Array(0) };
}

/** The candidates read afresh in the reader's scope: scored anew and explained; whom a rule closes now is left out. */
export function explainPeople(
  people: readonly Person[],
  post: Post,
  locations: Locations,
  on: KeptMarket["on"],
): PairExplanation[] {
  const facts = people.map(({ facts: one, ...legal }) =>
    isLegallyShut(legal, post.demands, on)
      ? { ...one, shut: [...(one.shut ?? []), { vacancy: post.id, cause: LEGAL }] }
      : one,
  );
  const market = readMarket(facts, [factsOfPost(post, locations)]);
  return market.seekerIds
    .map((_, row) => explainPair(market, row, 0))
    .filter(({ eligible }) => eligible)
    .sort((a, b) => b.score - a.score || (a.seeker < b.seeker ? -1 : 1));
}
