import type { CalendarDate, Truth } from "@olive/kernel";
import { describe, expect, test } from "vitest";
import { decideSubsidies, decideSubsidy, type SubsidisedLoan } from "./decide-subsidy.ts";
import { withinBudget } from "./expect-subsidy.ts";
import { earnedBy, shareOut } from "./follow-money.ts";
import type { SubsidyPolicy } from "./subsidy-policy.ts";

const day = (text: string) => text as CalendarDate;

/** 财金〔2025〕81号 as its text says it; sectors by GB/T 4754. */
const CENTRAL: SubsidyPolicy = {
  code: "serviceLoan",
  name: { zh: "服务业贷款贴息", en: "Service businesses" },
  reference: "财金〔2025〕81号",
  level: "central",
  contract: { from: "2025-03-16", until: "2025-12-31" },
  sectors: [
    { name: { zh: "餐饮住宿", en: "Catering and lodging" }, industries: ["H61", "H62"] },
    { name: { zh: "居民服务", en: "Services to people" }, industries: ["O80", "O81", "O82"] },
    { name: { zh: "文体娱乐", en: "Culture and sport" }, industries: ["R"] },
    { name: { zh: "养老", en: "Care of the old" }, industries: ["Q8514"] },
  ],
  banks: ["first-bank", "second-bank"],
  rateBp: 100,
  months: 12,
  capFen: 100_000_000,
  shares: { central: 90, province: 10, local: 0 },
};
const LOCAL: SubsidyPolicy = {
  ...CENTRAL,
  code: "topUp",
  level: "local",
  rateBp: 50,
  capFen: 50_000_000,
  shares: { central: 0, province: 0, local: 100 },
};
delete (LOCAL as { banks?: readonly string[] }).banks;

const LOAN: SubsidisedLoan = {
  ...{ bank: "first-bank", industry: "H6210", contractOn: day("2025-06-01"), paidOn: day("2025-06-02") },
  ...{ amountFen: 50_000_000, rateBp: 345, months: 12, repayment: "interestOnly" },
  ...{ forBusiness: true, otherCentral: false, localBp: 0, usedFen: 0 },
};

type Case = [says: string, change: Partial<SubsidisedLoan>, truth: Truth, amountFen: number, ground?: string];
/** 365 days on 500,000 yuan at one point: 5,000 yuan. */
const CASES: Case[] = [
  ["a restaurant's loan of a year: a point on all of it", {}, true, 500_000],
  ["an inn", { industry: "H6110" }, true, 500_000],
  ["a hairdresser", { industry: "O8040" }, true, 500_000],
  ["a gymnasium", { industry: "R8930" }, true, 500_000],
  ["a home for the old", { industry: "Q8514" }, true, 500_000],
  ["a hospital isn't in the sector beside it", { industry: "Q8411" }, false, 0, "sector"],
  ["retail isn't one of the eight", { industry: "F5221" }, false, 0, "sector"],
  ["a factory isn't", { industry: "C1411" }, false, 0, "sector"],
  ["an industry that nobody knows is unknown, never no", { industry: undefined }, "unknown", 0, "sector"],
  ["a bank that doesn't carry it out", { bank: "third-bank" }, false, 0, "bank"],
  ["signed on the first day", { contractOn: day("2025-03-16"), paidOn: day("2025-03-16") }, true, 500_000],
  ["signed the day before", { contractOn: day("2025-03-15") }, false, 0, "contractDay"],
  [
    "signed and paid on the last day",
    { contractOn: day("2025-12-31"), paidOn: day("2025-12-31") },
    true,
    500_000,
  ],
  [
    "signed in time, paid out a day late",
    { contractOn: day("2025-12-31"), paidOn: day("2026-01-01") },
    false,
    0,
    "paidDay",
  ],
  ["exactly a million yuan", { amountFen: 100_000_000 }, true, 1_000_000],
  ["more than a million: on a million", { amountFen: 150_000_000 }, true, 1_000_000],
  ["700,000 used already: on the 300,000 left", { usedFen: 70_000_000 }, true, 300_000],
  ["the cap is used up", { usedFen: 100_000_000 }, false, 0, "cap"],
  ["two years: one of them", { months: 24 }, true, 500_000],
  ["half a year: its days (2 June to 2 December, 183)", { months: 6 }, true, 250_685],
  ["another central subsidy on the same loan", { otherCentral: true }, false, 0, "otherCentral"],
  ["nobody knows whether there is another", { otherCentral: "unknown" }, "unknown", 0, "otherCentral"],
  ["a local subsidy of three points leaves 45 basis points", { localBp: 300 }, true, 225_000],
  ["a local subsidy of the whole rate leaves nothing", { localBp: 345 }, false, 0, "interestLeft"],
  ["money for something else", { forBusiness: false }, false, 0, "forBusiness"],
  ["paid back after 100 days: those", { endedOn: day("2025-09-10") }, true, 136_986],
  ["paid back on the very day", { endedOn: day("2025-06-02") }, true, 0],
  ["principal repaid month by month: on what is owed", { repayment: "equalPrincipal" }, true, 271_233],
];

