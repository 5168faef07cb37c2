import { asActor } from "@olive/access";
import type { Actor } from "@olive/http";
import { parseIsoDate } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import type { Case } from "../case.ts";
import { actorOf, COUNTY, VILLAGE } from "../testing/small-office.ts";
import { countWork } from "./count-work.ts";
import { groupSql, listWork } from "./list-work.ts";
import { URGENCIES, urgencyOf } from "./urgency.ts";
import type { WorkFilter } from "./work-filter.ts";

const db = await testDatabase();
const today = parseIsoDate("2022-06-16")!;
const CASES = 20_000;

const worker = actorOf(1);
const township = actorOf(4);
const department = actorOf(6);
const leader = actorOf(9);

beforeAll(async () => {
  await db.query(
    `insert into cases.case_file (county, place_code, life_cycle, subject, subject_name, title, state, department,
       team_act, team_level, team_area, owner_account, owner_name, unowned_since, due_on, urge_from, risk, raised_to)
     select $1, place, 'cycle' || n % 2, 'person:' || n, '某' || n, '{"zh": "事", "en": "matter"}', 'state' || n % 3,
       case when n % 3 = 0 then '甲局' when n % 3 = 1 then '乙局' end, 'recognition.checkLocal', 'village', place,
       case when n % 7 <> 0 then n % 4 + 1 end, case when n % 7 <> 0 then '某' end, case when n % 7 = 0 then now() end,
       date '2022-06-16' + (n * 7919 % 40 - 12), date '2022-06-16', (n * 31 % 101)::smallint,
       case when n % 300 = 0 then 4 end
     from (select n, $1 || lpad((201 + n % 12)::text, 3, '0') || lpad((201 + n / 12 % 10)::text, 3, '0') as place
           from generate_series(1, $2::int) as n) as made`,
    [COUNTY, CASES],
  );
  await db.query("checkpoint");
  await db.query("vacuum analyze cases.case_file");
});

const readAll = async (actor: Actor, filter: WorkFilter, limit = 700) => {
  const all: Case[] = [];
  let after: Awaited<ReturnType<typeof listWork>>["next"] = null;
  do {
    const page = await asActor(db, actor, (tx) =>
      listWork(tx, actor, { ...filter, today, limit, ...(after === null ? {} : { after }) }),
    );
    all.push(...page.cases);
    after = page.next;
  } while (after !== null);
  return all;
};
const count = (actor: Actor, filter: WorkFilter) =>
  asActor(db, actor, (tx) => countWork(tx, actor, { ...filter, today }));

describe("a work list", () => {
  test("is ordered by urgency, then risk, then due date, and its pages hold every case once", async () => {
    const all = await readAll(leader, { list: "team" });
    expect(new Set(all.map(({ id }) => id)).size).toBe(CASES);
    expect(all).toHaveLength(CASES);
    const rank = ({ dueOn }: Case) => URGENCIES.indexOf(urgencyOf(dueOn!, today));
    const wrong = all.filter((kase, index) => {
      const next = all[index + 1];
      if (next === undefined || rank(kase) !== rank(next))
        return next !== undefined && rank(kase) > rank(next);
      return kase.risk < next.risk || (kase.risk === next.risk && kase.dueOn! > next.dueOn!);
    });
    expect(wrong).toEqual([]);
  });

  test("is mine, my team's, or what was raised to me, and its counts say what it holds", async () => {
    const lists: [Actor, WorkFilter, (kase: Case) => boolean][] = [
      [worker, { list: "mine" }, ({ owner }) => owner?.account === 1],
      [worker, { list: "team" }, ({ place }) => place === VILLAGE],
      [township, { list: "team" }, ({ place }) => place.startsWith("330799201")],
      [township, { list: "team", unowned: true }, ({ owner }) => owner === null],
      [township, { list: "raised" }, ({ raisedTo }) => raisedTo === 4],
      [department, { list: "team" }, (kase) => kase.department === "甲局"],
      [leader, { list: "team", state: "state1", lifeCycle: "cycle0" }, ({ state }) => state === "state1"],
    ];
    for (const [actor, filter, belongs] of lists) {
      const all = await readAll(actor, filter);
      expect(all.length).toBeGreaterThan(5);
      expect(all.every(belongs)).toBe(true);
      const counts = await count(actor, filter);
      for (const urgency of URGENCIES) {
        expect(counts[urgency]).toBe(all.filter(({ dueOn }) => urgencyOf(dueOn!, today) === urgency).length);
      }
    }
  });

  test("shows nothing outside the area, whatever place is asked for", async () => {
    expect(await readAll(worker, { list: "team", place: "330799202000" })).toEqual([]);
    expect(await readAll(township, { list: "team", place: `${COUNTY}000000` })).not.toEqual([]);
    expect((await readAll(worker, { list: "mine" })).every(({ place }) => place === VILLAGE)).toBe(true);
  });
});

describe("the plan", () => {
  const explain = (actor: Actor, filter: WorkFilter) =>
    asActor(db, actor, async (tx) => {
      const { sql, values } = groupSql(actor, { ...filter, urgency: "later", after: null, limit: 50, today });
      const rows = await tx.query<{ "QUERY PLAN": string }>(`explain ${sql}`, values);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });

  test("reads an index in its order for whoever sees many, and a range of one for whoever sees few", async () => {
    for (const [actor, filter] of [
      [leader, { list: "team" }],
      [department, { list: "team" }],
      [worker, { list: "mine" }],
    ] as const) {
      const plan = await explain(actor, filter);
      expect(plan).toMatch(/Index Scan/);
      expect(plan).not.toMatch(/Seq Scan/);
    }
    expect(await explain(leader, { list: "team" })).not.toMatch(/Sort/);
    expect(await explain(worker, { list: "team" })).not.toMatch(/Seq Scan/);
    expect(await explain(township, { list: "team" })).not.toMatch(/Seq Scan/);
  });
});
