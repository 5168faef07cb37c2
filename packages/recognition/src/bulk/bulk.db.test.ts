import { randomUUID } from "node:crypto";
import { testDatabase } from "@olive/testing";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { proposeFromRun } from "../proposing/propose-from-run.ts";
import { listProposals } from "../queries/list-proposals.ts";
import { NOW, type SmallCounty, smallCounty } from "../testing/small-county.ts";
import { type Walk, walkIn } from "../testing/walk.ts";
import { answerBulks } from "./answer-bulks.ts";
import { getBulk, listBulks, setBulk } from "./bulk-state.ts";
import { startBulk } from "./start-bulk.ts";

const MANY = 2_000;
const db = await testDatabase();
let county: SmallCounty;
let walk: Walk;
let clerk: number;

beforeAll(async () => {
  county = await smallCounty(db, "wucheng", "2022-05-31");
  walk = walkIn(county);
  clerk = walk.clerk("市场监管局");
  await proposeFromRun(db, county.site, county.county.code, county.reasoner, NOW);
  await multiply();
}, 120_000);
beforeEach(() => db.query("truncate recognition.bulk cascade"));

/** Two thousand open proposals of one group: copies of one, of people who are references alone. */
async function multiply(): Promise<void> {
  const [id] = await walk.find("smallBusiness");
  await db.query(
    `with model as (select * from recognition.proposal where id = $1), cases as (
       insert into cases.case_file (county, place_code, life_cycle, subject, subject_name, title, state, department, team_act,
         team_level, team_area, owner_account, owner_name, due_on, urge_from, urge_on, data)
       select c.county, c.place_code, c.life_cycle, 'recognition:copy' || n || '/smallBusiness', c.subject_name, c.title,
         c.state, c.department, c.team_act, c.team_level, c.team_area, c.owner_account, c.owner_name, c.due_on,
         c.urge_from, c.urge_on, c.data
       from cases.case_file c join model on model.case_id = c.id cross join generate_series(1, $2) n
       returning id, subject)
     insert into recognition.proposal (county, place_code, reference, name, policy, kind, run_id, verdict, reasons_digest,
       departments, outstanding, case_id, state, department, due_on, changed_at)
     select m.county, m.place_code, md5(cases.subject), m.name, m.policy, m.kind, m.run_id, m.verdict, m.reasons_digest,
       m.departments, m.outstanding, cases.id, m.state, m.department, m.due_on, m.changed_at
     from cases cross join model m`,
    [id, MANY],
  );
}

const filter = { group: "smallBusiness", state: "confirming", waiting: "me", closed: "open" } as const;
const look = (account = clerk) =>
  county.as(account, (tx, actor) => listProposals(tx, actor, { filter, limit: 50 }));
const start = async (id = randomUUID(), seen?: { total: number; seenAt: Date }) => {
  const { total, seenAt } = seen ?? (await look());
  await county.as(clerk, (tx, actor) =>
    startBulk(tx, actor, {
      ...{ id, act: "confirm", input: {}, filter, count: total, seenAt: seenAt.toISOString(), now: NOW },
    }),
  );
  return id;
};
const step = () => answerBulks(db, county.site, NOW);
const state = (id: string, account = clerk) => county.as(account, (tx) => getBulk(tx, id));
const confirmed = async () =>
  (
    await db.query<{ n: number }>(
      "select count(*)::int as n from recognition.answer where answer = 'confirm'",
    )
  )[0]!.n;

test("a set that has changed since it was seen isn't begun", async () => {
  const seen = await look();
  const [first] = seen.proposals;
  await walk.act(clerk, first!.id, "askData", { reason: "请核实" });
  await expect(start(randomUUID(), seen)).rejects.toMatchObject({ code: "list-moved" });
  await walk.act(1, first!.id, "supply", { reason: "属实" });
});

test("two thousand are answered in one act: clicked twice it is one, stopped it waits, and it goes on", async () => {
  const before = await confirmed();
  const { total, ...seen } = await look();
  expect(total).toBeGreaterThan(MANY);
  const id = await start(randomUUID(), { total, ...seen });
  await start(id, { total, ...seen });
  await step();
  await step();
  expect(await state(id)).toMatchObject({ total, done: 100, finished: false });
  await county.as(clerk, (tx) => setBulk(tx, id, false, NOW));
  await step();
  expect(await state(id)).toMatchObject({ done: 100, cancelled: true });
  expect((await county.as(clerk, (tx) => listBulks(tx, clerk))).map((one) => one.id)).toEqual([id]);
  await county.as(clerk, (tx) => setBulk(tx, id, true, NOW));
  while (await step());
  expect(await state(id)).toMatchObject({ total, done: total, refused: 0, finished: true });
  expect((await confirmed()) - before).toBe(total);
  await start(id, { total, ...seen });
  while (await step());
  expect((await confirmed()) - before).toBe(total);
}, 300_000);

test("what was killed in the middle of a step is done again, and nothing twice", async () => {
  const some = (await walk.find("graduate")).slice(0, 60);
  const them = walk.clerk("教育局");
  const graduates = { ...filter, group: "graduate" };
  const page = await county.as(them, (tx, actor) =>
    listProposals(tx, actor, { filter: graduates, limit: 100 }),
  );
  const id = randomUUID();
  await county.as(them, (tx, actor) =>
    startBulk(tx, actor, {
      ...{ id, act: "confirm", input: {}, filter: graduates, ids: some, count: some.length, now: NOW },
      seenAt: page.seenAt.toISOString(),
    }),
  );
  const failing = {
    ...county.site,
    office: { ...county.site.office, staff: () => Promise.reject(new Error("killed")) },
  };
  await expect(answerBulks(db, failing, NOW)).rejects.toThrow("killed");
  expect(await state(id, them)).toMatchObject({ done: 0 });
  while (await step());
  expect(await state(id, them)).toMatchObject({ done: some.length, finished: true });
  const twice = await db.query(
    "select from recognition.answer where department = '教育局' group by proposal_id having count(*) > 1",
  );
  expect(twice).toEqual([]);
});

test("one that moved on meanwhile is refused with its reason and stops no other; nobody else sees the bulk", async () => {
  const them = walk.clerk("科技局");
  const researchers = { ...filter, group: "researcher" };
  const page = await county.as(them, (tx, actor) =>
    listProposals(tx, actor, { filter: researchers, limit: 100 }),
  );
  const id = randomUUID();
  await county.as(them, (tx, actor) =>
    startBulk(tx, actor, {
      ...{ id, act: "confirm", input: {}, filter: researchers, count: page.total, now: NOW },
      seenAt: page.seenAt.toISOString(),
    }),
  );
  await walk.act(walk.head("科技局"), page.proposals[0]!.id, "object", { reason: "已离职" });
  while (await step());
  expect(await state(id, them)).toMatchObject({ done: page.total - 1, refused: 1, finished: true });
  await expect(state(id, clerk)).rejects.toMatchObject({ code: "bulk-unknown" });
});

test("nobody is refused or ended in bulk", async () => {
  const { total, seenAt } = await look();
  for (const act of ["turnDown", "object", "end", "keep"]) {
    const bulk = { id: randomUUID(), act, input: { reason: "一律" }, filter, count: total, now: NOW };
    await expect(
      county.as(clerk, (tx, actor) => startBulk(tx, actor, { ...bulk, seenAt: seenAt.toISOString() })),
    ).rejects.toMatchObject({ code: "act-not-offered" });
  }
});
