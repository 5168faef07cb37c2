declare const calendarDateBrand: unique symbol;

/** A day of the Gregorian calendar as ISO 8601 text, `2022-05-31`: the form of contracts and of the database. */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };

/** The same day as the integer yyyymmdd, 20220531: the form of columns and fast paths. It orders as the days do. */
export type DateNumber = number;

const MILLISECONDS_A_DAY = 86_400_000;
/** China has kept UTC+8 without summer time since 1992, and "now" is never earlier. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
/** Four-digit years only: below 1000 the text forms are ambiguous, and Date.UTC reads 0-99 as 1900-1999. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** 28 to 31; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return DAYS_IN_MONTH[month - 1] ?? 0;
}

/** Whether the calendar has this day (2022-02-30 does not exist). */
export function isRealDate(year: number, month: number, day: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR && day >= 1 && day <= daysInMonth(year, month);
}

/** The day of an ISO text of exactly `yyyy-mm-dd`, or undefined where the text is none or the day does not exist. */
export function parseIsoDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null || !isRealDate(Number(match[1]), Number(match[2]), Number(match[3]))) return undefined;
  return text as CalendarDate;
}

/** 2022-05-31 → 20220531. */
export function toDateNumber(date: CalendarDate): DateNumber {
  return Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
}

/** 20220531 → 2022-05-31. Throws RangeError where the number is no real day. */
export function fromDateNumber(date: DateNumber): CalendarDate {
  if (!Number.isInteger(date) || !isRealDate(yearOf(date), monthOf(date), dayOf(date))) {
    throw new RangeError(`${date} is no day of the calendar (yyyymmdd)`);
  }
  const text = String(date);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}` as CalendarDate;
}

export function dateNumber(year: number, month: number, day: number): DateNumber {
  return year * 10_000 + month * 100 + day;
}

export function yearOf(date: DateNumber): number {
  return Math.floor(date / 10_000);
}

export function monthOf(date: DateNumber): number {
  return Math.floor(date / 100) % 100;
}

export function dayOf(date: DateNumber): number {
  return date % 100;
}

/** Days since 1970-01-01, negative before. */
export function toEpochDay(date: DateNumber): number {
  return Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)) / MILLISECONDS_A_DAY;
}

/** The day that is so many days after 1970-01-01. */
export function fromEpochDay(day: number): DateNumber {
  const date = new Date(day * MILLISECONDS_A_DAY);
  return dateNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The same day so many months later (earlier if negative); the month's last day where that day does not exist. */
export function addMonths(date: DateNumber, months: number): DateNumber {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dateNumber(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

export function addDays(date: DateNumber, days: number): DateNumber {
  return fromEpochDay(toEpochDay(date) + days);
}

/** The first day of the date's month: the form in which a month (2022-05) is held. */
export function firstOfMonth(date: DateNumber): DateNumber {
  return date - dayOf(date) + 1;
}

/**
 * Completed years from one day to another, negative where `to` comes first. One division is enough: the difference
 * of two yyyymmdd numbers is years × 10000 plus the difference of their mmdd parts, which lies strictly between
 * −10000 and 10000 and is negative exactly while this year's anniversary is still to come. Somebody born on
 * 29 February completes the year on 1 March of a common year.
 */
export function completedYears(from: DateNumber, to: DateNumber): number {
  return Math.floor((to - from) / 10_000);
}

/** The day that it is in China (Asia/Shanghai) at this instant, wherever the machine stands. */
export function today(now: Date): DateNumber {
  return fromEpochDay(Math.floor((now.getTime() + SHANGHAI_OFFSET_MS) / MILLISECONDS_A_DAY));
}
