import { randomUUID } from "node:crypto";
import { transaction } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";
import { copyDatabase, testDatabase } from "@olive/testing";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { acceptOffer, withdrawAcceptance } from "./accept-offer.ts";
import { authoriseFinancing } from "./authorise-financing.ts";
import { listEligible } from "./list-eligible.ts";
import { readMeter, tellAsked } from "./material-meter.ts";
import { compareOffers, listOwnApplications } from "./own-applications.ts";
import { widenForNeed } from "./serve-need.ts";
import {
  authorise,
  BANKS,
  COUNTY,
  CREDIT_CODE,
  codeOf,
  later,
  type Market,
  NOW,
  offer,
  offerOf,
  openMarket,
  refused,
  say,
  stateOf,
} from "./testing/small-market.ts";

const db = await testDatabase();
let market: Market;
beforeAll(async () => {
  market = await openMarket(db);
}, 60_000);

const TODAY = fromDateNumber(today(NOW));
const inside = <T>(work: (tx: Parameters<Parameters<typeof transaction>[1]>[0]) => Promise<T>) =>
  transaction(db, work);
const accept = (id: string, now = NOW) =>
  inside((tx) => acceptOffer(tx, market.office, market.borrower, { offer: id, now }));
const own = async (application: string, now = NOW) => {
  const all = await inside((tx) => listOwnApplications(tx, market.office, CREDIT_CODE, now));
  const found = all.find(({ id }) => id === application);
  if (found === undefined) throw new Error("not listed");
  return found;
};
const outbox = (application: string) =>
  db.query<{ kind: string; bank: string }>(
    "select kind, bank from finance.outbox where application = $1 order by sequence",
    [application],
  );

describe("the one act", () => {
  test("products are shown with yes, no or unknown and why; nobody's place is bought", async () => {
    const shown = await inside((tx) => listEligible(tx, market.office, CREDIT_CODE, TODAY));
    expect(shown.map(({ truth }) => truth)).toEqual([true, true, true]);
    expect(shown[0]?.grounds.length).toBeGreaterThan(1);
    const nobody = await inside((tx) => listEligible(tx, market.office, "92330799MA0000002X", TODAY));
    expect(nobody.every(({ truth }) => truth === "unknown")).toBe(true);
  });

  test("consent, report and one application a bank, released to the outbox; sent twice it is done once", async () => {
    const id = randomUUID();
    const first = await authorise(market, BANKS, id);
    const again = await authorise(market, BANKS, id);
    expect([first.repeated, again.repeated]).toEqual([false, true]);
    expect(new Set(again.applications.map((one) => one.application))).toEqual(
      new Set(Object.values(first.of)),
    );
    for (const bank of BANKS)
      expect(await outbox(first.of[bank] ?? "")).toEqual([{ kind: "delivery", bank }]);
    expect(await refused(authorise(market, ["bank-a"], id))).toBe("authorisation-exists");
  });

  test("two taps at once make one authorisation", async () => {
    const id = randomUUID();
    const [a, b] = await Promise.all([authorise(market, BANKS, id), authorise(market, BANKS, id)]);
    expect([a.repeated, b.repeated].toSorted()).toEqual([false, true]);
    const [counted] = await db.query<{ n: number }>(
      "select count(*)::int as n from finance.application where authorisation = $1",
      [id],
    );
    expect(counted?.n).toBe(3);
  });

  test("no bank, two products of one bank, a product that isn't there, an amount outside: each its own refusal", async () => {
    const attempt = (products: { bank: string; code: string }[], amountFen?: number) =>
      refused(
        inside((tx) =>
          authoriseFinancing(tx, market.office, market.borrower, {
            id: randomUUID(),
            products,
            amountFen,
            now: NOW,
          }),
        ),
      );
    const one = { bank: "bank-a", code: "shop-money" };
    expect(await attempt([])).toBe("no-product-chosen");
    expect(await attempt([one, one])).toBe("bank-chosen-twice");
    expect(await attempt([{ bank: "bank-a", code: "other" }])).toBe("product-unknown");
    expect(await attempt([one], 1)).toBe("amount-outside-product");
  });
});

