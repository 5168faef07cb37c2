import chineseDays from "chinese-days";
import { addDays, type DateNumber, fromDateNumber } from "./calendar-date.ts";

const knownYears = new Map<number, boolean>();

/**
 * Whether the State Council's calendar of this year (holidays and the weekends worked instead) is known. It is
 * published in the autumn before; a day counted in a year not yet known is provisional.
 */
export function isWorkingCalendarKnown(year: number): boolean {
  const found = knownYears.get(year);
  if (found !== undefined) return found;
  const known = chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0;
  knownYears.set(year, known);
  return known;
}

/**
 * Whether offices work on this day in mainland China: Monday to Friday without the statutory holidays, and the
 * weekends worked instead. In a year whose calendar is unknown (before 2004, or not yet published) it falls back to
 * Monday to Friday rather than refuse: a deadline in January has to be set in December. Ask `isWorkingCalendarKnown`
 * where the difference matters.
 */
export function isWorkingDay(date: DateNumber): boolean {
  return chineseDays.isWorkday(fromDateNumber(date));
}

/**
 * The day that is so many working days after `date`; the day itself is not counted (民法典 art. 201), so one working
 * day after a Friday is the next Monday. Negative counts go back; 0 gives the day itself.
 */
export function addWorkingDays(date: DateNumber, days: number): DateNumber {
  const step = days < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`; negative where `to` comes first. */
export function workingDaysBetween(from: DateNumber, to: DateNumber): number {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}
