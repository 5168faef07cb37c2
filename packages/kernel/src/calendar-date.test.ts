import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  completedYears,
  dayOf,
  firstOfMonth,
  fromDateNumber,
  fromEpochDay,
  isRealDate,
  parseIsoDate,
  toDateNumber,
  today,
  toEpochDay,
} from "./calendar-date.ts";

const anyDay = fc.integer({ min: -100_000, max: 100_000 }).map(fromEpochDay);

describe("the calendar", () => {
  test.each([
    [2022, 2, 29, false],
    [2024, 2, 29, true],
    [1900, 2, 29, false],
    [2000, 2, 29, true],
    [2022, 13, 1, false],
    [2022, 0, 1, false],
    [2022, 4, 31, false],
    [2022, 4, 0, false],
    [99, 1, 1, false],
  ])("%i-%i-%i real: %s", (year, month, day, real) => {
    expect(isRealDate(year, month, day)).toBe(real);
  });

  test("only a full ISO text of a real day is read", () => {
    expect(parseIsoDate("2022-05-31")).toBe("2022-05-31");
    for (const text of ["2022-5-31", "2022-02-30", "20220531", "2022-05-31T00:00:00", ""]) {
      expect(parseIsoDate(text)).toBeUndefined();
    }
  });

  test("a number that is no day is not turned into text", () => {
    expect(() => fromDateNumber(20220230)).toThrow(RangeError);
    expect(() => fromDateNumber(Number.NaN)).toThrow(RangeError);
  });

  test("the three forms of a day lead back to it", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(toDateNumber(fromDateNumber(day))).toBe(day);
        expect(fromEpochDay(toEpochDay(day))).toBe(day);
      }),
    );
  });
});

describe("counting", () => {
  test("months clamp to the month's last day", () => {
    expect(addMonths(20220331, -1)).toBe(20220228);
    expect(addMonths(20240331, -1)).toBe(20240229);
    expect(addMonths(20221231, 2)).toBe(20230228);
    expect(addMonths(20220531, -6)).toBe(20211130);
    expect(addMonths(20220531, -60)).toBe(20170531);
  });

  test("adding months never leaves the month aimed at", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const there = addMonths(day, months);
        expect(dayOf(there)).toBeLessThanOrEqual(dayOf(day));
        expect(addMonths(firstOfMonth(day), months)).toBe(firstOfMonth(there));
      }),
    );
  });

  test("days run over months and years", () => {
    expect(addDays(20211231, 1)).toBe(20220101);
    expect(addDays(20240301, -1)).toBe(20240229);
  });

  test("a year is completed on its anniversary, not a day before", () => {
    expect(completedYears(19620601, 20220531)).toBe(59);
    expect(completedYears(19620531, 20220531)).toBe(60);
    expect(completedYears(20040229, 20220228)).toBe(17);
    expect(completedYears(20040229, 20220301)).toBe(18);
    expect(completedYears(20220601, 20220531)).toBe(-1);
  });

  test("completed years are the whole years that fit by the calendar", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const [from, to] = a <= b ? [a, b] : [b, a];
        const years = completedYears(from, to);
        expect(from + years * 10_000).toBeLessThanOrEqual(to);
        expect(from + (years + 1) * 10_000).toBeGreaterThan(to);
      }),
    );
  });
});

test("today is China's day, whatever the machine's zone", () => {
  expect(today(new Date("2022-05-31T15:59:59Z"))).toBe(20220531);
  expect(today(new Date("2022-05-31T16:00:00Z"))).toBe(20220601);
});