describe("a bank's messages", () => {
  test("another bank's application is unknown to it, and so is one that isn't there", async () => {
    const { of } = await authorise(market);
    const decision = { kind: "decision", state: "received" };
    expect(await refused(say(market, { bank: "bank-b", application: of["bank-a"] ?? "" }, decision))).toBe(
      "UNKNOWN_APPLICATION",
    );
    expect(await refused(say(market, { bank: "bank-b", application: randomUUID() }, decision))).toBe(
      "UNKNOWN_APPLICATION",
    );
  });

  test("a decline has a code, a sentence, what would change it and where to turn; without them it is refused", async () => {
    const { of } = await authorise(market, ["bank-a"]);
    const to = { bank: "bank-a", application: of["bank-a"] ?? "" };
    expect(await refused(say(market, to, { kind: "decision", state: "declined" }))).toBe("SCHEMA");
    const reason = { code: "TOO_YOUNG", text: "开业还不满一年", change: "明年五月以后" };
    await say(market, to, { kind: "decision", state: "declined", reason });
    const { why, stateName } = await own(to.application);
    expect(stateName.zh).toBe("这家没有批");
    expect(why).toEqual({
      text: { zh: "开业还不满一年", en: "太短" },
      change: { zh: "明年五月以后", en: "满一年" },
      next: { zh: "看首贷", en: "看首贷" },
    });
  });

  test("whatever order decisions arrive in, however often, the application and its offers end in the same place", async () => {
    const reason = { code: "X", text: "不批", change: null };
    const arbitrary = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        minute: fc.integer({ min: 0, max: 3 }),
        state: fc.constantFrom("received", "underwriting", "offered", "declined"),
      }),
      { selector: ({ id }) => id, minLength: 2, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(arbitrary, async (messages) => {
        const { of } = await authorise(market, ["bank-a", "bank-b"]);
        const ends: unknown[] = [];
        for (const [bank, order] of [
          ["bank-a", messages],
          ["bank-b", messages.toReversed()],
        ] as const) {
          const application = of[bank] ?? "";
          for (const { id, minute, state } of [...order, ...order]) {
            const offers =
              state === "offered"
                ? [{ ...offerOf({ amountFen: 100_000 + minute }), offer: ownOf(id, bank) }]
                : [];
            const told = { bank, application, at: later(minute), id: ownOf(id, bank) };
            await say(market, told, {
              kind: "decision",
              state,
              offers,
              ...(state === "declined" ? { reason } : {}),
            });
          }
          const { state, offers } = await own(application);
          ends.push([state, offers.map(({ standing, amountFen }) => `${standing} ${amountFen}`).toSorted()]);
        }
        expect(ends[1]).toEqual(ends[0]);
      }),
      { numRuns: 20, examples: [[BEFORE_AND_AFTER_A_DECLINE]], endOnFailure: true },
    );
  }, 60_000);

  /** Once left an offer open that a later decline had taken back, if the newest offer came first. */
  const BEFORE_AND_AFTER_A_DECLINE: {
    id: string;
    minute: number;
    state: "received" | "underwriting" | "offered" | "declined";
  }[] = [
    { id: "bd62ada8-95ff-72de-ba00-68da191368ad", minute: 1, state: "declined" },
    { id: "f238c6dc-ac67-2da3-9729-7d5c27840687", minute: 3, state: "offered" },
    { id: "14f41d63-bc8a-8781-85b5-d657eb941c6a", minute: 1, state: "offered" },
    { id: "40f2de73-39e4-826a-ab22-6b0fe605c187", minute: 2, state: "declined" },
  ];

  /** The same message for two banks has two numbers that sort alike. */
  const ownOf = (id: string, bank: string) => `${id.slice(0, -1)}${bank === "bank-a" ? "a" : "b"}`;

  test("a plan that isn't what the terms give is flagged; the offer stands all the same", async () => {
    const { of } = await authorise(market, ["bank-a"]);
    const application = of["bank-a"] ?? "";
    const made = offerOf();
    const plan = made.plan.map((one, index) =>
      index === 3 ? { ...one, interestFen: one.interestFen + 1 } : one,
    );
    await offer(market, { bank: "bank-a", application }, { ...made, plan });
    expect((await own(application)).offers[0]).toMatchObject({ planDiffers: true, standing: "open" });
  });
});

