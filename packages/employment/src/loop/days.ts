import {
  addDays,
  addMonths,
  addWorkingDays,
  type CalendarDate,
  fromDateNumber,
  toDateNumber,
  today,
} from "@olive/kernel";

/** The day it is in the county. */
export const dayOf = (now: Date): CalendarDate => fromDateNumber(today(now));

export const workingDaysAfter = (day: CalendarDate, days: number): CalendarDate =>
  fromDateNumber(addWorkingDays(toDateNumber(day), days));

export const daysAfter = (day: CalendarDate, days: number): CalendarDate =>
  fromDateNumber(addDays(toDateNumber(day), days));

/** The same day so many months later; the last of the month where it has none (民法典 art. 202). */
export const monthsAfter = (day: CalendarDate, months: number): CalendarDate =>
  fromDateNumber(addMonths(toDateNumber(day), months));

/** A register of months speaks of the first of the month. */
export const monthOf = (day: CalendarDate): CalendarDate => `${day.slice(0, 7)}-01` as CalendarDate;

export const laterOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b);
