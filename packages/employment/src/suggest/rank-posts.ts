/** The list of one person: exact over every post that stands, from the kept columns and what changed beside them. */
import { explainPair, type PairExplanation } from "../matching/explain-pair.ts";
import { explainUnmatched, type UnmatchedExplanation } from "../matching/explain-unmatched.ts";
import type { Market, SeekerFacts } from "../matching/market.ts";
import { keepBest, quickScore } from "../matching/quick-score.ts";
import { readMarket, withSeekers } from "../matching/read-market.ts";
import { failedRules, RULES, type RuleName } from "../matching/rules.ts";
import { openSearch } from "../matching/search-posts.ts";
import type { Locations } from "../place/locations.ts";
import { isLegallyShut, LEGAL } from "./legal-demand.ts";
import type { KeptMarket } from "./market-keeper.ts";
import type { Person } from "./read-people.ts";
import { factsOfPost, type Post } from "./read-posts.ts";

/** Posts that are looked at for the re-ranked list beyond its length. */
const BEYOND = 5;

export interface Scored {
  readonly id: string;
  readonly score: number;
}

/** The facts with the posts that a lawful demand closes to this person. */
export function withLegal(person: Person, kept: Pick<KeptMarket, "demanding" | "on">): SeekerFacts {
  const shut = kept.demanding
    .filter(({ demands }) => isLegallyShut(person, demands, kept.on))
    .map(({ id }) => ({ vacancy: id, cause: LEGAL }));
  return { ...person.facts, shut: [...(person.facts.shut ?? []), ...shut] };
}

const byScoreAndId = (a: Scored, b: Scored) => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The best posts of somebody, best first; of two alike the one whose id comes first. Exact. */
export function rankPosts(
  { base, index, posts }: KeptMarket,
  facts: SeekerFacts,
  locations: Locations,
  most: number,
): Scored[] {
  const own = withSeekers(base, [facts]);
  const longest = Math.min(base.vacancies.length, most + posts.stale.size);
  const found: Scored[] = [];
  if (longest > 0) {
    const search = openSearch(own, index, longest);
    const count = search.find(0, longest);
    for (let place = 0; place < count; place += 1) {
      const row = search.row(place);
      if (!posts.stale.has(row)) found.push({ id: base.vacancyIds[row] ?? "", score: search.score(place) });
    }
  }
  const beside = readMarket(
    [facts],
    Array.from(posts.fresh.values(), (post) => factsOfPost(post, locations)),
  );
  for (const [row, id] of beside.vacancyIds.entries()) {
    if (failedRules(beside, 0, row) === 0) found.push({ id, score: quickScore(beside, 0, row) });
  }
  return found.sort(byScoreAndId).slice(0, most);
}

/** The list as it is shown: a seat that many seek counts a little less, so that it isn't promised to all of them. */
export function rerank(
  ranked: readonly Scored[],
  priceOf: ReadonlyMap<string, number>,
  most: number,
): Scored[] {
  const worth = ({ id, score }: Scored) => score - (priceOf.get(id) ?? 0);
  return ranked.toSorted((a, b) => worth(b) - worth(a) || byScoreAndId(a, b)).slice(0, most);
}

export function rankShown(
  kept: KeptMarket,
  facts: SeekerFacts,
  locations: Locations,
  priceOf: ReadonlyMap<string, number>,
  most: number,
): Scored[] {
  return rerank(rankPosts(kept, facts, locations, most * BEYOND), priceOf, most);
}

/** Why these posts: each explained from the same facts that it was scored from. */
export function explainPosts(
  facts: SeekerFacts,
  posts: readonly Post[],
  locations: Locations,
): ReadonlyMap<string, PairExplanation> {
  const market = readMarket(
    [facts],
    posts.map((post) => factsOfPost(post, locations)),
  );
  return new Map(market.vacancyIds.map((id, row) => [id, explainPair(market, 0, row)]));
}

export interface Closed {
  /** Posts that one rule alone closes, the best scores first. */
  readonly nearMisses: readonly (Scored & { readonly rule: RuleName })[];
  /** Rules by the number of posts that each closes, alone or with others; the most first. */
  readonly blocks: readonly { readonly rule: RuleName; readonly posts: number }[];
}

/** What stands before the posts that aren't in the list. */
export function whatCloses(
  { base, posts }: KeptMarket,
  facts: SeekerFacts,
  locations: Locations,
  most: number,
): Closed {
  const counts = new Int32Array(RULES.length);
  const near = keepBest(most);
  const ruleOf = new Map<string, RuleName>();
  const look = (market: Market, isStale: (row: number) => boolean) => {
    for (let row = 0; row < market.vacancies.length; row += 1) {
      if (isStale(row)) continue;
      const failed = failedRules(market, 0, row);
      if (failed === 0) continue;
      for (let rule = 0; rule < RULES.length; rule += 1) counts[rule]! += (failed >> rule) & 1;
      if ((failed & (failed - 1)) !== 0) continue;
      const score = quickScore(market, 0, row);
      if (!near.mayEnter(score)) continue;
      const id = market.vacancyIds[row] ?? "";
      near.put(id, score);
      ruleOf.set(id, RULES[31 - Math.clz32(failed)] as RuleName);
    }
  };
  look(withSeekers(base, [facts]), (row) => posts.stale.has(row));
  const fresh = Array.from(posts.fresh.values(), (post) => factsOfPost(post, locations));
  if (fresh.length > 0) look(readMarket([facts], fresh), () => false);
  const blocks = RULES.map((rule, index) => ({ rule, posts: counts[index] ?? 0 }))
    .filter((one) => one.posts > 0)
    .sort((a, b) => b.posts - a.posts);
  const nearMisses = near.list().map((one) => ({ ...one, rule: ruleOf.get(one.id) as RuleName }));
  return { nearMisses, blocks };
}

/** The smallest change for somebody whose list is empty: over every post that stands. */
export function smallestChange(
  { posts }: KeptMarket,
  facts: SeekerFacts,
  locations: Locations,
): UnmatchedExplanation {
  const market = readMarket(
    [facts],
    Array.from(posts.all.values(), (post) => factsOfPost(post, locations)),
  );
  return explainUnmatched(market, 0);
}
