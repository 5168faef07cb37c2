import { expect, test } from "vitest";
import { addWorkingDays, isWorkingCalendarKnown, isWorkingDay, workingDaysBetween } from "./working-day.ts";

test("holidays on weekdays are free, and weekends made up for them are worked (国办发明电〔2021〕11号)", () => {
  expect(isWorkingDay(20221003)).toBe(false);
  expect(isWorkingDay(20221008)).toBe(true);
  expect(isWorkingDay(20220507)).toBe(true);
  expect(isWorkingDay(20220508)).toBe(false);
});

test("working days are counted from the day after", () => {
  expect(addWorkingDays(20220930, 1)).toBe(20221008);
  expect(addWorkingDays(20221008, -1)).toBe(20220930);
  expect(addWorkingDays(20221003, 0)).toBe(20221003);
  expect(workingDaysBetween(20220930, 20221008)).toBe(1);
  expect(workingDaysBetween(20221008, 20220930)).toBe(-1);
  expect(workingDaysBetween(20220531, 20220531)).toBe(0);
});

test("a year whose calendar is not published falls back to Monday to Friday", () => {
  expect(isWorkingCalendarKnown(2022)).toBe(true);
  expect(isWorkingCalendarKnown(2099)).toBe(false);
  expect(isWorkingDay(20991001)).toBe(true);
  expect(isWorkingDay(20991003)).toBe(false);
});
