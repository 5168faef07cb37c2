import { join } from "node:path";
import { asActor } from "@olive/access";
import type { Actor } from "@olive/http";
import { followPeople, importFolder, installPlaces, loadCounty, readPlaces } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { actOnCase } from "../commands/act-on-case.ts";
import { undoAct } from "../commands/undo-act.ts";
import { lifeCycles } from "../life-cycle/life-cycles.ts";
import { getCase } from "../queries/get-case.ts";
import { disputeFact } from "./dispute-fact.ts";
import { followCorrections } from "./follow-corrections.ts";
import { factCorrectionKind } from "./kind.ts";
import { listDisputes } from "./list-disputes.ts";

const county = loadCounty("example");
const db = await testDatabase();
const NOW = new Date("2024-07-01T01:00:00Z");
const LATER = new Date("2099-01-01T01:00:00Z");
const register = county.registers.find(({ columns }) => columns.some(({ type }) => type === "listed"))!;
const column = register.columns.find(({ type }) => type === "listed")!;
const standing = column.values![0]!;

const actor = (account: number, area: string, acts: string[], department: string | null = null): Actor => ({
  ...{ county: county.code, account, name: `甲${account}`, assignment: account, role: "any" },
  ...{ area, department, acts, secondFactor: true },
});
let fact: { subject: string; place: string; fileId: number; rowNo: number };
let worker: Actor;
const official = actor(20, `${county.code}000000`, ["fact.correct", "fact.dispute"], register.department);
const stranger = actor(30, `${county.code}200000`, ["fact.dispute"]);
const office = {
  lifeCycles: lifeCycles([factCorrectionKind]),
  staff: async () => [worker, official, stranger],
};

beforeAll(async () => {
  await installPlaces(db, county.code, readPlaces(county.dir));
  await importFolder(db, county, join(county.dir, "extracts/sample"));
  await followPeople(db, county);
  await db.query("update registry.extract_file set recorded_at = '2024-06-30'");
  const [row] = await db.query<typeof fact>(
    `select 'person:' || p.reference as subject, p.place_code as place, t.file_id as "fileId", t.row_no as "rowNo"
     from register.${register.code} t join registry.person p on p.resident_id = t.${register.columns.find((one) => one.type === "residentId")?.code}
     where t.replaced_on is null and p.place_code not like '%000' and p.place_code not like '______200%'
       and t.${column.code} = $1 order by 4 limit 1`,
    [standing],
  );
  fact = row!;
  worker = actor(10, fact.place, ["fact.dispute"]);
});

beforeEach(() => db.query("truncate cases.case_file cascade"));

const dispute = (by: Actor, more: object = {}) =>
  asActor(db, by, (tx) =>
    disputeFact(tx, office, county.registers, by, {
      ...{ ...fact, register: register.code, column: column.name },
      ...{ claim: "已迁出", reason: "上门核实，已搬走", now: NOW, ...more },
    }),
  );
const act = (by: Actor, id: string, name: string, more: object = {}) =>
  asActor(db, by, (tx) =>
    actOnCase(tx, office, by, { county: county.code, id, act: name, now: NOW, ...more }),
  );
const marks = (by: Actor) => asActor(db, by, (tx) => listDisputes(tx, county.code, [fact.subject]));
const look = (by: Actor, id: string) => asActor(db, by, (tx) => getCase(tx, office, by, id));
const answer = { data: { value: "迁出", source: "户籍底册" } };

test("whoever sees a fact disputes it: the owning department has it with a clock, and the mark travels", async () => {
  const id = await dispute(worker);
  const page = await look(official, id);
  expect(page.case).toMatchObject({
    department: register.department,
    owner: { account: 20 },
    dueOn: "2024-07-08",
  });
  expect(page.case.data).toMatchObject({ former: standing, claim: "已迁出" });
  expect(page.acts).toContain("correct");
  expect(await marks(worker)).toMatchObject([{ standing: "pending", settled: false, column: column.name }]);
});

test("the answer flows back to whoever disputed, who confirms; the register isn't touched", async () => {
  const id = await dispute(worker);
  await expect(act(official, id, "correct")).rejects.toMatchObject({ code: "data-missing" });
  await act(official, id, "correct", answer);
  const page = await look(worker, id);
  expect(page.case.owner).toEqual({ account: 10, name: "甲10" });
  expect(page.acts).toEqual(["acceptCorrection", "insist", "withdraw"]);
  await act(worker, id, "acceptCorrection");
  expect((await look(worker, id)).case).toMatchObject({ outcome: "settledCorrected", confirmedBy: 10 });
  // The corrected value stands beside the register's until an extract carries it.
  expect(await marks(worker)).toMatchObject([{ standing: "corrected", value: "迁出", settled: true }]);
  const [row] = await db.query(
    `select ${column.code} as value from register.${register.code} where file_id = $1 and row_no = $2`,
    [fact.fileId, fact.rowNo],
  );
  expect(row).toEqual({ value: standing });
});

