import { addMonths, type CalendarDate, fromDateNumber, toDateNumber } from "@olive/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { costOfOffer } from "./offer-cost.ts";
import { comparePlan, interestOf, planOf, type Repayment } from "./plan.ts";
import { compareOffers } from "./rank-offers.ts";
import { yearlyCost } from "./yearly-cost.ts";

const FIRST = "2026-12-24" as CalendarDate;

type Case = [
  amount: number,
  rateBp: number,
  months: number,
  repayment: Repayment,
  fee: number,
  guaranteeBp: number,
  subsidy: [rateBp: number, principal: number, months: number] | null,
  expected: [beforeBp: number, afterBp: number, interest: number, fees: number, subsidy: number],
];
/**
 * Thirty loans reckoned another way: decimal arithmetic of sixty digits, the level payment by its other form
 * P·i·(1+i)^n / ((1+i)^n − 1), and the rate of a month by halving, compounded twelve times.
 */
const CASES: Case[] = [
  [12000000, 480, 12, "equalInstalment", 0, 0, null, [491, 491, 314283, 0, 0]],
  [30000000, 480, 12, "equalInstalment", 0, 0, null, [491, 491, 785708, 0, 0]],
  [30000000, 480, 12, "equalInstalment", 0, 0, [100, 30000000, 12], [491, 387, 785708, 0, 163689]],
  [150000000, 345, 12, "interestOnly", 0, 0, null, [351, 351, 5175000, 0, 0]],
  [150000000, 345, 12, "interestOnly", 0, 0, [100, 100000000, 12], [351, 282, 5175000, 0, 999996]],
  [150000000, 345, 12, "interestOnly", 0, 0, [100, 1000000000, 12], [351, 248, 5175000, 0, 1500000]],
  [80000000, 390, 24, "equalPrincipal", 20000, 50, null, [476, 476, 3250000, 620000, 0]],
  [80000000, 390, 24, "equalPrincipal", 20000, 50, [100, 100000000, 12], [476, 398, 3250000, 620000, 616667]],
  [80000000, 390, 24, "equalPrincipal", 20000, 0, null, [400, 400, 3250000, 20000, 0]],
  [10000000, 420, 6, "bullet", 0, 0, null, [424, 424, 210000, 0, 0]],
  [10000000, 420, 9, "bullet", 0, 0, [200, 10000000, 9], [422, 221, 315000, 0, 150000]],
  [10000000, 420, 12, "bullet", 5000, 0, [100, 5000000, 6], [425, 400, 420000, 5000, 25000]],
  [1000000, 0, 12, "equalInstalment", 0, 0, null, [0, 0, 0, 0, 0]],
  [1000000, 0, 12, "equalInstalment", 20000, 0, null, [381, 381, 0, 20000, 0]],
  [100, 1200, 12, "equalInstalment", 0, 0, null, [1356, 1356, 7, 0, 0]],
  [3333333, 999, 7, "equalPrincipal", 0, 0, null, [1046, 1046, 111000, 0, 0]],
  [50000000, 365, 36, "equalInstalment", 100000, 80, null, [494, 494, 2863376, 909716, 0]],
  [
    50000000,
    365,
    36,
    "equalInstalment",
    100000,
    80,
    [100, 50000000, 12],
    [494, 436, 2863376, 909716, 426863],
  ],
  [20000000, 600, 1, "equalInstalment", 0, 0, null, [617, 617, 100000, 0, 0]],
  [20000000, 600, 1, "bullet", 10000, 0, null, [681, 681, 100000, 10000, 0]],
  [100000000, 300, 12, "interestOnly", 0, 100, null, [410, 410, 3000000, 1000000, 0]],
  [100000000, 300, 13, "interestOnly", 0, 100, null, [410, 410, 3250000, 1083333, 0]],
  [100000000, 50, 12, "interestOnly", 0, 0, [100, 100000000, 12], [50, 0, 500004, 0, 500004]],
  [7000000, 1500, 18, "equalInstalment", 70000, 0, null, [1762, 1762, 860484, 70000, 0]],
  [7000000, 2400, 24, "equalPrincipal", 140000, 0, [150, 3000000, 12], [2971, 2889, 1750004, 140000, 45000]],
  [99999999, 345, 12, "equalInstalment", 1, 1, null, [352, 352, 1878585, 10001, 0]],
  [500000000, 425, 120, "equalInstalment", 0, 0, null, [433, 433, 114625187, 0, 0]],
  [
    500000000,
    425,
    120,
    "equalPrincipal",
    500000,
    0,
    [100, 100000000, 12],
    [436, 431, 107135434, 500000, 999996],
  ],
  [15000000, 3600, 12, "equalInstalment", 0, 0, null, [4258, 4258, 3083175, 0, 0]],
  [60000000, 355, 24, "bullet", 0, 60, [100, 100000000, 12], [410, 362, 4260000, 720000, 600000]],
];

