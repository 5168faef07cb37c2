import { randomUUID } from "node:crypto";
import { asActor } from "@olive/access";
import { transaction } from "@olive/db";
import { parseIsoDate } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeEach, expect, test } from "vitest";
import { openCases } from "../commands/open-cases.ts";
import { actorOf, COUNTY, NOW, OTHER_VILLAGE, smallOffice, VILLAGE } from "../testing/small-office.ts";
import { answerBatches } from "./answer-batches.ts";
import { cancelBatch } from "./cancel-batch.ts";
import { getBatch } from "./get-batch.ts";
import { startBatch } from "./start-batch.ts";

const db = await testDatabase();
const office = smallOffice();
const worker = actorOf(1);

beforeEach(() => db.query("truncate cases.case_file, cases.batch cascade"));

/** Cases of one worker, with the versions that a list shows. */
async function openMany(count: number, place = VILLAGE) {
  const cases = Array.from({ length: count }, (_, index) => ({
    ...{ lifeCycle: "visit", subject: `person:${place}${index}`, subjectName: `某${index}`, place },
    title: { zh: "走访", en: "Visit" },
  }));
  const by = actorOf(place === VILLAGE ? 1 : 3);
  const opened = await transaction(db, (tx) =>
    openCases(tx, office, by, { county: COUNTY, cases, now: NOW }),
  );
  return opened.map(({ id }) => ({ id, version: 1 }));
}
const start = (cases: { id: string; version: number }[], id = randomUUID()) =>
  asActor(db, worker, async (tx) => {
    await startBatch(tx, worker, { id, act: "report", input: { reason: "一并走访" }, cases, now: NOW });
    return id;
  });
const progress = (id: string, account = 1) => asActor(db, actorOf(account), (tx) => getBatch(tx, id));
async function workOff() {
  while (await answerBatches(db, office, NOW));
}

test("one act on many: progress step by step, and each refusal with its reason", async () => {
  const cases = await openMany(60);
  const id = await start([...cases.slice(1), { id: cases[0]!.id, version: 7 }]);
  await answerBatches(db, office, NOW);
  expect((await progress(id)).done).toBeGreaterThan(0);
  expect((await progress(id)).finished).toBe(false);
  await workOff();
  expect(await progress(id)).toMatchObject({ total: 60, done: 59, refused: 1, finished: true });
  expect((await progress(id)).refusals).toMatchObject([{ case: cases[0]!.id, code: "case-moved-on" }]);
});

test("a double click begins once, and a batch that was done does nothing again", async () => {
  const cases = await openMany(3);
  const id = await start(cases);
  await start(cases, id);
  await workOff();
  await start(cases, id);
  await workOff();
  expect(await progress(id)).toMatchObject({ total: 3, done: 3 });
  expect(await db.query("select from cases.event where act = 'report'")).toHaveLength(3);
});

test("a whole list is answered as the list stands now", async () => {
  await openMany(130);
  const id = randomUUID();
  const all = { list: "mine" as const, today: parseIsoDate("2022-06-16")!, lifeCycle: "visit" };
  await asActor(db, worker, (tx) =>
    startBatch(tx, worker, { id, act: "report", input: { reason: "一并走访" }, cases: all, now: NOW }),
  );
  await workOff();
  expect(await progress(id)).toMatchObject({ total: 130, done: 130, refused: 0 });
});

test("a cancel leaves the rest alone", async () => {
  const cases = await openMany(60);
  const id = await start(cases);
  await answerBatches(db, office, NOW);
  await asActor(db, worker, (tx) => cancelBatch(tx, id, NOW));
  await workOff();
  expect(await progress(id)).toMatchObject({ done: 25, cancelled: true, finished: false });
});

test("nothing outside the area gets in, and nobody else sees it", async () => {
  const elsewhere = await openMany(2, OTHER_VILLAGE);
  const id = await start([...(await openMany(1)), ...elsewhere]);
  await workOff();
  expect(await progress(id)).toMatchObject({ total: 1, done: 1 });
  await expect(progress(id, 2)).rejects.toMatchObject({ code: "batch-unknown" });
});
