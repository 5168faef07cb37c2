import { checkPurpose, mountScoped, type ScopedWork } from "@olive/access";
import { codeRange, parsePlaceCode } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { suggestPeopleRoute, suggestVacanciesRoute } from "../contracts/suggest.ts";
import { findEntry } from "../loop/help-case.ts";
import type { KeptMarket, MarketKeeper } from "./market-keeper.ts";
import { explainPeople, rankPeople } from "./rank-people.ts";
import { explainPosts, rankShown, smallestChange, whatCloses, withLegal } from "./rank-posts.ts";
import { type Person, readPeople } from "./read-people.ts";
import { type Post, readPosts } from "./read-posts.ts";
import type { keepPrices, SeatPrices } from "./read-prices.ts";
import * as refusals from "./refusals.ts";
import { metresOf, placeOf, showMissing, showPost, showTerm } from "./show-post.ts";
import type { SuggestSite } from "./suggest-site.ts";
import { changeWords, ruleOf } from "./words.ts";

const NEAR_MISSES = 5;
/** Candidates read afresh beyond the list's length: some may have said no a moment ago. */
const BEYOND = 10;

export interface Suggesting {
  readonly keeper: MarketKeeper;
  readonly prices: ReturnType<typeof keepPrices>;
}

/** Posts for a person, people for a post. */
export function serveSuggestions(
  app: FastifyInstance,
  site: SuggestSite,
  { keeper, prices }: Suggesting,
): void {
  mountScoped(app, site, suggestVacanciesRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    const entry = await findEntry(tx, actor.county, params.reference);
    about.person(entry.reference);
    const kept = await keeper.follow();
    const [person] = await readPeople(tx, site, [entry.reference], kept.on);
    if (person === undefined) throw refusals.proposalUnknown();
    const costs = await prices(tx);
    const referrals = await referralsOf(tx, actor.county, { reference: person.reference });
    const { reference, name, placeCode } = entry;
    return {
      person: { reference, name, place: placeOf(site.nameOf, placeCode) },
      run: costs.run,
      ...suggestFor(site, kept, person, costs, referrals, query.limit),
    };
  });
  mountScoped(app, site, suggestPeopleRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor } = work;
    const [post] = await readPosts(tx, actor.county, [params.id]);
    if (post === undefined) throw refusals.postUnknown();
    const kept = await keeper.follow("both");
    const costs = await prices(tx);
    const people = await candidatesOf(work, site, kept, post, query.limit, costs);
    return { post: showPost(post, site.nameOf, null), run: costs.run, ...people };
  });
}

/** Everything that a list says of one person. */
export function suggestFor(
  site: SuggestSite,
  kept: KeptMarket,
  person: Person,
  { of: priceOf, run }: SeatPrices,
  referrals: ReadonlyMap<string, string>,
  limit: number,
) {
  const { locations, nameOf } = site;
  const facts = withLegal(person, kept);
  const ranked = rankShown(kept, facts, locations, priceOf, limit);
  const { nearMisses, blocks } = whatCloses(kept, facts, locations, NEAR_MISSES);
  const postOf = (id: string) => kept.posts.all.get(id);
  const named = [...ranked, ...nearMisses].flatMap(({ id }) => postOf(id) ?? []);
  const explained = explainPosts(facts, named, locations);
  const reserved = facts.reservedSeat === true;
  const show = (id: string) => {
    const [post, pair] = [postOf(id), explained.get(id)];
    if (post === undefined || pair === undefined) return undefined;
    return { pair, post: showPost(post, nameOf, metresOf(pair), reserved), missing: showMissing(pair) };
  };
  const suggestions = ranked.flatMap(({ id, score }, index) => {
    const shown = show(id);
    if (shown === undefined) return [];
    const { pair, post, missing } = shown;
    return [
      {
        ...{ rank: index + 1, post, score, missing, terms: pair.terms.map(showTerm) },
        price: run === null ? null : (priceOf.get(id) ?? 0),
        referral: (referrals.get(id) ?? null) as never,
      },
    ];
  });
  return {
    suggestions,
    missing: toAsk(suggestions),
    nearMisses: nearMisses.flatMap(({ id, score, rule }) => {
      const shown = show(id);
      return shown === undefined
        ? []
        : [{ post: shown.post, rule: ruleOf(rule), score, missing: shown.missing }];
    }),
    blocking: blocks.map(({ rule, posts }) => ({ rule: ruleOf(rule), posts })),
    change: suggestions.length > 0 ? null : changeFor(kept, facts, locations),
  };
}

