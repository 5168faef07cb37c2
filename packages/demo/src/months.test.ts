import { expect, test } from "vitest";
import { monthOfDate, shiftMonth } from "./months.ts";

test("months run over the years", () => {
  expect(monthOfDate(20220531)).toBe(202205);
  expect(shiftMonth(202201, -2)).toBe(202111);
  expect(shiftMonth(202211, 2)).toBe(202301);
  expect(shiftMonth(202205, -24)).toBe(202005);
  expect(shiftMonth(202212, 0)).toBe(202212);
});