test("upheld with a reason, insisted once, and the second answer stands", async () => {
  const id = await dispute(worker);
  await expect(act(official, id, "uphold")).rejects.toMatchObject({ code: "reason-missing" });
  await act(official, id, "uphold", { reason: "底册如此" });
  await act(worker, id, "insist", { reason: "村里有证明" });
  await expect(act(worker, id, "insist", { reason: "再来" })).rejects.toMatchObject({
    code: "act-not-possible",
  });
  await act(official, id, "upholdAfterReview", { reason: "已调档" });
  expect((await look(worker, id)).case).toMatchObject({ outcome: "settledUpheld", confirmedBy: 20 });
  expect(await marks(worker)).toEqual([]);
});

test("a department that needs more asks for it, and gets it back", async () => {
  const id = await dispute(worker);
  await act(official, id, "askForData", { reason: "请附迁移证" });
  expect(await marks(worker)).toMatchObject([{ standing: "needsData" }]);
  await act(worker, id, "supplement", { reason: "迁移证编号 7" });
  expect((await look(official, id)).case).toMatchObject({ state: "answering", owner: { account: 20 } });
});

test("an answer given by mistake is taken back at once: case and mark are as they were, and both stay in the story", async () => {
  const id = await dispute(worker);
  const { version } = await act(official, id, "uphold", { reason: "看错了人" });
  const undo = (by: Actor, seen: number, now = NOW) =>
    asActor(db, by, (tx) => undoAct(tx, office, by, { id, version: seen, now }));
  await expect(undo(worker, version)).rejects.toMatchObject({ code: "too-late-to-undo" });
  await expect(undo(official, version - 1)).rejects.toMatchObject({ code: "case-moved-on" });
  await expect(undo(official, version, LATER)).rejects.toMatchObject({ code: "too-late-to-undo" });
  await undo(official, version);
  const { case: kase, events } = await look(official, id);
  expect(kase).toMatchObject({ state: "answering", owner: { account: 20 }, dueOn: "2024-07-08" });
  expect(events.map((event) => event.act)).toEqual(["open", "uphold", "undo"]);
  expect(await marks(worker)).toMatchObject([{ standing: "pending" }]);
  await expect(undo(official, version + 1)).rejects.toMatchObject({ code: "too-late-to-undo" });
});

test("nobody disputes what they can't see, nothing twice", async () => {
  await expect(dispute(stranger)).rejects.toMatchObject({ code: "fact-unknown", status: 404 });
  await expect(dispute(worker, { column: "没有的列" })).rejects.toMatchObject({ code: "fact-unknown" });
  await expect(dispute(worker, { claim: " " })).rejects.toMatchObject({ code: "claim-missing" });
  await expect(dispute(worker, { claim: standing })).rejects.toMatchObject({ code: "claim-same" });
  const id = await dispute(worker);
  await expect(dispute(official)).rejects.toMatchObject({ code: "case-already-open", details: { case: id } });
});

test("a later extract that carries the value ends the mark; one with the old value opens the case again", async () => {
  const id = await dispute(worker);
  await act(official, id, "correct", answer);
  await act(worker, id, "acceptCorrection");
  expect(await followCorrections(db, office, county, LATER)).toBe(0);
  await laterExtract(standing);
  expect(await followCorrections(db, office, county, LATER)).toBe(1);
  expect((await look(worker, id)).case).toMatchObject({ state: "answering", outcome: null });
  expect(await marks(worker)).toMatchObject([{ standing: "pending", settled: false }]);
  await act(official, id, "correct", answer);
  await laterExtract("迁出");
  expect(await followCorrections(db, office, county, LATER)).toBe(1);
  await act(worker, id, "acceptCorrection");
  expect(await marks(worker)).toEqual([]);
});

/** The same row once more, in a file of the future, with this value. */
async function laterExtract(value: string): Promise<void> {
  const [file] = await db.query<{ id: number }>(
    `insert into registry.extract_file (batch, county, name, register, extract_on, sha256, header_row, recorded_at)
     select batch, county, name, register, extract_on + 30, md5(random()::text), header_row, timestamptz '2024-07-02'
     from registry.extract_file where id = $1 returning id`,
    [fact.fileId],
  );
  const names = register.columns.map(({ code }) => code);
  const values = names.map((name) => (name === column.code ? "$3" : name));
  const table = `register.${register.code}`;
  await db.query(
    `with old as (update ${table} set replaced_on = extract_on where file_id <> $4 and replaced_on is null
       and ${register.columns.find((one) => one.type === "residentId")?.code} = (
         select ${register.columns.find((one) => one.type === "residentId")?.code} from ${table} where file_id = $1 and row_no = $2 limit 1)
       returning 1)
     insert into ${table} (county, ${names.join(", ")}, extract_on, file_id, row_no)
     select county, ${values.join(", ")}, extract_on + 30, $4, row_no from ${table} where file_id = $1 and row_no = $2`,
    [fact.fileId, fact.rowNo, value, file?.id],
  );
}
