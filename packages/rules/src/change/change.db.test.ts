import { join } from "node:path";
import { asActor, isInArea, readCountyAccess } from "@olive/access";
import { transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { followPeople, importFolder, installPlaces, loadCounty, readPlaces } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RuleEdit } from "../contracts/shapes.ts";
import { openDraft } from "../draft/commands/open-draft.ts";
import { saveDraft } from "../draft/commands/save-draft.ts";
import { readRuleBook } from "../draft/rule-book.ts";
import { filePolicies, readEdition } from "../edition/edition.ts";
import { liveThread } from "../live/live-thread.ts";
import { valuesOn } from "../policy/parameters.ts";
import type { RulesSite } from "../rules-site.ts";
import { recognise } from "../run/recognise.ts";
import { replay } from "../run/replay.ts";
import { applyDueChanges } from "./apply-due.ts";
import { findChange } from "./change.ts";
import { approveChange } from "./commands/approve-change.ts";
import { readListLines } from "./commands/keep-list.ts";
import { returnChange } from "./commands/return-change.ts";
import { submitDraft } from "./commands/submit-draft.ts";
import { withdrawChange } from "./commands/withdraw-change.ts";
import { listChangedPeople } from "./queries/list-changed-people.ts";

const county = loadCounty("wucheng");
const asOf = "2022-05-31" as CalendarDate;
const db = await testDatabase();
const live = liveThread({ databaseUrl: db.url, countyDir: county.dir, snapshots: undefined });
const { places } = readPlaces(county.dir);
const site: RulesSite = {
  db,
  county,
  places: [],
  policies: filePolicies(county),
  access: readCountyAccess(county.dir),
  mode: "demo",
  live,
  personas: [],
};
const actor = (account: number, area = `${county.code}000000`): Actor => ({
  county: county.code,
  account,
  name: `同事${account}`,
  assignment: account,
  role: "any",
  area,
  department: null,
  acts: ["rule.edit", "rule.approve"],
  secondFactor: false,
});
const [author, first, second] = [actor(1), actor(2), actor(3)];
const code = (expected: string) => expect.objectContaining({ code: expected });

beforeAll(async () => {
  await installPlaces(db, county.code, { places, successions: [] });
  await importFolder(db, county, join(county.dir, "extracts", "sample"));
  await followPeople(db, county);
  await recognise(db, county, asOf, { startedBy: "test" });
});
afterAll(() => live.close());

/** @returns number of the change. */
async function submit(
  policy: string,
  edit: Partial<RuleEdit>,
  { by = author, above = 99, on = asOf as string } = {},
): Promise<number> {
  return asActor(db, by, async (tx) => {
    const book = await readRuleBook(tx, site);
    const draft = await openDraft(tx, by, book, policy);
    const saved = await saveDraft(tx, by, book, {
      id: draft.id,
      revision: draft.revision,
      effectiveOn: on as CalendarDate,
      edit: { criteria: null, definitions: [], parameters: [], ...edit },
      note: "按县里的决定",
      reference: "县府〔2022〕1号（演示）",
      rebase: true,
    });
    const office = { registers: county.registers, live, book, secondAbove: above };
    return submitDraft(tx, by, office, { id: saved.id, revision: saved.revision });
  });
}

const approve = (by: Actor, id: number, seen: "submitted" | "secondReview" = "submitted") =>
  asActor(db, by, (tx) => approveChange(tx, by, () => readRuleBook(tx, site), { id, seen, note: "" }));
const take = () =>
  applyDueChanges({ db, county, mode: "demo", afterRun: async () => {} }, new Date("2026-11-24T02:00:00Z"));
const stateOf = async (id: number) => (await findChange(db, county.code, id))?.state;

test("a changed line is approved by another person, and the day brings exactly the attached list", async () => {
  const id = await submit("lowIncomeRuralHousehold", { parameters: [{ name: "低收入线", value: 40_000 }] });
  await expect(approve(author, id)).rejects.toEqual(code("own-proposal"));
  expect(await take()).toEqual([]);
  expect((await approve(first, id)).state).toBe("approved");
  await expect(approve(second, id)).rejects.toEqual(code("change-moved-on"));

  const standing = async () =>
    (
      await db.query<{ line: string }>(
        `select o.policy || ',' || p.reference || ',' || o.verdict as line from rules.outcome o
         join registry.person p using (county, resident_id) where o.county = $1 and until_run is null`,
        [county.code],
      )
    ).map(({ line }) => line);
  const before = new Set(await standing());
  expect(await take()).toEqual([id]);
  const after = new Set(await standing());
  const verdict = (set: Set<string>, key: string) =>
    set.has(`${key},yes`) ? "yes" : set.has(`${key},unknown`) ? "unknown" : "no";
  const keys = new Set([...before, ...after].map((line) => line.slice(0, line.lastIndexOf(","))));
  const moved = [...keys]
    .map((key) => `${key},${verdict(before, key)},${verdict(after, key)}`)
    .filter((line) => line.split(",")[2] !== line.split(",")[3])
    .sort();
  expect(moved.length).toBeGreaterThan(5);
  expect(await transaction(db, (tx) => readListLines(tx, id))).toEqual(moved);
  expect(await stateOf(id)).toBe("inForce");
  const run = await db.query<{ id: number }>(
    "select in_force_run as id from rules.policy_change where id = $1",
    [id],
  );
  expect((await replay(db, county, run[0]?.id ?? 0)).identical).toBe(true);
  expect(valuesOn(await readEdition(db, county, asOf), asOf).get("低收入线")).toBe(40_000);
  const dayBefore = "2022-05-30" as CalendarDate;
  expect(valuesOn(await readEdition(db, county, dayBefore), dayBefore).get("低收入线")).toBe(18_000);
  expect(await take()).toEqual([]);
});

