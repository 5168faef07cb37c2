/**
 * Finding people by name, pinyin, initials or the end of their ID number within an area, and how long the directory
 * takes to be made. The people are made by the database itself, in a scratch database of their own.
 */
import { join } from "node:path";
import { type Database, dropSpace, openSpace, startEmbedded } from "@olive/db";
import { type PlaceCode, parentOf } from "@olive/kernel";
import { findPeople, peopleSql, refreshPeople } from "@olive/registry";
import { type Bench, type BenchOptions, type Line, percentile } from "./measure.ts";
import { makePeople } from "./synthetic-directory.ts";

const SPACE = "bench_search";
/** People looked for, each in three areas by seven kinds of text: some thousands of searches. */
const TARGETS = 200;
const SHORT_TARGETS = 20;
const PAGE = 20;
const MOST_MS = 50;
/** "Well under a minute" for a million people, and less for fewer in proportion. */
const MOST_SECONDS_A_MILLION = 60;

interface Target {
  readonly resident_id: string;
  readonly name: string;
  readonly name_pinyin: string;
  readonly initials: string;
  readonly place_code: PlaceCode;
}

export const bench: Bench = {
  name: "search",
  what: "people by name, pinyin, initials or ID tail, in a village, a township and the county",
  async run(options) {
    const server = await startEmbedded({ dir: join(import.meta.dirname, "../.olive/bench"), durable: false });
    await dropSpace(server, SPACE);
    const db = await openSpace(server, SPACE);
    try {
      return await measureSearch(db, options);
    } finally {
      await db.close();
      await dropSpace(server, SPACE);
      await server.stop();
    }
  },
};

async function measureSearch(db: Database, { people, short }: BenchOptions): Promise<Line[]> {
  const source = await makePeople(db, people);
  const start = performance.now();
  await refreshPeople(db, source);
  const refreshSeconds = (performance.now() - start) / 1000;
  const targets = await db.query<Target>(
    "select resident_id, name, name_pinyin, initials, place_code from registry.person order by random() limit $1",
    [short ? SHORT_TARGETS : TARGETS],
  );
  const most = (MOST_SECONDS_A_MILLION * people) / 1_000_000;
  return [
    { what: `directory of ${people} people made`, ours: refreshSeconds, unit: "s", most },
    ...(await measureLevels(db, source.county, targets)),
    await countBadPlans(db, source.county, targets),
  ];
}

const LEVELS = ["village", "township", "county"] as const;

function areasOf(target: Target): readonly PlaceCode[] {
  const township = parentOf(target.place_code) ?? target.place_code;
  return [target.place_code, township, parentOf(township) ?? township];
}

/** From the whole name down to a single letter, which a tenth of the county begins with. */
function textsOf({ name, name_pinyin, initials, resident_id }: Target): string[] {
  const [surname = "", second = ""] = name;
  return [
    name,
    surname,
    surname + second,
    name_pinyin,
    name_pinyin.slice(0, 4),
    initials,
    initials.slice(0, 1),
    resident_id.slice(-4),
  ];
}

async function measureLevels(db: Database, county: string, targets: readonly Target[]): Promise<Line[]> {
  const times: number[][] = LEVELS.map(() => []);
  for (const target of targets) {
    for (const [index, area] of areasOf(target).entries()) {
      for (const text of textsOf(target)) {
        const start = performance.now();
        await findPeople(db, { county, area, text, limit: PAGE });
        times[index]?.push(performance.now() - start);
      }
    }
  }
  return LEVELS.map((level, index) => ({
    what: `search in a ${level}, 95th percentile of ${times[index]?.length}`,
    ours: percentile(times[index] ?? [], 0.95),
    unit: "ms",
    spread: `median ${percentile(times[index] ?? [], 0.5).toFixed(1)}, longest ${percentile(times[index] ?? [], 1).toFixed(0)}`,
    most: MOST_MS,
  }));
}

/** A plan that reads the whole directory is a regression, however quick today's machine is. */
async function countBadPlans(db: Database, county: string, targets: readonly Target[]): Promise<Line> {
  let bad = 0;
  for (const target of targets.slice(0, SHORT_TARGETS)) {
    for (const area of areasOf(target)) {
      for (const text of textsOf(target)) {
        const { sql, values } = peopleSql({ county, area, text, limit: PAGE });
        const plan = await db.query(`explain (format json) ${sql}`, values);
        if (JSON.stringify(plan).includes('"Seq Scan"')) bad += 1;
      }
    }
  }
  return { what: "searches planned as a scan of everybody", ours: bad, unit: "plans", most: 0 };
}
