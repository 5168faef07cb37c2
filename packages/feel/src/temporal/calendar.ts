import type { FeelDate } from "../values/value.ts";

/** Years that a FEEL date may have (DMN 1.5, 10.3.2.3.4: as XML Schema; the bound of the TCK). */
const MAX_YEAR = 999_999_999;

export const NANOS_PER_SECOND = 1_000_000_000;
export const SECONDS_PER_DAY = 86_400;
export const NANOS_PER_DAY = SECONDS_PER_DAY * NANOS_PER_SECOND;

const DAYS_PER_ERA = 146_097;
/** Days from 0000-03-01 to 1970-01-01 in the proleptic Gregorian calendar. */
const DAYS_TO_1970 = 719_468;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The date, or null where there is no such day or the year is out of range. */
export function makeDate(year: number, month: number, day: number): FeelDate | null {
  if (Math.abs(year) > MAX_YEAR || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return { kind: "date", year, month, day };
}

/** Days since 1970-01-01, counted in eras of 400 years that begin on 1 March. */
export function epochDay(date: { year: number; month: number; day: number }): number {
  const year = date.month <= 2 ? date.year - 1 : date.year;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5) + date.day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
}

/** The date of a day since 1970-01-01; null where its year is out of range. */
export function dateOfEpochDay(days: number): FeelDate | null {
  const shifted = days + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leap = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leap) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return makeDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** Adds whole months; a day that the month lacks becomes its last (31 January + P1M = 28 or 29 February). */
export function addMonths(
  date: { year: number; month: number; day: number },
  months: number,
): FeelDate | null {
  const total = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  if (Math.abs(year) > MAX_YEAR) return null;
  return makeDate(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** Monday 1 … Sunday 7 (ISO 8601). */
export function weekday(date: { year: number; month: number; day: number }): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

export function dayOfYear(date: { year: number; month: number; day: number }): number {
  return epochDay(date) - epochDay({ year: date.year, month: 1, day: 1 }) + 1;
}

/** Week of the year by ISO 8601: the week with the year's first Thursday is week 1. */
export function weekOfYear(date: FeelDate): number {
  const thursday = epochDay(date) - weekday(date) + 4;
  const year = dateOfEpochDay(thursday)?.year ?? date.year;
  return Math.floor((thursday - epochDay({ year, month: 1, day: 1 })) / 7) + 1;
}
