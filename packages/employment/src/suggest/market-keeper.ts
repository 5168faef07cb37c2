/**
 * The market of a county as one process keeps it: read once, followed by change marks. What changed since the columns
 * were built stands beside them, few rows that every answer looks at too; when they become many, the columns are built
 * anew from memory. A mark is the oldest transaction that was still open when the rows were read (`xmin`): no writer has
 * to remember to set anything, and nothing that commits late is missed.
 */
import type { Queryable } from "@olive/db";
import { type DateNumber, today } from "@olive/kernel";
import type { Market } from "../matching/market.ts";
import { readMarket } from "../matching/read-market.ts";
import { indexVacancies, type VacancyIndex } from "../matching/vacancy-index.ts";
import { hasLegalDemand } from "./legal-demand.ts";
import { type Person, readPeople, readSeekers } from "./read-people.ts";
import { factsOfPost, isOffered, type Post, readOpenPosts, readPosts } from "./read-posts.ts";
import type { SuggestOffice } from "./suggest-site.ts";

/** One side of the market: what the columns hold, which of their rows are out of date, and what stands instead. */
export interface Side<T> {
  readonly all: ReadonlyMap<string, T>;
  /** Rows of the columns that don't stand any more. */
  readonly stale: ReadonlySet<number>;
  readonly fresh: ReadonlyMap<string, T>;
}

export interface KeptMarket {
  readonly base: Market;
  readonly index: VacancyIndex;
  readonly posts: Side<Post>;
  readonly people: Side<Person>;
  /** Who stood in each row of the columns when they were built. */
  readonly byRow: readonly (Person | undefined)[];
  /** Posts with a lawful demand for sex or age: few. */
  readonly demanding: readonly Post[];
  readonly on: DateNumber;
  /** Another number, another market: what was worked out from this one still holds while it is the same. */
  readonly version: number;
}

export interface MarketKeeper {
  /** The market as it stands now, including whatever committed before this call. */
  follow(which?: "posts" | "both"): Promise<KeptMarket>;
}

/** Rows beside the columns at which they are built anew. */
const MOST_BESIDE = 400;

interface Kept<T> {
  readonly all: Map<string, T>;
  readonly rows: Map<string, number>;
  readonly stale: Set<number>;
  readonly fresh: Map<string, T>;
  mark: string;
}

interface State {
  readonly posts: Kept<Post>;
  readonly people: Kept<Person>;
  base: Market;
  index: VacancyIndex;
  byRow: readonly (Person | undefined)[];
  on: DateNumber;
  version: number;
}

export function keepMarket(site: SuggestOffice, now: () => Date = () => new Date()): MarketKeeper {
  let state: State | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const step = async (which: "posts" | "both"): Promise<KeptMarket> => {
    const on = today(now());
    // Ages, weeks and terms move with the day: a new day reads everything.
    if (state === undefined || state.on !== on) state = await load(site, on, (state?.version ?? 0) + 1);
    else await catchUp(site, state, which);
    if (beside(state.posts) > MOST_BESIDE || beside(state.people) > MOST_BESIDE) rebuild(site, state);
    const { base, index, byRow, posts, people, version } = state;
    return { base, index, byRow, posts, people, on, version, demanding: demandingOf(posts) };
  };
  return {
    follow: (which = "posts") => {
      const next = turn.then(() => step(which));
      turn = next.catch(() => undefined);
      return next;
    },
  };
}

const beside = ({ stale, fresh }: Kept<unknown>) => stale.size + fresh.size;
const demandingOf = ({ all }: Kept<Post>) =>
  [...all.values()].filter(({ demands }) => hasLegalDemand(demands));

async function load(site: SuggestOffice, on: DateNumber, version: number): Promise<State> {
  const mark = await readMark(site.db);
  const posts = (await readOpenPosts(site.db, site.county.code)).filter(isOffered);
  const people = await readSeekers(site.db, site, on);
  const kept = <T>(list: readonly T[], idOf: (one: T) => string): Kept<T> => ({
    all: new Map(list.map((one) => [idOf(one), one])),
    ...{ rows: new Map(), stale: new Set(), fresh: new Map(), mark },
  });
  const built = build(site, posts, people);
  const state: State = {
    byRow: [],
    ...{
      ...built,
      ...{ on, version },
      posts: kept(posts, ({ id }) => id),
      people: kept(people, ({ reference }) => reference),
    },
  };
  numberRows(state);
  return state;
}

function build(site: SuggestOffice, posts: Iterable<Post>, people: Iterable<Person>) {
  const base = readMarket(
    Array.from(people, ({ facts }) => facts),
    Array.from(posts, (post) => factsOfPost(post, site.locations)),
  );
  return { base, index: indexVacancies(base) };
}

function rebuild(site: SuggestOffice, state: State): void {
  Object.assign(state, build(site, state.posts.all.values(), state.people.all.values()));
  for (const side of [state.posts, state.people]) {
    side.stale.clear();
    side.fresh.clear();
    side.rows.clear();
  }
  numberRows(state);
}

function numberRows(state: State): void {
  const { base, posts, people } = state;
  for (const [row, id] of base.vacancyIds.entries()) posts.rows.set(id, row);
  for (const [row, id] of base.seekerIds.entries()) people.rows.set(id, row);
  state.byRow = base.seekerIds.map((id) => people.all.get(id));
}

/** Every transaction before this one has ended: what it wrote is seen by whoever reads after it. */
async function readMark(db: Queryable): Promise<string> {
  const [row] = await db.query<{ mark: string }>(
    "select (pg_snapshot_xmin(pg_current_snapshot()))::xid::text as mark",
    [],
    "market-mark",
  );
  return row?.mark ?? "0";
}

async function catchUp(site: SuggestOffice, state: State, which: "posts" | "both"): Promise<void> {
  const mark = await readMark(site.db);
  const { code } = site.county;
  const changed = await changedPosts(site.db, code, state.posts.mark);
  for (const post of await readPosts(site.db, code, changed)) {
    put(state.posts, post.id, post, isOffered(post));
    state.version += 1;
  }
  state.posts.mark = mark;
  if (which === "posts") return;
  const references = await changedPeople(site.db, code, state.people.mark);
  for (const person of await readPeople(site.db, site, references, state.on)) {
    put(state.people, person.reference, person, person.standing === "seeking");
    state.version += 1;
  }
  state.people.mark = mark;
}

function put<T>(side: Kept<T>, id: string, value: T, stays: boolean): void {
  const row = side.rows.get(id);
  if (row !== undefined) side.stale.add(row);
  if (stays) {
    side.all.set(id, value);
    side.fresh.set(id, value);
  } else {
    side.all.delete(id);
    side.fresh.delete(id);
  }
}

const SINCE = "age(xmin) <= age($2::text::xid)";

async function changedPosts(db: Queryable, county: string, mark: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from employment.vacancy where county = $1 and ${SINCE}
     union select v.id from employment.vacancy v join (
       select credit_code from employment.employer where county = $1 and ${SINCE}
       union select credit_code from employment.employer_week where county = $1 and ${SINCE}) e using (credit_code)
     where v.county = $1`,
    [county, mark],
    "market-changed-posts",
  );
  return rows.map(({ id }) => id);
}

async function changedPeople(db: Queryable, county: string, mark: string): Promise<string[]> {
  const rows = await db.query<{ reference: string }>(
    `select reference from employment.seeker where county = $1 and ${SINCE}`,
    [county, mark],
    "market-changed-people",
  );
  return rows.map(({ reference }) => reference);
}
