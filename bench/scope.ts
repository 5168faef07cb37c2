/**
 * What row-level security costs: the same question to the directory by a reader whose area the policies hold, and by
 * the tables' owner with the area written into the statement. One connection each, in turns.
 */
import { join } from "node:path";
import { asActor } from "@olive/access";
import { type Database, dropSpace, openSpace, startEmbedded, type Transaction, transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { codeRange, type PlaceCode, parentOf } from "@olive/kernel";
import { refreshPeople } from "@olive/registry";
import { type Bench, type BenchOptions, type Line, percentile } from "./measure.ts";
import { makePeople } from "./synthetic-directory.ts";

const SPACE = "bench_scope";
const ROUNDS = 21;
const SHORT_ROUNDS = 3;
/** Issue 3: at most half as much again in a town or a village, a fifth for whoever reads the whole county. */
const MOST = { village: 1.5, township: 1.5, county: 1.2 } as const;

/** Questions of a page; `#` is where the hand-written filter stands. */
const QUESTIONS = [
  ["count", "select count(*) from registry.person where county = $1 # and present"],
  [
    "page of 50 by name",
    "select resident_id, name from registry.person where county = $1 # order by name_pinyin, place_code, resident_id limit 50",
  ],
  [
    "people by sex and decade",
    "select sex, extract(decade from birth) as d, count(*) from registry.person where county = $1 # group by 1, 2",
  ],
  [
    "people of one surname",
    "select resident_id from registry.person where county = $1 # and name >= '戴' and name < '戵' order by name, place_code, resident_id limit 50",
  ],
] as const;

export const bench: Bench = {
  name: "scope",
  what: "row-level security beside a filter written by hand, in a village, a township and the county",
  async run(options) {
    const server = await startEmbedded({ dir: join(import.meta.dirname, "../.olive/bench"), durable: false });
    await dropSpace(server, SPACE);
    const db = await openSpace(server, SPACE);
    try {
      return await measureScope(db, options);
    } finally {
      await db.close();
      await dropSpace(server, SPACE);
      await server.stop();
    }
  },
};

async function measureScope(db: Database, { people, short }: BenchOptions): Promise<Line[]> {
  const source = await makePeople(db, people);
  await refreshPeople(db, source);
  const rounds = short ? SHORT_ROUNDS : ROUNDS;
  const lines: Line[] = [];
  for (const [level, area] of Object.entries(await middlingAreas(db))) {
    for (const [name, sql] of QUESTIONS) {
      lines.push(await compare(db, source.county, level as keyof typeof MOST, area, name, sql, rounds));
    }
  }
  return lines;
}

/** The village in the middle by its number of people, its township, the county. */
async function middlingAreas(db: Database): Promise<Record<keyof typeof MOST, PlaceCode>> {
  const rows = await db.query<{ place: PlaceCode }>(
    "select place_code as place from registry.person group by 1 order by count(*), 1",
  );
  const village = rows[Math.floor(rows.length / 2)]?.place ?? rows[0]!.place;
  const township = parentOf(village) ?? village;
  return { village, township, county: parentOf(township) ?? township };
}

async function compare(
  db: Database,
  county: string,
  level: keyof typeof MOST,
  area: PlaceCode,
  name: string,
  sql: string,
  rounds: number,
): Promise<Line> {
  const { first, last } = codeRange(area);
  const scoped = sql.replace("#", "");
  const filtered = sql.replace("#", level === "county" ? "" : "and place_code >= $2 and place_code <= $3");
  const values = level === "county" ? [county] : [county, first, last];
  const ours: number[] = [];
  const byHand: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const a = await asActor(db, readerOf(county, area), (tx) => timed(tx, scoped, [county]));
    const b = await transaction(db, (tx) => timed(tx, filtered, values));
    // The first round fills caches.
    if (round > 0) {
      ours.push(a);
      byHand.push(b);
    }
  }
  return {
    what: `${level}: ${name}`,
    ours: percentile(ours, 0.5),
    unit: "ms",
    spread: `${Math.min(...ours).toFixed(2)}–${Math.max(...ours).toFixed(2)}, ${rounds} rounds`,
    yardstick: { name: "by a hand-written filter", value: percentile(byHand, 0.5) },
    most: MOST[level],
  };
}

async function timed(tx: Transaction, sql: string, values: readonly unknown[]): Promise<number> {
  const start = performance.now();
  await tx.query(sql, values);
  return performance.now() - start;
}

function readerOf(county: string, area: string): Actor {
  const nobody = { account: 0, name: "bench", assignment: 0, role: "reader", department: null, acts: [] };
  return { ...nobody, county, area, secondFactor: false };
}