describe("yearly cost", () => {
  test.each(CASES)("%i fen at %i bp over %i months, %s", (...given) => {
    const [amountFen, rateBp, months, repayment, feeFen, guaranteeFeeBp, subsidy, expected] = given;
    const terms = { amountFen, rateBp, months, repayment, feeFen, guaranteeFeeBp, firstDueOn: FIRST };
    const paid = subsidy && { rateBp: subsidy[0], principalFen: subsidy[1], months: subsidy[2] };
    const cost = costOfOffer(terms, paid ?? undefined);
    const { beforeBp, afterBp, interestFen, feesFen, subsidyFen } = cost;
    expect([beforeBp, afterBp, interestFen, feesFen, subsidyFen]).toEqual(expected);
    expect(cost.totalFen).toBe(amountFen + interestFen + feesFen - subsidyFen);
  });

  test("there are thirty, of every way of repaying", () => {
    expect(CASES).toHaveLength(30);
    expect(new Set(CASES.map(([, , , kind]) => kind)).size).toBe(4);
  });

  test("100 received, 110 paid a year later: 10 %; nothing paid back: no rate", () => {
    expect(
      yearlyCost([
        { years: 0, fen: 100 },
        { years: 1, fen: -110 },
      ]),
    ).toBeCloseTo(0.1, 12);
    expect(yearlyCost([{ years: 0, fen: 100 }])).toBeUndefined();
  });

  test("a fee never makes an offer cheaper, a subsidy never dearer", () => {
    const offer = fc.record({
      amountFen: fc.integer({ min: 100_000, max: 1_000_000_000 }),
      rateBp: fc.integer({ min: 0, max: 2400 }),
      months: fc.integer({ min: 1, max: 60 }),
      repayment: fc.constantFrom<Repayment>("equalInstalment", "equalPrincipal", "interestOnly", "bullet"),
      feeFen: fc.integer({ min: 0, max: 10_000 }),
      guaranteeFeeBp: fc.integer({ min: 0, max: 200 }),
      firstDueOn: fc.constant(FIRST),
    });
    fc.assert(
      fc.property(offer, fc.integer({ min: 1, max: 300 }), (terms, rateBp) => {
        const plain = costOfOffer({ ...terms, feeFen: 0, guaranteeFeeBp: 0 });
        const dear = costOfOffer(terms, { rateBp, principalFen: terms.amountFen, months: 12 });
        expect(dear.beforeBp).toBeGreaterThanOrEqual(plain.beforeBp);
        expect(dear.afterBp).toBeLessThanOrEqual(dear.beforeBp);
        expect(dear.subsidyFen).toBeLessThanOrEqual(dear.interestFen);
      }),
      { numRuns: 200 },
    );
  });
});

