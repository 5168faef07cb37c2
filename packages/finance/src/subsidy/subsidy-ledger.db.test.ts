import { randomUUID } from "node:crypto";
import { transaction } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { acceptOffer } from "../lending/accept-offer.ts";
import { findOffer } from "../lending/applications.ts";
import { listProductLines, saveProduct, showProduct } from "../lending/keep-products.ts";
import { installCatalogue } from "../lending/store-products.ts";
import {
  authorise,
  CATALOGUE,
  COUNTY,
  type Market,
  NOW,
  offer,
  openMarket,
  POLICY,
  say,
} from "../lending/testing/small-market.ts";
import { clawbackDue } from "./follow-money.ts";
import { type GuaranteeKind, recordGuarantee, roomFor, shareGuarantee } from "./guarantee.ts";
import { moveSubsidy } from "./pay-subsidy.ts";
import { addBudget, showSubsidies } from "./show-subsidies.ts";
import { budgetLeft, listEntries } from "./subsidy-ledger.ts";
import type { GuaranteeScheme } from "./subsidy-policy.ts";

const db = await testDatabase();
let market: Market;
beforeAll(async () => {
  market = await openMarket(db);
}, 60_000);

const TODAY = fromDateNumber(today(NOW));
const head = { county: COUNTY, area: `${COUNTY}000000`, account: 7, name: "白甲" };
const by = { account: 7, name: "白甲" };
const code = (error: unknown) => (error as { code?: string } | undefined)?.code;
const refused = async (work: Promise<unknown>) =>
  code(
    await work.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
type Tx = Parameters<Parameters<typeof transaction>[1]>[0];
const inside = <T>(work: (tx: Tx) => Promise<T>) => transaction(db, work);

/** A loan that is accepted and paid out; gives the payment and its offer. */
async function paidOut(amountFen: number, changed = {}) {
  const { of } = await authorise(market, ["bank-a"]);
  const to = { bank: "bank-a", application: of["bank-a"] ?? "" };
  const id = await offer(market, to, { kind: "loan", amountFen, ...changed });
  await inside((tx) => acceptOffer(tx, market.office, market.borrower, { offer: id, now: NOW }));
  return { id, to, pay: () => pay(to, id, amountFen) };
}

async function pay(
  to: { bank: string; application: string },
  id: string,
  amountFen: number,
): Promise<string> {
  const message = randomUUID();
  const told = { ...to, id: message, at: new Date(NOW.getTime() + 60_000) };
  const paid = {
    kind: "disbursement",
    offer: id,
    draw: null,
    amountFen,
    paidOn: TODAY,
    bankReference: message,
  };
  await say(market, told, paid);
  return message;
}

describe("the ledger of subsidies", () => {
  test("is reserved with the payment, goes back when it is repaid early, and what was paid too much is claimed by a person", async () => {
    const { id, to, pay: payNow } = await paidOut(50_000_000);
    const disbursement = await payNow();
    const [reserve] = await inside((tx) => listEntries(tx, COUNTY, { offer: id }));
    expect(reserve).toMatchObject({
      kind: "reserve",
      amountFen: 500_000,
      centralFen: 450_000,
      provinceFen: 50_000,
    });
    const stored = await inside((tx) => findOffer(tx, COUNTY, id));
    if (stored === undefined || reserve === undefined) throw new Error("nothing reserved");
    const money = {
      policy: POLICY.code,
      disbursement,
      fromOn: reserve.fromOn,
      untilOn: reserve.untilOn,
      by,
      now: NOW,
    };
    const move = (kind: "pay" | "clawback", amountFen: number, reason = "按季拨付") =>
      inside((tx) => moveSubsidy(tx, COUNTY, stored, { ...money, kind, amountFen, reason }));
    expect(await refused(move("pay", 500_001))).toBe("subsidy-over");
    expect(await refused(move("clawback", 1))).toBe("subsidy-over");
    expect(await move("pay", 300_000)).toEqual({ repeated: false });
    expect(await move("pay", 300_000)).toEqual({ repeated: true });
    const early = fromDateNumber(today(new Date(NOW.getTime() + 100 * 86_400_000)));
    await say(
      market,
      { ...to, at: new Date(NOW.getTime() + 120_000) },
      { kind: "repayment", offer: id, state: "closedEarly", amountFen: 50_000_000, on: early },
    );
    const entries = await inside((tx) => listEntries(tx, COUNTY, { offer: id }));
    const released = entries.find(({ kind }) => kind === "release");
    expect(released).toMatchObject({ amountFen: 363_014, by: "系统" });
    expect(await inside((tx) => clawbackDue(tx, COUNTY, id))).toEqual([
      { policy: POLICY.code, disbursement, amountFen: 300_000 - 136_986 },
    ]);
    expect(await move("clawback", 163_014, "提前结清，多拨的收回")).toEqual({ repeated: false });
    expect(await inside((tx) => clawbackDue(tx, COUNTY, id))).toEqual([]);
  });

  test("two payments at once never spend the same yuan of a budget; one that doesn't fit reserves nothing", async () => {
    const left = (await inside((tx) => budgetLeft(tx, COUNTY, POLICY))) ?? 0;
    // Each loan would take 400,000 fen; the cap of the business leaves room for both.
    const fits = Math.floor(left / 400_000);
    const loans = [];
    for (let number = 0; number < fits + 2; number += 1) loans.push(await paidOut(40_000_000));
    await inside((tx) => tx.query("update finance.subsidy_entry set principal_fen = 0"));
    await Promise.all(loans.map((loan) => loan.pay()));
    const after = (await inside((tx) => budgetLeft(tx, COUNTY, POLICY))) ?? -1;
    expect(after).toBeGreaterThanOrEqual(0);
    const held = await db.query<{ principal: number }>(
      "select sum(principal_fen)::float8 as principal from finance.subsidy_entry where kind = 'reserve'",
    );
    expect(held[0]?.principal ?? 0).toBeLessThanOrEqual(POLICY.capFen);
  });

  test("a budget is changed by a named person of the county, once, and never below what is promised", async () => {
    const id = randomUUID();
    const add = (amountFen: number, actor = head, own: string = randomUUID()) =>
      inside((tx) =>
        addBudget(tx, { policies: [POLICY] }, actor, {
          policy: POLICY.code,
          id: own,
          amountFen,
          reason: "追加",
          now: NOW,
        }),
      );
    const before = (await inside((tx) => budgetLeft(tx, COUNTY, POLICY))) ?? 0;
    await add(1_000_000, head, id);
    await add(1_000_000, head, id);
    expect(await inside((tx) => budgetLeft(tx, COUNTY, POLICY))).toBe(before + 1_000_000);
    expect(await refused(add(1, { ...head, area: `${COUNTY}001000` }))).toBe("county-only");
    expect(await refused(add(-(before + 1_000_001)))).toBe("budget-below-reserved");
    const shown = await inside((tx) => showSubsidies(tx, { policies: [POLICY] }, head));
    expect(shown.policies[0]?.budgetFen).toBe((POLICY.budgetFen ?? 0) + 1_000_000);
    expect(shown.budgets[0]).toMatchObject({ amountFen: 1_000_000, by: "白甲" });
  });
});

const SCHEME: GuaranteeScheme = {
  ...{ name: { zh: "担保", en: "Guarantee" }, reference: "虚构", coverPercent: 80 },
  shares: [
    { code: "fund", who: { zh: "基金", en: "Fund" }, percent: 33 },
    { code: "again", who: { zh: "再担保", en: "Re-guarantor" }, percent: 33 },
    { code: "own", who: { zh: "担保公司", en: "Guarantor" }, percent: 34 },
  ],
};

describe("guarantees", () => {
  test("shares add up to the fen, whatever the sum", () => {
    for (const sum of [1, 2, 99, 100, 12_345_677]) {
      const shares = shareGuarantee(SCHEME, sum);
      expect(shares.reduce((total, one) => total + one.amountFen, 0)).toBe(sum);
    }
    const sums = { coverFen: 100, claimFen: 40, recoveryFen: 10 };
    expect(
      (["cover", "claim", "recovery"] as GuaranteeKind[]).map((kind) => roomFor(SCHEME, 1_000, kind, sums)),
    ).toEqual([700, 60, 30]);
  });

  test("no claim beyond the cover, no recovery beyond the claims, each entered once under a name", async () => {
    const { id } = await paidOut(1_000_000, { guarantee: "policyGuarantee", guaranteeFeeBp: 50 });
    const stored = await inside((tx) => findOffer(tx, COUNTY, id));
    if (stored === undefined) throw new Error("no offer");
    const enter = (kind: GuaranteeKind, amountFen: number, own: string = randomUUID()) =>
      inside((tx) =>
        recordGuarantee(tx, COUNTY, SCHEME, stored, {
          id: own,
          kind,
          amountFen,
          on: TODAY,
          reason: "登记",
          by,
          now: NOW,
        }),
      );
    expect(await refused(enter("claim", 1))).toBe("guarantee-over");
    expect(await refused(enter("cover", 800_001))).toBe("guarantee-over");
    const own = randomUUID();
    await enter("cover", 800_000, own);
    await enter("cover", 800_000, own);
    await enter("claim", 500_000);
    expect(await refused(enter("recovery", 500_001))).toBe("guarantee-over");
    await enter("recovery", 200_000);
    const rows = await db.query<{ kind: string; shares: { amountFen: number }[] }>(
      "select kind, shares from finance.guarantee_entry where offer = $1 order by recorded_at, kind",
      [id],
    );
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(["claim", "cover", "recovery"]);
    const plain = await paidOut(1_000_000);
    const other = await inside((tx) => findOffer(tx, COUNTY, plain.id));
    const without = {
      id: randomUUID(),
      kind: "cover",
      amountFen: 1,
      on: TODAY,
      reason: "登记",
      by,
      now: NOW,
    } as const;
    expect(await refused(inside((tx) => recordGuarantee(tx, COUNTY, SCHEME, other ?? stored, without)))).toBe(
      "no-guarantee",
    );
  });
});

describe("the catalogue", () => {
  const save = (after: number, changed: object, actor = head) =>
    inside(async (tx) => {
      const { versions } = await showProduct(tx, COUNTY, "bank-b", "shop-money");
      const body = { ...versions[0]?.body, ...changed };
      const input = {
        bank: "bank-b",
        code: "shop-money",
        after,
        fromOn: TODAY,
        withdrawn: false,
        body,
        reason: "调价",
        now: NOW,
      };
      await saveProduct(tx, actor, input);
    });

  test("keeps what it doesn't know, keeps every version, and one of two that edit at once", async () => {
    const results = await Promise.all([
      refused(save(1, { coolingOffDays: 5 })),
      refused(save(1, { coolingOffDays: 9 })),
    ]);
    expect(results.filter((one) => one === undefined)).toHaveLength(1);
    expect(results).toContain("product-moved-on");
    const { versions } = await inside((tx) => showProduct(tx, COUNTY, "bank-b", "shop-money"));
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[0]?.body).toMatchObject({ ownWords: { kept: [1, "二"] } });
    expect(await refused(save(2, { months: [] }))).toBe("product-invalid");
    expect(await refused(save(2, {}, { ...head, area: `${COUNTY}001000` }))).toBe("county-only");
  });

  test("the county's file brings a version when it changes, and doesn't undo what was edited on the desk", async () => {
    await inside((tx) => installCatalogue(tx, COUNTY, CATALOGUE, NOW));
    expect((await inside((tx) => listProductLines(tx, COUNTY))).map(({ version }) => version)).toEqual([
      1, 2, 1,
    ]);
    const products = CATALOGUE.products.map((one) => ({ ...one, feeFen: 100 }));
    await inside((tx) => installCatalogue(tx, COUNTY, { ...CATALOGUE, products }, NOW));
    expect((await inside((tx) => listProductLines(tx, COUNTY))).map(({ version }) => version)).toEqual([
      2, 3, 2,
    ]);
  });
});
