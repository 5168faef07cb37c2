import type { Queryable } from "@olive/db";
import { ancestorAt, type PlaceCode } from "@olive/kernel";
import { followPeople } from "@olive/registry";
import type { Site } from "../site.ts";

/** Counts of one measure: of everybody inside an area, and of those recorded at the area's very code. */
export interface PlaceCounts {
  readonly within: ReadonlyMap<PlaceCode, number>;
  readonly own: ReadonlyMap<PlaceCode, number>;
}

/** All of a county's figures by place, counted from the rows of one state of the data. */
export interface Tally {
  /** Six digits. */
  readonly county: string;
  /** Changes with every import and every run. */
  readonly version: string;
  /** By measure: `people`, `households`, and per policy `code:yes`, `code:unknown`. */
  readonly counts: ReadonlyMap<string, PlaceCounts>;
}

export interface CountRow {
  readonly measure: string;
  readonly place: PlaceCode;
  readonly count: number;
}

export const PEOPLE = "people";
export const HOUSEHOLDS = "households";

/** The measure of a policy's verdict. */
export function measureOf(policy: string, verdict: "yes" | "unknown"): string {
  return `${policy}:${verdict}`;
}

/**
 * Counts from rows: people present, their households (each once, at the first of its members' places, so that parts
 * add up), and everybody's verdicts now in force.
 */
export async function countAll(db: Queryable, county: string): Promise<Tally> {
  const version = await readVersion(db, county);
  const rows = await db.query<CountRow>(COUNT_ALL, [county]);
  return tallyOf(county, version, rows);
}

/** Adds counts by place up to the areas that hold the place. */
export function tallyOf(county: string, version: string, rows: readonly CountRow[]): Tally {
  const counts = new Map<string, { within: Map<PlaceCode, number>; own: Map<PlaceCode, number> }>();
  for (const { measure, place, count } of rows) {
    const entry = counts.get(measure) ?? { within: new Map(), own: new Map() };
    counts.set(measure, entry);
    entry.own.set(place, (entry.own.get(place) ?? 0) + count);
    for (const area of areasAbove(place)) entry.within.set(area, (entry.within.get(area) ?? 0) + count);
  }
  return { county, version, counts };
}

/**
 * Keeps the last count as long as neither an import nor a run has changed anything. After an import the directory of
 * people, from which places come, is brought up to date first. Readers who come while it counts wait for one count.
 */
export function rememberTally({ db, county }: Pick<Site, "db" | "county">): () => Promise<Tally> {
  let last: { readonly version: string; readonly tally: Promise<Tally> } | undefined;
  return async () => {
    const version = await readVersion(db, county.code);
    if (last?.version === version) return last.tally;
    const tally = followPeople(db, county).then(() => countAll(db, county.code));
    last = { version, tally };
    // A count that failed is not kept: the next reader tries again.
    tally.catch(() => {
      if (last?.tally === tally) last = undefined;
    });
    return tally;
  };
}

/** The areas that hold a place, itself among them: village, township, county. */
function areasAbove(place: PlaceCode): PlaceCode[] {
  const areas = (["village", "township", "county"] as const).map((level) => ancestorAt(place, level));
  return [...new Set(areas.filter((area) => area !== undefined))];
}

async function readVersion(db: Queryable, county: string): Promise<string> {
  const [row] = await db.query<{ version: string }>(
    `select concat_ws('/',
       (select max(id) from registry.extract_file where county = $1),
       (select count(*) from registry.extract_file where county = $1 and settled),
       (select max(id) from rules.run where county = $1 and kind = 'standing' and finished_at is not null)) as version`,
    [county],
  );
  return row?.version ?? "";
}

const COUNT_ALL = `
  select 'people' as measure, place_code as place, count(*)::int as count
  from registry.person where county = $1 and present group by place_code
  union all
  select 'households', place, count(*)::int
  from (select min(place_code) as place from registry.person
        where county = $1 and present and household is not null group by household) as households
  group by place
  union all
  select outcome.policy || ':' || outcome.verdict, person.place_code, count(*)::int
  from rules.outcome join registry.person using (county, resident_id)
  where outcome.county = $1 and outcome.until_run is null
  group by outcome.policy, outcome.verdict, person.place_code`;
