/**
 * Work lists at 100,000 open cases: the first page, a page far down, and the counts, for whoever owns them, a village,
 * a township, a department and the county's leader; each in the reader's scope, beside the same question by the
 * tables' owner with the filter written by hand.
 */
import { join } from "node:path";
import { asActor } from "@olive/access";
import { countWork, listWork, type WorkFilter } from "@olive/cases";
import { type Database, dropSpace, openSpace, startEmbedded, type Transaction, transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { type Bench, type BenchOptions, type Line, percentile } from "./measure.ts";

const SPACE = "bench_work_list";
const CASES = 100_000;
const SHORT_CASES = 5_000;
const ROUNDS = 31;
const SHORT_ROUNDS = 3;
const PAGE = 50;
/** Issue 3: under 30 ms at 100,000 cases. */
const MOST_MS = 30;

const COUNTY = "330799";
const TODAY = "2022-06-16" as CalendarDate;

export const bench: Bench = {
  name: "work-list",
  what: `work lists of ${CASES.toLocaleString("en")} open cases, in each reader's scope`,
  async run(options) {
    const server = await startEmbedded({ dir: join(import.meta.dirname, "../.olive/bench"), durable: false });
    await dropSpace(server, SPACE);
    const db = await openSpace(server, SPACE);
    try {
      return await measureWork(db, options);
    } finally {
      await db.close();
      await dropSpace(server, SPACE);
      await server.stop();
    }
  },
};

/** Twelve departments, 18 townships of 20 villages with two workers each; due dates around today, a tenth late. */
const MAKE_CASES = `
  insert into cases.case_file (county, place_code, life_cycle, subject, subject_name, title, state, department, team_act,
    team_level, team_area, owner_account, owner_name, due_on, urge_from, risk, note)
  select $1, place, 'cycle' || n % 5, 'person:' || md5(n::text), '某' || n, '{"zh": "事", "en": "matter"}', 'state' || n % 4,
    '部门' || n % 12, case when level = 'department' then 'recognition.answer' else 'recognition.checkLocal' end, level,
    case when level = 'department' then $1 || '000000' else place end,
    case when level = 'department' then 5000 + n % 12 * 10 + n / 12 % 4 else 1000 + village * 2 + n % 2 end, '某人',
    date '2022-06-16' + ((n::bigint * 7919 % 40)::int - 5), date '2022-06-16', (n::bigint * 104729 % 101)::smallint, '上次说明'
  from (
    select n, n * 31 % 360 as village,
      $1 || lpad((200 + n * 31 % 360 / 20)::text, 3, '0') || lpad((201 + n * 31 % 20)::text, 3, '0') as place,
      case when n % 2 = 0 then 'department' else 'village' end as level
    from generate_series(0, $2::int - 1) as n) as made`;

async function measureWork(db: Database, { short }: BenchOptions): Promise<Line[]> {
  await db.query(MAKE_CASES, [COUNTY, short ? SHORT_CASES : CASES]);
  // Rows of a commit that isn't flushed yet aren't marked as visible to all, and would be looked up one by one.
  await db.query("checkpoint");
  await db.query("vacuum analyze cases.case_file");
  const rounds = short ? SHORT_ROUNDS : ROUNDS;
  const lines: Line[] = [];
  for (const reader of READERS) lines.push(...(await measureReader(db, reader, rounds)));
  return lines;
}

interface Reader {
  readonly who: string;
  readonly actor: Actor;
  readonly filter: WorkFilter;
  /** The same rows, as somebody would write it who knows the table. */
  readonly byHand: string;
}

const SUPERVISOR = ["case.work", "case.assign", "case.supervise"];

const readerOf = (
  area: string,
  acts: readonly string[],
  account = 1,
  department: string | null = null,
): Actor => ({
  ...{ county: COUNTY, account, name: "bench", assignment: 1, role: "reader" },
  ...{ area, department, acts, secondFactor: false },
});

const READERS: readonly Reader[] = [
  {
    who: "worker, mine",
    actor: readerOf(`${COUNTY}200201`, ["recognition.checkLocal"], 1000),
    filter: { list: "mine" },
    byHand: "owner_account = 1000",
  },
  {
    who: "official, mine",
    actor: readerOf(`${COUNTY}000000`, ["recognition.answer"], 5000, "部门0"),
    filter: { list: "mine" },
    byHand: "owner_account = 5000",
  },
  {
    who: "village, team",
    actor: readerOf(`${COUNTY}200201`, ["recognition.checkLocal"], 1000),
    filter: { list: "team" },
    byHand: `team_act = 'recognition.checkLocal' and place_code = '${COUNTY}200201'`,
  },
  {
    who: "township, team",
    actor: readerOf(`${COUNTY}200000`, SUPERVISOR, 2),
    filter: { list: "team" },
    byHand: `place_code >= '${COUNTY}200000' and place_code <= '${COUNTY}200999'`,
  },
  {
    who: "department, team",
    actor: readerOf(`${COUNTY}000000`, SUPERVISOR, 3, "部门0"),
    filter: { list: "team" },
    byHand: "department = '部门0'",
  },
  {
    who: "leader, everything",
    actor: readerOf(`${COUNTY}000000`, SUPERVISOR, 4),
    filter: { list: "team" },
    byHand: "true",
  },
  {
    who: "leader, one state in one township",
    actor: readerOf(`${COUNTY}000000`, SUPERVISOR, 4),
    filter: { list: "team", state: "state1", place: `${COUNTY}207000` },
    byHand: `state = 'state1' and place_code >= '${COUNTY}207000' and place_code <= '${COUNTY}207999'`,
  },
];

async function measureReader(db: Database, reader: Reader, rounds: number): Promise<Line[]> {
  const { actor, filter, byHand, who } = reader;
  const input = { ...filter, limit: PAGE, today: TODAY };
  const scoped = <T>(work: (tx: Transaction) => Promise<T>) => asActor(db, actor, work);
  const half = await scoped((tx) => listWork(tx, actor, { ...input, limit: 2_000 }));
  const last = half.cases.at(-1);
  const after = last?.dueOn == null ? undefined : { risk: last.risk, dueOn: last.dueOn, id: last.id };
  const where = `county = '${COUNTY}' and closed_at is null and ${byHand}`;
  const group = `case when due_on <= '2022-06-09' then 0 when due_on < '${TODAY}' then 1 when due_on = '${TODAY}' then 2 else 3 end`;
  const page = `select * from cases.case_file where ${where} order by ${group}, risk desc, due_on, id`;
  const counts = `select ${group}, count(*) from cases.case_file where ${where} group by 1`;
  return [
    await compare(
      db,
      actor,
      `${who}: first page`,
      (tx) => listWork(tx, actor, input),
      `${page} limit ${PAGE}`,
      rounds,
    ),
    await compare(
      db,
      actor,
      `${who}: a page after 2,000`,
      (tx) => listWork(tx, actor, { ...input, after }),
      `${page} offset 2000 limit ${PAGE}`,
      rounds,
    ),
    await compare(db, actor, `${who}: counts`, (tx) => countWork(tx, actor, input), counts, rounds),
  ];
}

async function compare(
  db: Database,
  actor: Actor,
  what: string,
  ask: (tx: Transaction) => Promise<unknown>,
  sql: string,
  rounds: number,
): Promise<Line> {
  const ours: number[] = [];
  const byHand: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const a = await asActor(db, actor, (tx) => timed(() => ask(tx)));
    const b = await transaction(db, (tx) => timed(() => tx.query(sql)));
    // The first round fills caches.
    if (round > 0) {
      ours.push(a);
      byHand.push(b);
    }
  }
  return {
    what: `${what} (by hand ${percentile(byHand, 0.5).toFixed(1)})`,
    ours: percentile(ours, 0.95),
    unit: "ms",
    spread: `p95; median ${percentile(ours, 0.5).toFixed(1)}, ${rounds} rounds`,
    most: MOST_MS,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
