import { expect, test } from "vitest";
import { NONE_INT, UNKNOWN_INT } from "../columns.ts";
import {
  addDays,
  addMonths,
  formatDate,
  monthsBetween,
  parseDate,
  parseDays,
  parsePeriod,
} from "./calendar.ts";

test("a day that the target month lacks becomes its last (DMN 1.5)", () => {
  expect(addMonths(20_200_331, -1)).toBe(20_200_229);
  expect(addMonths(20_210_131, 1)).toBe(20_210_228);
  expect(addMonths(20_200_229, 12)).toBe(20_210_228);
  expect(addMonths(20_220_531, -60)).toBe(20_170_531);
});

test("days pass the ends of months and years", () => {
  expect(addDays(20_211_231, 1)).toBe(20_220_101);
  expect(addDays(20_200_301, -1)).toBe(20_200_229);
});

test("completed months count the day of the month, both ways", () => {
  expect(monthsBetween(20_040_229, 20_220_228)).toBe(18 * 12 - 1);
  expect(monthsBetween(20_040_229, 20_220_301)).toBe(18 * 12);
  expect(monthsBetween(20_220_531, 20_220_430)).toBe(-1);
  expect(monthsBetween(20_220_531, 20_220_501)).toBe(0);
});

test("unknown and none pass through; none wins where both meet", () => {
  expect(addMonths(UNKNOWN_INT, 3)).toBe(UNKNOWN_INT);
  expect(addDays(NONE_INT, 3)).toBe(NONE_INT);
  expect(monthsBetween(UNKNOWN_INT, NONE_INT)).toBe(NONE_INT);
});

test("texts of dates and durations", () => {
  expect(parseDate("2022-02-29")).toBeUndefined();
  expect(parseDate("2022-05-31")).toBe(20_220_531);
  expect(formatDate(20_220_531)).toBe("2022-05-31");
  expect([parsePeriod("P5Y"), parsePeriod("-P1Y6M"), parsePeriod("P30D"), parsePeriod("P")]).toEqual([
    60,
    -18,
    undefined,
    undefined,
  ]);
  expect([parseDays("P30D"), parseDays("P1M")]).toEqual([30, undefined]);
});