function changeFor(...given: Parameters<typeof smallestChange>) {
  const [smallest] = smallestChange(...given).changes;
  if (smallest === undefined) return null;
  const { change, opens } = smallest;
  return { rule: ruleOf(change.rule), words: changeWords(change), posts: opens };
}

/** What to ask the person: the facts that bear on most of the listed posts first. */
function toAsk(suggestions: readonly { missing: readonly ReturnType<typeof showMissing>[number][] }[]) {
  const counts = new Map<string, ReturnType<typeof showMissing>[number] & { posts: number }>();
  for (const one of suggestions.flatMap(({ missing }) => missing)) {
    if (one.item.startsWith("vacancy.")) continue;
    const known = counts.get(one.item) ?? { ...one, posts: 0 };
    counts.set(one.item, { ...known, posts: known.posts + 1 });
  }
  return [...counts.values()].sort((a, b) => b.posts - a.posts || (a.item < b.item ? -1 : 1));
}

async function candidatesOf(
  { tx, actor, about }: ScopedWork,
  site: SuggestSite,
  kept: KeptMarket,
  post: Post,
  limit: number,
  { run }: SeatPrices,
) {
  const area = parsePlaceCode(actor.area);
  if (area === undefined) throw new RangeError("the actor's area is no place");
  const { best, fitting } = rankPeople(kept, post, site.locations, codeRange(area), limit + BEYOND);
  // Read in the reader's own scope: whoever isn't theirs is not there to be read.
  const fresh = await readPeople(
    tx,
    site,
    best.map(({ id }) => id),
    kept.on,
  );
  const byReference = new Map(fresh.map((one) => [one.reference, one]));
  const pairs = explainPeople(fresh, post, site.locations, kept.on).slice(0, limit);
  const referrals = await referralsOf(tx, actor.county, { vacancy: post.id });
  const proposed = await proposedFor(tx, run?.id, post.id);
  return {
    fitting,
    people: pairs.flatMap((pair, index) => {
      const person = byReference.get(pair.seeker);
      if (person === undefined) return [];
      const { reference, name, place } = person;
      about.person(reference);
      return [
        {
          ...{ rank: index + 1, person: { reference, name, place: placeOf(site.nameOf, place) } },
          ...{ metres: metresOf(pair), score: pair.score, terms: pair.terms.map(showTerm) },
          ...{ missing: showMissing(pair), proposed: proposed.has(reference) },
          referral: (referrals.get(reference) ?? null) as never,
        },
      ];
    }),
  };
}

/** The latest referral of one person by post, or to one post by person. */
async function referralsOf(
  tx: ScopedWork["tx"],
  county: string,
  { reference, vacancy }: { readonly reference?: string; readonly vacancy?: string },
): Promise<ReadonlyMap<string, string>> {
  const key = reference === undefined ? "reference" : "vacancy_id";
  const rows = await tx.query<{ key: string; state: string }>(
    `select distinct on (${key}) ${key}::text as key, state from employment.referral
     where county = $1 and ${reference === undefined ? "vacancy_id" : "reference"} = $2
     order by ${key}, sent_on desc, id`,
    [county, reference ?? vacancy],
  );
  return new Map(rows.map(({ key: id, state }) => [id, state]));
}

async function proposedFor(
  tx: ScopedWork["tx"],
  run: string | undefined,
  vacancy: string,
): Promise<Set<string>> {
  if (run === undefined) return new Set();
  const rows = await tx.query<{ reference: string }>(
    `select reference from employment.allocation where run_id = $1 and vacancy_id = $2 and state <> 'overridden'`,
    [run, vacancy],
  );
  return new Set(rows.map(({ reference }) => reference));
}
