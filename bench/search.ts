/**
 * Finding people by name, pinyin, initials or the end of their ID number within an area, and how long the directory
 * takes to be made. The people are made by the database itself, in a scratch database of their own.
 */
import { join } from "node:path";
import { asActor } from "@olive/access";
import { type Database, dropSpace, openSpace, startEmbedded } from "@olive/db";
import type { Actor } from "@olive/http";
import { type PlaceCode, parentOf } from "@olive/kernel";
import { countPeople, findPeople, listPeople, peopleSql, refreshPeople } from "@olive/registry";
import { type Bench, type BenchOptions, type Line, percentile } from "./measure.ts";
import { makePeople } from "./synthetic-directory.ts";

const SPACE = "bench_search";
/** People looked for, each in three areas by seven kinds of text: some thousands of searches. */
const TARGETS = 200;
const SHORT_TARGETS = 20;
const PAGE = 20;
const MOST_MS = 50;
/** Issue 3: a list of people within 100 ms from the server, for a reader whose area row-level security holds. */
const MOST_LIST_MS = 100;
const LIST_ROUNDS = 11;
const TODAY = 20220531;
/** "Well under a minute" for a million people, and less for fewer in proportion. */
const MOST_SECONDS_A_MILLION = 60;

interface Target {
  readonly resident_id: string;
  readonly name: string;
  readonly name_pinyin: string;
  readonly initials: string;
  readonly place_code: PlaceCode;
  readonly reference: string;
  readonly phone: string | null;
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
    "select resident_id, name, name_pinyin, initials, place_code, reference, phone from registry.person order by random() limit $1",
    [short ? SHORT_TARGETS : TARGETS],
  );
  const most = (MOST_SECONDS_A_MILLION * people) / 1_000_000;
  return [
    { what: `directory of ${people} people made`, ours: refreshSeconds, unit: "s", most },
    ...(await measureLevels(db, source.county, targets)),
    await countBadPlans(db, source.county, targets),
    ...(await measureLists(db, source.county, targets, short ? 1 : LIST_ROUNDS)),
  ];
}

const LEVELS = ["village", "township", "county"] as const;

function areasOf(target: Target): readonly PlaceCode[] {
  const township = parentOf(target.place_code) ?? target.place_code;
  return [target.place_code, township, parentOf(township) ?? township];
}

/** From the whole name down to a single letter, which a tenth of the county begins with. */
function textsOf({ name, name_pinyin, initials, resident_id, phone }: Target): string[] {
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
    ...(phone === null ? [] : [phone]),
  ];
}

function readerOf(county: string, area: PlaceCode): Actor {
  const nobody = {
    account: 1,
    name: "",
    assignment: 1,
    role: "",
    department: null,
    acts: [],
    secondFactor: false,
  };
  return { ...nobody, county, area };
}

/** What a list is narrowed by: nothing, much of it, almost all of it. */
const FILTERS = [
  { gone: false },
  { gone: false, sex: "female" },
  { gone: false, ageFrom: 16, ageTo: 34 },
  { gone: false, sex: "male", ageFrom: 91 },
] as const;

/** Pages of the list, the first and one further on, and the count above it, as a reader of each level asks. */
async function measureLists(
  db: Database,
  county: string,
  targets: readonly Target[],
  rounds: number,
): Promise<Line[]> {
  const pages: number[][] = LEVELS.map(() => []);
  const counts: number[][] = LEVELS.map(() => []);
  const timed = async (times: number[] | undefined, work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    times?.push(performance.now() - start);
  };
  for (const target of targets.slice(0, rounds)) {
    for (const [index, area] of areasOf(target).entries()) {
      for (const filter of FILTERS) {
        const list = { county, area, filter, today: TODAY };
        const page = (after?: string) =>
          asActor(db, readerOf(county, area), (tx) => listPeople(tx, { ...list, after, limit: PAGE }));
        await timed(pages[index], () => page());
        await timed(pages[index], () => page(target.reference));
        await timed(counts[index], () => asActor(db, readerOf(county, area), (tx) => countPeople(tx, list)));
      }
    }
  }
  return LEVELS.flatMap((level, index) => [
    line(`people list in a ${level}, 95th percentile of ${pages[index]?.length}`, pages[index], MOST_LIST_MS),
    line(
      `count above the list in a ${level}, median of ${counts[index]?.length}`,
      counts[index],
      COUNT_MS,
      0.5,
    ),
  ]);
}

/** The count comes after the list, and may take longer in a whole county. */
const COUNT_MS = 250;

function line(what: string, times: readonly number[] = [], most = MOST_MS, at = 0.95): Line {
  return {
    what,
    ours: percentile(times, at),
    unit: "ms",
    spread: `median ${percentile(times, 0.5).toFixed(1)}, longest ${percentile(times, 1).toFixed(0)}`,
    most,
  };
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
  return LEVELS.map((level, index) =>
    line(`search in a ${level}, 95th percentile of ${times[index]?.length}`, times[index]),
  );
}

/** A plan that reads the whole directory is a regression, however quick today's machine is. */
async function countBadPlans(db: Database, county: string, targets: readonly Target[]): Promise<Line> {
  let bad = 0;
  for (const target of targets.slice(0, SHORT_TARGETS)) {
    for (const area of areasOf(target)) {
      for (const text of textsOf(target)) {
        const { sql, values } = peopleSql({ county, area, text, limit: PAGE });
        const plan = await db.query(`explain (format json) ${sql}`, values);
        if (/"Seq Scan"[^{}]*"Relation Name":"person"/.test(JSON.stringify(plan))) bad += 1;
      }
    }
  }
  return { what: "searches planned as a scan of everybody", ours: bad, unit: "plans", most: 0 };
}