describe("财金〔2025〕81号", () => {
  test.each(CASES)("%s", (_, change, truth, amountFen, ground) => {
    const decision = decideSubsidy(CENTRAL, { ...LOAN, ...change });
    expect(decision.truth).toBe(truth);
    expect(decision.amountFen).toBe(amountFen);
    expect(decision.centralFen + decision.provinceFen + decision.localFen).toBe(amountFen);
    if (amountFen > 0) expect(decision.centralFen / amountFen).toBeCloseTo(0.9, 5);
    const against = decision.grounds.filter((one) => one.truth !== true).map(({ code }) => code);
    expect(against).toEqual(ground === undefined ? [] : [ground]);
    expect(decision.grounds.every(({ says }) => says.zh !== "" && says.en !== "")).toBe(true);
  });

  test("there are at least twenty-five", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(25);
  });

  test("never more than the interest, nor than a point a year on the cap", () => {
    for (const rateBp of [0, 30, 100, 345, 2_400]) {
      const { amountFen, truth } = decideSubsidy(CENTRAL, { ...LOAN, amountFen: 150_000_000, rateBp });
      expect(amountFen).toBeLessThanOrEqual((100_000_000 * Math.min(rateBp, 100)) / 10_000);
      expect(truth).toBe(rateBp > 0);
    }
  });
});

describe("several policies", () => {
  const loan = { ...LOAN, usedFen: new Map<string, number>() };

  test("one central subsidy on one loan: the one that pays more; the local one tops up", () => {
    const wider = { ...CENTRAL, code: "wider", rateBp: 80, capFen: 1_000_000_000 };
    const decided = decideSubsidies([wider, CENTRAL, LOCAL], loan).filter(({ truth }) => truth === true);
    expect(decided.map(({ policy, rateBp }) => [policy, rateBp])).toEqual([
      ["serviceLoan", 100],
      ["topUp", 50],
    ]);
  });

  test("the local one pays no more than what interest is left", () => {
    const cheap = { ...loan, rateBp: 120 };
    const decided = decideSubsidies([CENTRAL, LOCAL], cheap);
    expect(decided.map(({ rateBp }) => rateBp)).toEqual([100, 20]);
    expect(decideSubsidies([CENTRAL, LOCAL], { ...loan, rateBp: 100 })[1]?.truth).toBe(false);
  });

  test("a budget that doesn't reach pays nothing, and says so", () => {
    const decided = decideSubsidy(LOCAL, { ...LOAN });
    const ground = (left: number | undefined) =>
      withinBudget(LOCAL, decided, left).grounds.find(({ code }) => code === "budget")?.truth;
    expect(decided.amountFen).toBe(250_000);
    expect([withinBudget(LOCAL, decided, 249_999).amountFen, ground(249_999)]).toEqual([0, false]);
    expect([withinBudget(LOCAL, decided, 250_000).amountFen, ground(250_000)]).toEqual([250_000, true]);
    expect([withinBudget(LOCAL, decided, undefined).amountFen, ground(undefined)]).toEqual([
      250_000,
      undefined,
    ]);
  });
});

describe("paid back early", () => {
  const reserve = { amountFen: 500_000, fromOn: "2025-06-02", untilOn: "2026-06-02" };
  const parts = { centralFen: 450_000, provinceFen: 50_000, localFen: 0 };

  test("what is earned grows with the days and never beyond the whole", () => {
    expect(earnedBy(reserve, day("2025-06-01"))).toBe(0);
    expect(earnedBy(reserve, day("2025-09-10"))).toBe(136_986);
    expect(earnedBy(reserve, day("2027-01-01"))).toBe(500_000);
  });

  test("what goes back goes to whoever gave it", () => {
    expect(shareOut(363_014, parts)).toEqual([326_713, 36_301, 0]);
    expect(shareOut(0, parts)).toEqual([0, 0, 0]);
  });
});
