import { randomUUID } from "node:crypto";
import { asActor } from "@olive/access";
import { actOnCase } from "@olive/cases";
import { type Transaction, transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { claimPolicy } from "../policies/claim-policy.ts";
import { policiesFor } from "../policies/policies-for.ts";
import { listLines } from "./batch.ts";
import { approveGrant, excludeFromGrant, returnGrant } from "./decide-grant.ts";
import { dryRun } from "./dry-run.ts";
import { objectToExclusion } from "./object-to-exclusion.ts";
import { type PayResult, payFile, reconcileGrant } from "./pay-grant.ts";
import { periodOn } from "./period.ts";
import { prepareGrant } from "./prepare-grant.ts";
import {
  addShops,
  COUNTY,
  codeOf,
  installStreet,
  NOW,
  OFFICE,
  official,
  ownerOf,
  shopOf,
  street,
  township,
} from "./testing/small-street.ts";

const db = await testDatabase();
const site = street();
const ON = "2026-11-24" as CalendarDate;
const [preparer, approver, otherUnit] = [official(1), official(2), official(3)];
const as = <T>(actor: Actor, work: (tx: Transaction) => Promise<T>) => asActor(db, actor, work);
const refused = (code: string) => expect.objectContaining({ code });
const prepare = (actor = preparer, id: string = randomUUID(), policy = "aid", on = ON) =>
  as(actor, (tx) => prepareGrant(tx, site, actor, { id, policy, on, now: NOW }));
const approve = (batch: string, actor = approver) =>
  as(actor, (tx) => approveGrant(tx, site, actor, { batch, now: NOW }));
const pay = (batch: string) => as(preparer, (tx) => payFile(tx, site, preparer, { batch, now: NOW }));
const run = (policy = "aid", on = ON) => as(preparer, (tx) => dryRun(tx, site, { policy, on }));
const linesOf = (batch: string) =>
  transaction(db, (tx) => listLines(tx, COUNTY, batch, { after: null, limit: 100 }));
const exclude = (batch: string, n: number, reason = "经营地址已空置（现场核实）") =>
  as(approver, (tx) =>
    excludeFromGrant(tx, site, approver, { batch, creditCode: codeOf(n), reason, now: NOW }),
  );
const reconcile = (batch: string, results: readonly PayResult[]) =>
  as(preparer, (tx) => reconcileGrant(tx, site, preparer, { batch, results, now: NOW }));
const paid = (line: string, amountFen: number, reference: string): PayResult => ({
  ...{ line, amountFen, outcome: "paid", on: "2026-11-26", reference, failure: null },
});

beforeAll(async () => {
  await installStreet(db);
  await addShops(db, [
    { n: 1 },
    { n: 2, people: 1 },
    { n: 3, people: 6 },
    { n: 4, people: null },
    { n: 5, kind: null },
  ]);
});
beforeEach(async () => {
  await db.query(
    "truncate finance.grant_line, finance.grant_batch, finance.grant_exclusion, finance.policy_claim, finance.declaration",
  );
});

async function sent(): Promise<string> {
  const { id } = await prepare();
  await approve(id);
  await pay(id);
  return id;
}

describe("a dry run", () => {
  test("lists who, why and how much; what isn't known is listed as not known, and nothing is written", async () => {
    const found = await run();
    expect(found.lines.map(({ creditCode, amountFen, basis }) => [creditCode, amountFen, basis])).toEqual([
      [codeOf(1), 20_000, "data"],
      [codeOf(2), 10_000, "data"],
    ]);
    expect(found.lines[0]?.conditions.map(({ says }) => says.zh)).toEqual(["是小铺", "不超过五个人"]);
    expect(found.unknown.map(({ creditCode, lacks }) => [creditCode, lacks])).toEqual([
      [codeOf(4), ["铺中人数"]],
      [codeOf(5), ["铺类"]],
    ]);
    expect(found).toMatchObject({
      no: 1,
      held: 0,
      totalFen: 30_000,
      budgetFen: 100_000,
      overFen: 0,
      period: "2026",
    });
    expect(await db.query("select from finance.grant_line")).toHaveLength(0);
  });

  test("knows the period of a day", () => {
    const on = (period: Parameters<typeof periodOn>[0], day: string) => periodOn(period, day as CalendarDate);
    expect([on("once", ON), on("year", ON), on("month", ON)]).toEqual(["once", "2026", "2026-11"]);
    expect(["2026-06-30", "2026-07-01"].map((day) => on("half", day))).toEqual(["2026H1", "2026H2"]);
    expect(["2026-03-31", "2026-04-01", "2026-12-31"].map((day) => on("quarter", day))).toEqual([
      "2026Q1",
      "2026Q2",
      "2026Q4",
    ]);
  });
});

describe("four eyes", () => {
  test("whoever prepared it can't approve or return it; another person can, of the same unit", async () => {
    const { id } = await prepare(approver);
    await expect(approve(id, approver)).rejects.toEqual(refused("grant-same-person"));
    await expect(approve(id, otherUnit)).rejects.toEqual(refused("grant-other-department"));
    await expect(
      as(approver, (tx) => returnGrant(tx, site, approver, { batch: id, now: NOW, reason: "x" })),
    ).rejects.toEqual(refused("grant-same-person"));
    expect(await approve(id, preparer)).toMatchObject({ state: "approved", decidedByName: "林甲" });
    await expect(approve(id, preparer)).rejects.toEqual(refused("grant-moved-on"));
  });

  test("the database itself knows no batch that one person prepared and approved", async () => {
    const { id } = await prepare();
    const update =
      "update finance.grant_batch set state = 'approved', decided_by = prepared_by, decided_at = now() where id = $1";
    await expect(db.query(update, [id])).rejects.toThrow(/check/);
  });

  test("what changed since it was prepared isn't approved, and says whose it is", async () => {
    const { id } = await prepare();
    await db.query("update register.street_shop set people = 9 where code = $1", [codeOf(2)]);
    await expect(approve(id)).rejects.toMatchObject({
      code: "grant-changed",
      wording: { zh: expect.stringContaining(shopOf(2).name) },
    });
    await db.query("update register.street_shop set people = 1 where code = $1", [codeOf(2)]);
    expect((await approve(id)).state).toBe("approved");
  });

  test("a batch that was returned frees its businesses", async () => {
    const { id } = await prepare();
    await as(approver, (tx) =>
      returnGrant(tx, site, approver, { batch: id, now: NOW, reason: "金额要再核" }),
    );
    expect((await linesOf(id)).map(({ state }) => state)).toEqual(["returned", "returned"]);
    expect((await run()).lines).toHaveLength(2);
  });
});

describe("nobody twice", () => {
  test("a second run finds nobody; the same id is the same batch", async () => {
    const { id } = await prepare();
    expect((await prepare(preparer, id)).id).toBe(id);
    await expect(prepare()).rejects.toEqual(refused("grant-nobody"));
    expect(await run()).toMatchObject({ held: 2, totalFen: 0 });
  });

  test("of two runs at once one has them", async () => {
    const results = await Promise.allSettled([prepare(preparer), prepare(approver), prepare(preparer)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const lines = await db.query("select credit_code from finance.grant_line where state = 'proposed'");
    expect(lines).toHaveLength(2);
  });

  test("the database refuses a second line of the period", async () => {
    const { id } = await prepare();
    const copy = `insert into finance.grant_line (county, id, batch, policy, period, credit_code, place_code, business_name,
        amount_fen, basis, reasons, state) select county, gen_random_uuid(), batch, policy, period, credit_code, place_code,
        business_name, amount_fen, basis, reasons, 'proposed' from finance.grant_line where batch = $1`;
    await expect(db.query(copy, [id])).rejects.toThrow(/grant_line_once/);
  });

  test("the next period is another", async () => {
    await prepare();
    expect((await run("aid", "2027-01-04" as CalendarDate)).lines).toHaveLength(2);
  });
});

test("over the budget nothing is prepared, and it says by how much", async () => {
  await addShops(db, [{ n: 21 }, { n: 22 }, { n: 23 }, { n: 24 }]);
  const found = await run();
  expect([found.totalFen, found.overFen]).toEqual([110_000, 10_000]);
  await expect(prepare()).rejects.toMatchObject({
    code: "grant-over-budget",
    wording: { zh: expect.stringContaining("100") },
  });
  const extra = [21, 22, 23, 24].map(codeOf);
  await db.query("delete from registry.business where credit_code = any($1)", [extra]);
  await db.query("delete from register.street_shop where code = any($1)", [extra]);
});

describe("leaving somebody out", () => {
  test("is a named person's act with a reason, shown to the business, and stands for the period", async () => {
    const { id } = await prepare();
    await exclude(id, 1);
    await approve(id);
    expect((await linesOf(id)).map(({ state }) => state)).toEqual(["excluded", "approved"]);
    const [own] = await transaction(db, (tx) => policiesFor(tx, site, codeOf(1), ON));
    expect(own).toMatchObject({
      verdict: "yes",
      standing: { state: "excluded", exclusion: { reason: "经营地址已空置（现场核实）", by: "林乙" } },
    });
    expect((await run()).lines).toHaveLength(0);
    expect((await run()).excluded).toMatchObject([{ creditCode: codeOf(1), by: "林乙" }]);
  });

  test("can be objected to, once; another person than whoever did it answers; lifted, the next run pays", async () => {
    const { id } = await prepare();
    const exclusion = (await exclude(id, 1)).id;
    await approve(id);
    const object = (creditCode = codeOf(1)) =>
      transaction(db, (tx) =>
        objectToExclusion(tx, OFFICE, ownerOf(50), {
          creditCode,
          exclusion,
          text: "店还在，上周装修",
          now: NOW,
        }),
      );
    await expect(object(codeOf(2))).rejects.toEqual(refused("exclusion-unknown"));
    const raised = await object();
    await expect(object()).rejects.toEqual(refused("exclusion-objected"));
    const lift = (actor: Actor) =>
      as(actor, (tx) =>
        actOnCase(tx, OFFICE, actor, {
          county: COUNTY,
          id: raised.case,
          act: "lift",
          reason: "已重新营业",
          now: NOW,
        }),
      );
    await expect(lift(approver)).rejects.toEqual(refused("exclusion-own"));
    expect((await lift(preparer)).outcome).toBe("lifted");
    expect((await run()).lines.map(({ creditCode }) => creditCode)).toEqual([codeOf(1)]);
    const next = await prepare();
    expect((await linesOf(next.id)).map(({ creditCode, amountFen }) => [creditCode, amountFen])).toEqual([
      [codeOf(1), 20_000],
    ]);
  });

  test("upheld, it stays, with the answer beside it", async () => {
    const { id } = await prepare();
    const exclusion = (await exclude(id, 1)).id;
    const raised = await transaction(db, (tx) =>
      objectToExclusion(tx, OFFICE, ownerOf(50), {
        creditCode: codeOf(1),
        exclusion,
        text: "不服",
        now: NOW,
      }),
    );
    await as(preparer, (tx) =>
      actOnCase(tx, OFFICE, preparer, {
        county: COUNTY,
        id: raised.case,
        act: "uphold",
        reason: "再去看过，仍空置",
        now: NOW,
      }),
    );
    expect((await run()).excluded).toMatchObject([{ objection: "不服", answer: "再去看过，仍空置" }]);
  });
});

describe("what rests on a declaration", () => {
  test("is granted only where the short form was sent, and the second person sees it", async () => {
    expect((await run("filter")).lines).toHaveLength(0);
    await transaction(db, (tx) =>
      claimPolicy(tx, site, {
        ...{ id: randomUUID(), business: shopOf(1), policy: "filter", answers: { 装了净化器: "true" } },
        ...{ by: { account: 50, name: "店主" }, now: NOW },
      }),
    );
    const { id } = await prepare(preparer, randomUUID(), "filter");
    expect(await linesOf(id)).toMatchObject([{ creditCode: codeOf(1), basis: "declared", amountFen: 7_000 }]);
  });

  test("declared for another policy's form, it isn't granted without a claim", async () => {
    await db.query(
      `insert into finance.declaration values ($1, $2, $3, '装了净化器', 'true', 'other', 50, '店主', now())`,
      [COUNTY, codeOf(2), shopOf(2).place],
    );
    expect(await run("filter")).toMatchObject({ lines: [], unclaimed: 1 });
  });
});

describe("paying", () => {
  test("the file is what was approved, and the same to the byte when it is made again", async () => {
    const { id } = await prepare();
    await expect(pay(id)).rejects.toEqual(refused("grant-moved-on"));
    await approve(id);
    const file = await pay(id);
    const [line] = await linesOf(id);
    expect(file.text).toContain(`${line?.id},${codeOf(1)},${shopOf(1).name},200.00`);
    expect(await pay(id)).toEqual(file);
    expect(file.text.trim().split("\r\n")).toHaveLength(3);
  });

  test("results are taken once; what doesn't fit is handed back and not taken", async () => {
    const id = await sent();
    const [one, two] = (await linesOf(id)).map((line) => line.id) as [string, string];
    const wrong = await reconcile(id, [
      paid(randomUUID(), 20_000, "R0"),
      paid(one, 19_999, "R1"),
      { ...paid(two, 10_000, ""), reference: null },
    ]);
    expect(wrong).toMatchObject({
      taken: 0,
      open: 2,
      mismatches: [{ why: "unknown" }, { why: "amount" }, { why: "incomplete" }],
    });
    expect(await reconcile(id, [paid(one, 20_000, "R1")])).toMatchObject({
      taken: 1,
      open: 1,
      mismatches: [],
    });
    expect(await reconcile(id, [paid(one, 20_000, "R1")])).toMatchObject({
      taken: 0,
      open: 1,
      mismatches: [],
    });
    expect((await reconcile(id, [paid(one, 20_000, "R2")])).mismatches).toMatchObject([
      { why: "answeredAlready" },
    ]);
    expect((await reconcile(id, [paid(two, 10_000, "R1")])).mismatches).toMatchObject([
      { why: "referenceTaken" },
    ]);
    expect(await reconcile(id, [paid(two, 10_000, "R3")])).toMatchObject({ taken: 1, open: 0 });
    const [batch] = await db.query<{ state: string }>("select state from finance.grant_batch where id = $1", [
      id,
    ]);
    expect(batch?.state).toBe("settled");
    await expect(prepare()).rejects.toEqual(refused("grant-nobody"));
  });

  test("a payment that failed frees its business for the next run, and only it", async () => {
    const id = await sent();
    const [one, two] = (await linesOf(id)).map((line) => line.id) as [string, string];
    const failed: PayResult = {
      line: two,
      amountFen: 10_000,
      outcome: "failed",
      on: "2026-11-26",
      reference: null,
      failure: "账户已销",
    };
    expect(await reconcile(id, [paid(one, 20_000, "R9"), failed])).toMatchObject({ taken: 2, open: 0 });
    expect((await run()).lines.map(({ creditCode }) => creditCode)).toEqual([codeOf(2)]);
  });
});

test("a township sees its own lines and prepares nothing", async () => {
  const { id } = await prepare();
  const north = township(shopOf(1).place);
  expect(await as(north, (tx) => listLines(tx, COUNTY, id, { after: null, limit: 10 }))).toHaveLength(2);
  const south = township(`${COUNTY}202001`);
  expect(await as(south, (tx) => listLines(tx, COUNTY, id, { after: null, limit: 10 }))).toHaveLength(0);
  await expect(prepare(north)).rejects.toEqual(refused("county-only"));
  await expect(approve(id, north)).rejects.toEqual(refused("county-only"));
});