test("the attached list is read inside the reader's area alone", async () => {
  const [change] = await db.query<{ id: number }>("select min(id) as id from rules.policy_change");
  const page = {
    county: county.code,
    change: change?.id ?? 0,
    policy: "lowIncomeRuralHousehold",
    direction: "entered",
    limit: 10_000,
  } as const;
  const all = await asActor(db, author, (tx) => listChangedPeople(tx, page));
  const [one] = all;
  const neighbour = actor(9, one?.place ?? "");
  const near = await asActor(db, neighbour, (tx) => listChangedPeople(tx, page));
  expect(near.length).toBeLessThan(all.length);
  expect(near).toEqual(all.filter(({ place }) => isInArea(neighbour, place)));
  await expect(submit("graduate", {}, { by: actor(9, one?.place ?? "") })).rejects.toEqual(
    code("county-wide-only"),
  );
});

test("above the county's share two others approve, different from one another", async () => {
  const id = await submit("graduate", { parameters: [{ name: "毕业年限", value: 12 }] }, { above: 0.01 });
  expect((await approve(first, id)).state).toBe("secondReview");
  await expect(approve(first, id, "secondReview")).rejects.toEqual(code("own-proposal"));
  await expect(approve(author, id, "secondReview")).rejects.toEqual(code("own-proposal"));
  expect(await take()).toEqual([]);
  expect((await approve(second, id, "secondReview")).state).toBe("approved");
  expect(await take()).toEqual([id]);
});

test("two who approve at once: one does, the other is told", async () => {
  const id = await submit("relocated", { criteria: '户.已入住 and 性别 = "女"' }).catch(() =>
    submit("relocated", { criteria: '性别 = "女"' }),
  );
  const both = await Promise.allSettled([approve(first, id), approve(second, id)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [told] = both.filter((one) => one.status === "rejected");
  expect(told?.reason).toEqual(code("change-moved-on"));
});

test("of two changes of one text, the second approved is refused as stale and goes back", async () => {
  const edit = (line: number) => ({ parameters: [{ name: "低收入线", value: line }] });
  const one = await submit("lowIncomeRuralHousehold", edit(41_000));
  const other = await submit("lowIncomeRuralHousehold", edit(42_000), { by: second });
  await approve(first, one);
  await expect(approve(first, other)).rejects.toEqual(code("base-stale"));
  await asActor(db, first, (tx) => returnChange(tx, first, { id: other, reason: "依据已变，请重新核对" }));
  expect(await stateOf(other)).toBe("returned");
  const [draft] = await db.query<{ content: RuleEdit }>(
    "select content from rules.policy_draft where author = $1 and state = 'open'",
    [second.account],
  );
  expect(draft?.content.parameters).toEqual(edit(42_000).parameters);
  await take();
  expect(await stateOf(one)).toBe("inForce");
  const [superseded] = await db.query<{ n: number }>(
    "select count(*)::int as n from rules.policy_change where state = 'superseded'",
  );
  expect(superseded?.n).toBe(1);
});

test("what waits for its day can be withdrawn by its author, and a past day is refused", async () => {
  await expect(
    submit("graduate", { parameters: [{ name: "毕业年限", value: 30 }] }, { on: "2022-05-01" }),
  ).rejects.toEqual(code("effective-past"));
  const id = await submit(
    "graduate",
    { parameters: [{ name: "毕业年限", value: 30 }] },
    { on: "2022-07-01" },
  );
  await approve(first, id);
  expect(await take()).toEqual([]);
  const later = "2022-07-01" as CalendarDate;
  expect(valuesOn(await readEdition(db, county, later), later).get("毕业年限")).toBe(30);
  expect(valuesOn(await readEdition(db, county, asOf), asOf).get("毕业年限")).toBe(12);
  await expect(
    asActor(db, first, (tx) => withdrawChange(tx, first, { id, reason: "不是我的" })),
  ).rejects.toEqual(code("not-your-change"));
  await asActor(db, author, (tx) => withdrawChange(tx, author, { id, reason: "另行研究" }));
  expect(valuesOn(await readEdition(db, county, later), later).get("毕业年限")).toBe(12);
});

test("what is wrong, says nothing or has no reference isn't submitted", async () => {
  await expect(submit("skilledWorker", { criteria: "年龄 > 生肖" })).rejects.toEqual(code("edit-faulty"));
  await expect(submit("skilledWorker", {})).rejects.toEqual(code("nothing-changed"));
});