describe("one winner", () => {
  test("of acceptances at the same moment one wins; the others' banks are told to delete", async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 0, 1, 2], { minLength: 2 }), async (taps) => {
        const { of } = await authorise(market);
        const offers = await Promise.all(
          BANKS.map((bank) => offer(market, { bank, application: of[bank] ?? "" })),
        );
        const results = await Promise.allSettled(taps.map((index) => accept(offers[index] ?? "")));
        const won = results.flatMap((one) => (one.status === "fulfilled" ? [one.value.offer] : []));
        expect(new Set(won).size).toBe(1);
        const lost = results.flatMap((one) => (one.status === "rejected" ? [codeOf(one.reason)] : []));
        expect(lost.every((one) => one === "other-offer-accepted")).toBe(true);
        const states = await Promise.all(BANKS.map((bank) => stateOf(market, of[bank] ?? "")));
        expect(states.toSorted()).toEqual(["accepted", "notSelected", "notSelected"]);
        const sent = (await Promise.all(Object.values(of).map(outbox))).flat();
        expect(sent.filter(({ kind }) => kind === "acceptance")).toHaveLength(1);
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  test("past its day, taken back by the bank, another's: refused, each for its own reason", async () => {
    const { of } = await authorise(market, ["bank-a", "bank-b"]);
    const a = await offer(
      market,
      { bank: "bank-a", application: of["bank-a"] ?? "" },
      { validTill: later(1).toISOString() },
    );
    expect(await refused(accept(a, later(1)))).toBe("offer-expired");
    expect((await own(of["bank-a"] ?? "", later(2))).offers[0]?.standing).toBe("expired");
    const b = await offer(market, { bank: "bank-b", application: of["bank-b"] ?? "" });
    await say(
      market,
      { bank: "bank-b", application: of["bank-b"] ?? "", at: later(1) },
      { kind: "lineEnd", offer: b, reason: "资金紧张" },
    );
    expect(await refused(accept(b))).toBe("offer-not-open");
    expect((await own(of["bank-b"] ?? "")).offers[0]).toMatchObject({
      standing: "withdrawnByBank",
      standingReason: "资金紧张",
    });
    expect(await stateOf(market, of["bank-b"] ?? "")).toBe("declined");
    const stranger = {
      ...market.borrower,
      business: { ...market.borrower.business, creditCode: "92330799MA0000002X" },
    };
    expect(
      await refused(inside((tx) => acceptOffer(tx, market.office, stranger, { offer: a, now: NOW }))),
    ).toBe("offer-unknown");
  });

  test("within the cooling-off time it can be taken back once, then not", async () => {
    const { of } = await authorise(market, ["bank-a", "bank-b"]);
    const [a, b] = [
      await offer(market, { bank: "bank-a", application: of["bank-a"] ?? "" }),
      await offer(market, { bank: "bank-b", application: of["bank-b"] ?? "" }),
    ];
    const back = (id: string, now: Date) =>
      inside((tx) => withdrawAcceptance(tx, market.office, market.borrower, { offer: id, now }));
    expect(await refused(back(a, NOW))).toBe("offer-not-accepted");
    await accept(a);
    expect(await refused(accept(b))).toBe("other-offer-accepted");
    expect(await refused(back(a, later(3 * 24 * 60 + 1)))).toBe("cooling-off-over");
    expect(await back(a, later(3 * 24 * 60))).toEqual({ repeated: false });
    expect(await back(a, later(3 * 24 * 60))).toEqual({ repeated: true });
    expect(await stateOf(market, of["bank-a"] ?? "")).toBe("withdrawn");
    expect((await outbox(of["bank-a"] ?? "")).map(({ kind }) => kind)).toEqual([
      "delivery",
      "acceptance",
      "withdrawal",
    ]);
  });

  test("a decision that comes after the choice is recorded and changes nothing", async () => {
    const { of } = await authorise(market, ["bank-a", "bank-b"]);
    await accept(await offer(market, { bank: "bank-a", application: of["bank-a"] ?? "" }));
    const late = { bank: "bank-b", application: of["bank-b"] ?? "", at: later(9) };
    expect(await say(market, late, { kind: "decision", state: "offered", offers: [offerOf()] })).toBe("late");
    expect((await own(of["bank-b"] ?? "")).offers.map(({ standing }) => standing)).toEqual(["notSelected"]);
    const [event] = await db.query<{ effect: string }>(
      "select effect from finance.application_event where application = $1 and event = 'offered'",
      [of["bank-b"]],
    );
    expect(event?.effect).toBe("late");
  });
});

