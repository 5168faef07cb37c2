/**
 * Finding people by name, pinyin, initials or the end of their ID number within an area, and how long the directory
 * takes to be made. The people are made by the database itself, in a scratch database of their own.
 */
import { join } from "node:path";
import { type Database, dropSpace, openSpace, startEmbedded } from "@olive/db";
import { type PlaceCode, parentOf } from "@olive/kernel";
import {
  type DirectorySource,
  findPeople,
  getColumn,
  loadCounty,
  peopleSql,
  readDirectorySource,
  refreshPeople,
} from "@olive/registry";
import { type Bench, type BenchOptions, type Line, percentile } from "./measure.ts";

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

/** 陈 is the commonest name of the region, and a village shares a few: the ranks of `surnames` fall off as 1/rank. */
const SURNAMES = [..."陈王张徐李方吴郑胡叶黄周朱金钱戴邵曹盛楼陶单曾范倪祝洪汪翁鲍"];
const GIVEN = [..."伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国文玉春红梅海燕飞云龙志宏俊晓峰雪琴"];

/**
 * The population register of the first county, filled by the database: ID numbers on the unassigned area code
 * 330799, villages of uneven size, a few surnames that most people share.
 */
async function makePeople(db: Database, people: number): Promise<DirectorySource> {
  const pack = loadCounty("wucheng");
  const source = readDirectorySource(pack);
  const { county, register } = source;
  const codeOf = (name = "") => getColumn(register, name).code;
  const columns = register.columns.map(({ code }) => `${code} text collate "C"`).join(", ");
  await db.query("create schema if not exists register");
  await db.query(`drop table if exists register.${register.code}`);
  await db.query(`create unlogged table register.${register.code}
    (county text, ${columns}, extract_on date, file_id int, row_no int, replaced_on date)`);
  const villages = [...pack.knownPlaceCodes].filter((code) => !code.endsWith("000"));
  await db.query(
    `insert into register.${register.code}
       (county, ${codeOf(register.subject?.by)}, ${codeOf(source.name)}, ${codeOf(source.place)}, row_no)
     select $1, '330799' || to_char(date '1930-01-01' + n % 30000, 'YYYYMMDD') || lpad((n / 30000 + 1)::text, 3, '0')
         || substr('10X98765432', n % 11 + 1, 1),
       ($3::text[])[1 + floor(cardinality($3::text[]) ^ r1)::int % cardinality($3::text[])]
         || ($4::text[])[1 + floor(r2 * cardinality($4::text[]))::int]
         || case when r3 < 0.85 then ($4::text[])[1 + floor(r4 * cardinality($4::text[]))::int] else '' end,
       ($2::text[])[1 + floor(r5 * r5 * cardinality($2::text[]))::int], n
     from (select n, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5
           from generate_series(1, $5::int) as n) as drawn`,
    [county, villages, SURNAMES, GIVEN, people],
  );
  return source;
}
