import { randomUUID } from "node:crypto";
import { transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import {
  addPremium,
  addShops,
  COUNTY,
  codeOf,
  handOver,
  installStreet,
  NOW,
  ownerOf,
  PREMIUMS,
  shopOf,
  street,
} from "../grants/testing/small-street.ts";
import { submitHelpRequest } from "../help/submit-help.ts";
import { claimPolicy, questionsOf } from "./claim-policy.ts";
import { policiesFor } from "./policies-for.ts";

const db = await testDatabase();
const site = street();
const TODAY = "2026-11-24" as CalendarDate;
const of = (n: number) => transaction(db, (tx) => policiesFor(tx, site, codeOf(n), TODAY));
const one = async (n: number, policy: string) => (await of(n)).find((found) => found.policy.code === policy)!;
const claim = (n: number, policy: string, answers: Record<string, string>, id = randomUUID()) =>
  transaction(db, (tx) =>
    claimPolicy(tx, site, {
      id,
      business: shopOf(n),
      policy,
      answers,
      by: { account: 50, name: "店主" },
      now: NOW,
    }),
  );

beforeAll(async () => {
  await installStreet(db);
  await addShops(db, [
    { n: 1 },
    { n: 2, people: 6 },
    { n: 3, people: null },
    { n: 4, kind: "大铺", people: null },
  ]);
});

describe("what a business qualifies for", () => {
  test("yes, with each condition, the value behind it, its register and date, and the amount", async () => {
    const aid = await one(1, "aid");
    expect(aid).toMatchObject({
      verdict: "yes",
      basis: "data",
      amountFen: 20_000,
      missing: [],
      period: "2026",
      standing: null,
    });
    const source = { register: "街铺册", department: "甲局", extractOn: "2026-11-01" };
    expect(aid.conditions.map(({ verdict, facts }) => [verdict, facts])).toEqual([
      ["yes", [{ name: "铺类", value: "小铺", declared: false, source }]],
      ["yes", [{ name: "铺中人数", value: "3", declared: false, source }]],
    ]);
  });

  test("no, with the condition that fails and what would change it", async () => {
    const { verdict, conditions, amountFen } = await one(2, "aid");
    expect([verdict, amountFen]).toEqual(["no", null]);
    expect(conditions.find((condition) => condition.verdict === "no")).toMatchObject({
      says: { zh: "不超过五个人" },
      change: { zh: "五个人以内" },
    });
  });

  test("an empty cell is unknown and never no; what is settled by another cell isn't asked", async () => {
    const unknown = await one(3, "aid");
    expect(unknown.verdict).toBe("unknown");
    expect(unknown.missing).toMatchObject([
      { name: "铺中人数", department: "甲局", question: { type: "count" } },
    ]);
    expect(await one(4, "aid")).toMatchObject({ verdict: "no", missing: [] });
  });

  test("a register that nobody handed over says nothing; handed over, its silence is a no", async () => {
    const before = await one(1, "insured");
    expect(before).toMatchObject({
      verdict: "unknown",
      missing: [{ register: "保费册", department: "甲局", question: null }],
    });
    await addPremium(db, 2, 800);
    expect((await one(1, "insured")).verdict).toBe("unknown");
    // Handed over so long ago that it is no longer fresh: a row that it has counts, its silence doesn't.
    await handOver(db, PREMIUMS, "2026-10-01");
    expect((await one(1, "insured")).verdict).toBe("unknown");
    expect((await one(2, "insured")).verdict).toBe("yes");
    await handOver(db, PREMIUMS, "2026-11-02");
    expect((await one(1, "insured")).verdict).toBe("no");
    const insured = await one(2, "insured");
    expect(insured.verdict).toBe("yes");
    expect(insured.conditions[0]?.facts).toContainEqual(
      expect.objectContaining({
        value: "800.00",
        source: expect.objectContaining({ register: "保费册", extractOn: "2026-11-02" }),
      }),
    );
  });

  test("yes comes first, then unknown, then no", async () => {
    expect((await of(1)).map(({ verdict }) => verdict)).toEqual(["yes", "unknown", "no"]);
  });
});

describe("the short form", () => {
  test("asks the gap alone", async () => {
    expect(questionsOf((await one(1, "filter")).missing).map(({ name }) => name)).toEqual(["装了净化器"]);
    expect(questionsOf((await one(1, "aid")).missing)).toEqual([]);
  });

  test("takes no answer to what is known, none that is missing, none that is no answer", async () => {
    const refused = (code: string) => expect.objectContaining({ code });
    await expect(claim(1, "aid", { 铺中人数: "2" })).rejects.toEqual(refused("answer-known"));
    await expect(claim(1, "filter", {})).rejects.toEqual(refused("answer-missing"));
    await expect(claim(1, "filter", { 装了净化器: "也许" })).rejects.toEqual(refused("answer-invalid"));
    await expect(claim(1, "none", {})).rejects.toEqual(refused("policy-unknown"));
    expect(await db.query("select from finance.declaration")).toHaveLength(0);
  });

  test("an answer counts as declared, wherever it is shown; sent twice it is one claim", async () => {
    const id = randomUUID();
    const claimed = await claim(1, "filter", { 装了净化器: "true" }, id);
    expect(claimed).toMatchObject({ verdict: "yes", basis: "declared", amountFen: 7_000, claimed: true });
    expect(claimed.conditions[0]?.facts).toEqual([
      { name: "装了净化器", value: "true", declared: true, source: null },
    ]);
    await claim(1, "filter", { 装了净化器: "true" }, id);
    expect(await db.query("select from finance.policy_claim where county = $1", [COUNTY])).toHaveLength(1);
  });

  test("a gap of the register may be declared; once the register knows, the register counts", async () => {
    expect(await claim(3, "aid", { 铺中人数: "4" })).toMatchObject({
      verdict: "yes",
      basis: "declared",
      amountFen: 20_000,
    });
    await db.query("update register.street_shop set people = 9 where code = $1", [codeOf(3)]);
    expect(await one(3, "aid")).toMatchObject({ verdict: "no", basis: "data" });
  });
});

test("refusing or revoking consent costs nothing: policies and help need none (PIPL art. 16)", async () => {
  const attempt = transaction(db, async (tx) => {
    // Without the very tables of consents everything here still works.
    for (const table of ["consent", "authorisation"])
      await tx.query(`alter table finance.${table} rename to gone_${table}`);
    const policies = await policiesFor(tx, site, codeOf(1), TODAY);
    expect(policies.filter(({ verdict }) => verdict === "yes")).not.toHaveLength(0);
    const sent = await submitHelpRequest(tx, site, ownerOf(50), {
      ...{
        id: randomUUID(),
        business: shopOf(1),
        subject: "loan",
        text: "想贷款，不想授权",
        channel: "own",
        now: NOW,
      },
    });
    expect(sent.department).toBe("甲局");
    throw new Error("rolled back");
  });
  await expect(attempt).rejects.toThrow("rolled back");
});
