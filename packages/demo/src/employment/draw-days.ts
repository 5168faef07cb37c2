import { addDays, type CalendarDate, type DateNumber, fromDateNumber, toEpochDay } from "@olive/kernel";
import type { Random } from "../random.ts";

export const daysBetween = (first: DateNumber, last: DateNumber): number =>
  toEpochDay(last) - toEpochDay(first);

export const isoDay = (date: DateNumber): CalendarDate => fromDateNumber(date);

/** A day from the first to the last, both included; the first where they are the wrong way round. */
export function dayBetween(first: DateNumber, last: DateNumber, random: Random): DateNumber {
  return addDays(first, random.int(0, Math.max(0, daysBetween(first, last))));
}

/** Fisher-Yates. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = random.int(0, last);
    [all[last], all[other]] = [all[other] as T, all[last] as T];
  }
  return all;
}
