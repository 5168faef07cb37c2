import type { CalendarDate } from "@olive/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { WorkSpell } from "../registers/work-spells.ts";
import { type Followed, isToBeAsked, nextTask, readFollowings } from "./decide-follow.ts";

const day = (text: string) => text as CalendarDate;
const TERMS = {
  ...{
    retryDays: 3,
    answerDays: 5,
    startDays: 5,
    silentDays: 2,
    closeDays: 5,
    dataDays: 10,
    watchMonths: 24,
  },
};
const SOURCE = {
  ...{ register: "paying", registerName: { zh: "缴费", en: "Paying" }, department: "甲局" },
  ...{ day: day("2023-01-31"), file: "甲局_缴费_20230131.csv", fileId: 1, row: 2 },
};
const spell = (parts: Partial<WorkSpell>): WorkSpell => ({
  ...{ from: day("2022-07-01"), until: null, running: true, standing: null, employer: null, source: SOURCE },
  ...parts,
});
const placement: Followed = {
  beganOn: day("2022-07-11"),
  creditCode: "91330799MA0000001A",
  standing: "provisional",
  followUps: [
    { month: 1, dueOn: day("2022-08-11"), retained: null },
    { month: 3, dueOn: day("2022-10-11"), retained: null },
  ],
};

test("a spell that began with the job confirms it, and answers what is due by the day of the data", () => {
  const found = readFollowings(placement, { spells: [spell({})], dataDay: day("2022-08-31") });
  expect(found.confirmedBy).not.toBeNull();
  expect(found.retained.map(({ month }) => month)).toEqual([1]);
  expect(found.lost).toBeNull();
});

test("a former job, no row, and data of before say nothing", () => {
  const former = spell({ from: day("2015-01-01"), until: day("2022-02-01"), running: false });
  for (const data of [
    { spells: [former], dataDay: day("2023-01-31") },
    { spells: [], dataDay: day("2023-01-31") },
    { spells: [spell({})], dataDay: day("2022-06-30") },
    { spells: [spell({})], dataDay: null },
  ]) {
    expect(readFollowings(placement, data)).toEqual({ confirmedBy: null, retained: [], lost: null });
  }
});

test("a spell that stopped is a lost job; what it covered stays a yes; another job isn't a loss", () => {
  const stopped = spell({ running: false, until: day("2022-09-01") });
  const lost = readFollowings(placement, { spells: [stopped], dataDay: day("2022-10-31") });
  expect(lost.lost).toMatchObject({ on: "2022-09-01" });
  expect(lost.retained.map(({ month }) => month)).toEqual([1]);
  const other = spell({ from: day("2022-10-01"), employer: "91330799MA0000002B" });
  expect(readFollowings(placement, { spells: [other, stopped], dataDay: day("2022-10-31") }).lost).toBeNull();
});

test("data never answer a follow-up of after their day (property)", () => {
  const days = fc.integer({ min: 0, max: 600 }).map((n) => {
    const date = new Date(Date.UTC(2022, 5, 1) + n * 86_400_000);
    return day(date.toISOString().slice(0, 10));
  });
  const spells = fc.array(
    fc.record({ from: days, until: fc.option(days), running: fc.boolean() }).map((parts) => spell(parts)),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(spells, days, (list, dataDay) => {
      const found = readFollowings(placement, { spells: list, dataDay });
      for (const { month } of found.retained) {
        expect((placement.followUps.find((one) => one.month === month)?.dueOn ?? "") <= dataDay).toBe(true);
      }
      if (found.lost !== null)
        expect(list.every((one) => !one.running || one.from! < "2022-07-01")).toBe(true);
    }),
  );
});

test("the person is asked where data are silent, and not before data had their time", () => {
  const due = placement.followUps[0]!;
  expect(isToBeAsked(due, false, day("2022-08-10"), TERMS)).toBe(false);
  expect(isToBeAsked(due, false, day("2022-08-11"), TERMS)).toBe(true);
  expect(isToBeAsked(due, true, day("2022-08-11"), TERMS)).toBe(false);
  expect(isToBeAsked(due, true, day("2022-08-21"), TERMS)).toBe(true);
  expect(isToBeAsked({ ...due, retained: true }, false, day("2023-08-11"), TERMS)).toBe(false);
});

test("the next task is the earliest open follow-up, and closing after the last", () => {
  expect(nextTask(placement.followUps, true, day("2022-07-12"), TERMS)).toBe("2022-08-21");
  expect(nextTask(placement.followUps, false, day("2022-07-12"), TERMS)).toBe("2022-08-11");
  const done = placement.followUps.map((one) => ({ ...one, retained: true }));
  expect(nextTask(done, true, day("2022-07-11"), TERMS)).toBe("2022-07-18");
});