describe("comparison", () => {
  test("offers stand by their yearly cost after the subsidy, with the rule beside them", async () => {
    const own = await copyDatabase(db);
    const alone = { ...market, db: own };
    await own.query("delete from finance.subsidy_entry");
    const { of } = await authorise(alone);
    await own.query("update finance.offer set state = 'ended' where state = 'open'");
    const at = (bank: string) => ({ bank, application: of[bank] ?? "" });
    await offer(alone, at("bank-a"), { rateBp: 400 });
    await offer(alone, at("bank-b"), { rateBp: 345 });
    await offer(alone, at("bank-c"), { rateBp: 345, feeFen: 100_000 });
    const { offers, rule } = compareOffers(
      await transaction(own, (tx) => listOwnApplications(tx, market.office, CREDIT_CODE, NOW)),
    );
    expect(offers.map(({ bank }) => bank)).toEqual(["bank-b", "bank-c", "bank-a"]);
    expect(offers[0]?.cost).toMatchObject({
      beforeBp: 351,
      afterBp: 282,
      interestFen: 5_175_000,
      subsidyFen: 999_996,
    });
    expect(rule.zh).toContain("没有广告位");
  });
});

describe("the zero-material meter", () => {
  test("a paper that a bank wants is the department's case; a section beyond the consent waits for one tap", async () => {
    const { of } = await authorise(market, ["bank-a", "bank-b"]);
    const need = (bank: string, needs: string) =>
      say(market, { bank, application: of[bank] ?? "" }, { kind: "decision", state: "needMore", needs });
    await need("bank-a", "statement");
    expect((await own(of["bank-a"] ?? "")).asked).toBe(1);
    const [kase] = await db.query<{ department: string; title: { zh: string } }>(
      `select c.department, c.title from cases.case_file c join finance.asked_item i on i.case_id = c.id
       where i.application = $1`,
      [of["bank-a"]],
    );
    expect(kase).toMatchObject({ department: "金融所" });
    expect(kase?.title.zh).toContain("流水");
    expect((await own(of["bank-a"] ?? "")).needs).toBeNull();
    // No register of this county fills the section: it is a department's matter as well.
    await need("bank-b", "tax");
    expect(await own(of["bank-b"] ?? "")).toMatchObject({ state: "needMore", needs: null, asked: 1 });
    const meter = await readMeter(db, COUNTY, { from: later(-1), until: later(1) });
    expect(meter.applications - meter.zero).toBe(2);
    expect(meter.items).toBe(2);
  });

  test("an owner says in one tap what their bank asked for; another business' application is unknown", async () => {
    const { of } = await authorise(market, ["bank-a"]);
    const [id, application] = [randomUUID(), of["bank-a"] ?? ""];
    const tell = (borrower = market.borrower) =>
      inside((tx) =>
        tellAsked(tx, market.office, borrower, { id, application, item: "statement", now: NOW }),
      );
    expect(await tell()).toEqual({ repeated: false });
    expect(await tell()).toEqual({ repeated: true });
    expect((await own(application)).asked).toBe(1);
    const business = { ...market.borrower.business, creditCode: "92330799MA0000002X" };
    expect(await refused(tell({ ...market.borrower, business }))).toBe("application-unknown");
  });

  test("a section that data hold is sent again by itself or after one tap of the owner, who is asked for nothing", async () => {
    const { of } = await authorise(market, ["bank-a"]);
    const to = { bank: "bank-a", application: of["bank-a"] ?? "" };
    const held = async () => ({ granted: ["tax" as const], unavailable: [] });
    const office = { ...market.office, doors: { ...market.office.doors, sectionsOf: held } };
    const there = { ...market, office };
    const tap = (): Promise<unknown> =>
      inside((tx) => widenForNeed(tx, office, market.borrower, { application: to.application, now: NOW }));
    expect(await refused(tap())).toBe("nothing-needed");
    await say(there, to, { kind: "decision", state: "needMore", needs: "taxPaper" });
    expect(await own(to.application)).toMatchObject({ state: "needMore", needs: "tax", asked: 0 });
    await tap();
    expect(await own(to.application)).toMatchObject({ needs: null, asked: 0 });
    expect((await outbox(to.application)).map(({ kind }) => kind)).toEqual(["delivery", "delivery"]);
    const [consent] = await db.query<{ version: number }>(
      "select version from finance.consent where id = (select consent from finance.authorisation where id = $1)",
      [(await own(to.application)).authorisation],
    );
    expect(consent?.version).toBe(2);
  });
});