describe("plans", () => {
  const terms = fc.record({
    amountFen: fc.integer({ min: 100, max: 1_000_000_000 }),
    rateBp: fc.integer({ min: 0, max: 3600 }),
    months: fc.integer({ min: 1, max: 360 }),
    repayment: fc.constantFrom<Repayment>("equalInstalment", "equalPrincipal", "interestOnly", "bullet"),
    firstDueOn: fc.integer({ min: 0, max: 800 }).map((days) => {
      const from = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
      return from as CalendarDate;
    }),
  });

  test("repay the amount to the fen, with interest on what is owed, never negative", () => {
    fc.assert(
      fc.property(terms, (given) => {
        const plan = planOf(given);
        let owed = given.amountFen;
        for (const { principalFen, interestFen } of plan) {
          expect(principalFen).toBeGreaterThanOrEqual(0);
          if (given.repayment !== "bullet") expect(interestFen).toBe(interestOf(owed, given.rateBp));
          owed -= principalFen;
        }
        expect(owed).toBe(0);
        expect(comparePlan(given, plan)).toEqual([]);
      }),
    );
  });

  test("12,000 yuan at 4.80 % over a year: 1,026.19 a month, 48.00 of it interest at first", () => {
    const plan = planOf({
      ...{ amountFen: 1_200_000, rateBp: 480, months: 12, repayment: "equalInstalment", firstDueOn: FIRST },
    });
    expect(plan[0]).toEqual({ dueOn: "2026-12-24", principalFen: 97_819, interestFen: 4_800 });
    expect(plan.slice(0, -1).every((one) => one.principalFen + one.interestFen === 102_619)).toBe(true);
  });

  test("a bank's plan that is a fen off is told, at its place", () => {
    fc.assert(
      fc.property(terms, fc.nat(), fc.constantFrom("principalFen", "interestFen"), (given, at, what) => {
        const plan = planOf(given);
        const index = at % plan.length;
        const theirs = plan.map((one, number) =>
          number === index ? { ...one, [what]: one[what] + 1 } : one,
        );
        const faults = comparePlan(given, theirs);
        expect(faults.length).toBeGreaterThan(0);
        expect(faults.every((one) => one.what === what || one.what === "count")).toBe(true);
      }),
    );
    const given = { amountFen: 1_200_000, rateBp: 480, months: 3, repayment: "equalPrincipal" } as const;
    const plan = planOf({ ...given, firstDueOn: FIRST });
    expect(comparePlan({ ...given, firstDueOn: FIRST }, plan.slice(1))[0]?.what).toBe("count");
    const late = plan.map((one, index) =>
      index === 1 ? { ...one, dueOn: "2027-01-25" as CalendarDate } : one,
    );
    expect(comparePlan({ ...given, firstDueOn: FIRST }, late)).toEqual([
      { instalment: 2, what: "dueOn", ours: "2027-01-24", theirs: "2027-01-25" },
    ]);
  });

  test("months in which nothing is due, and the ends of months, are no difference", () => {
    const given = { amountFen: 1_200_000, rateBp: 480, months: 3, firstDueOn: "2027-02-28" as CalendarDate };
    const from = toDateNumber("2027-01-31" as CalendarDate);
    const days = [1, 2, 3].map((month) => fromDateNumber(addMonths(from, month)));
    expect(days).toEqual(["2027-02-28", "2027-03-31", "2027-04-30"]);
    const spread = days.map((dueOn, index) => ({
      ...{ dueOn, principalFen: index === 2 ? 1_200_000 : 0, interestFen: index === 2 ? 14_400 : 0 },
    }));
    expect(comparePlan({ ...given, repayment: "bullet" }, spread)).toEqual([]);
  });
});

test("offers stand in the published order, which is a total one", () => {
  const key = fc.record({
    afterBp: fc.integer({ min: 0, max: 3 }),
    paidFen: fc.integer({ min: 0, max: 3 }),
    validTill: fc.integer({ min: 0, max: 2 }).map((day) => new Date(day * 86_400_000)),
    bank: fc.constantFrom("a", "b", "c"),
  });
  fc.assert(
    fc.property(key, key, key, (a, b, c) => {
      expect(Math.sign(compareOffers(a, b)) + Math.sign(compareOffers(b, a))).toBe(0);
      if (compareOffers(a, b) <= 0 && compareOffers(b, c) <= 0)
        expect(compareOffers(a, c)).toBeLessThanOrEqual(0);
      if (a.afterBp < b.afterBp) expect(compareOffers(a, b)).toBeLessThan(0);
    }),
  );
});
