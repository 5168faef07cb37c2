import fc from "fast-check";
import { expect, test } from "vitest";
import { repaymentPlan } from "./repayment-plan.ts";

const FROM = 20261124;
const kinds = ["equalInstalment", "equalPrincipal", "interestOnly", "bullet"] as const;
const terms = fc.record({
  amountFen: fc.integer({ min: 100_00, max: 500_000_000 }),
  rateBp: fc.integer({ min: 0, max: 3600 }),
  months: fc.integer({ min: 1, max: 360 }),
  repayment: fc.constantFrom(...kinds),
  from: fc.constant(FROM),
});

test("a plan repays the amount to the fen, is due every month, and no instalment is negative", () => {
  fc.assert(
    fc.property(terms, (given) => {
      const plan = repaymentPlan(given);
      expect(plan).toHaveLength(given.months);
      expect(plan.reduce((sum, { principalFen }) => sum + principalFen, 0)).toBe(given.amountFen);
      expect(plan.every(({ principalFen, interestFen }) => principalFen >= 0 && interestFen >= 0)).toBe(true);
      expect(new Set(plan.map(({ dueOn }) => dueOn)).size).toBe(given.months);
    }),
  );
});

test("12,000 yuan over twelve months at 4.80 %, by hand", () => {
  const plan = repaymentPlan({
    ...{ amountFen: 1_200_000, rateBp: 480, months: 12, repayment: "equalInstalment", from: FROM },
  });
  // 12,000 × 0.004 ÷ (1 − 1.004⁻¹²) = 1,026.19 yuan; first month's interest 48.00.
  expect(plan[0]).toEqual({ dueOn: "2026-12-24", principalFen: 97_819, interestFen: 4_800 });
  expect(
    plan.slice(0, -1).every(({ principalFen, interestFen }) => principalFen + interestFen === 102_619),
  ).toBe(true);
});

test("interest only and bullet return the principal at the end; a bullet pays its interest there too", () => {
  const given = { amountFen: 1_200_000, rateBp: 480, months: 3, from: FROM };
  expect(
    repaymentPlan({ ...given, repayment: "interestOnly" }).map(({ interestFen }) => interestFen),
  ).toEqual([4_800, 4_800, 4_800]);
  expect(repaymentPlan({ ...given, repayment: "bullet" }).at(-1)).toMatchObject({
    principalFen: 1_200_000,
    interestFen: 14_400,
  });
});
