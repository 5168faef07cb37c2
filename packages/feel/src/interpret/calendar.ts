/**
 * Calendar arithmetic on yyyymmdd integers, the form in which columns hold dates. The last day of a month stands in
 * for a day that the month does not have (DMN 1.5 clause 10.3.2.3.11: date plus years-and-months duration).
 */
import { NONE_INT, UNKNOWN_INT } from "../columns.ts";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MILLISECONDS_A_DAY = 86_400_000;

export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (DAYS[month - 1] ?? 31);
}

/** yyyymmdd of `yyyy-mm-dd`, or undefined where there is no such day. */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return year * 10_000 + month * 100 + day;
}

export function formatDate(date: number): string {
  const text = String(date).padStart(8, "0");
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** Months of an ISO years-and-months duration (`P5Y`, `-P1Y6M`), or undefined. */
export function parsePeriod(text: string): number | undefined {
  const match = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(text);
  if (match === null || (match[2] === undefined && match[3] === undefined)) return undefined;
  const months = Number(match[2] ?? 0) * 12 + Number(match[3] ?? 0);
  return match[1] === "-" ? -months : months;
}

/** Days of an ISO duration that has only days (`P30D`), or undefined. */
export function parseDays(text: string): number | undefined {
  const match = /^(-?)P(\d+)D$/.exec(text);
  if (match === null) return undefined;
  return match[1] === "-" ? -Number(match[2]) : Number(match[2]);
}

/** Sentinels pass through; a day that the target month lacks becomes its last. */
export function addMonths(date: number, months: number): number {
  if (date <= NONE_INT) return date;
  if (months <= NONE_INT) return months;
  const total = Math.trunc(date / 10_000) * 12 + (Math.trunc(date / 100) % 100) - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return year * 10_000 + month * 100 + Math.min(date % 100, daysInMonth(year, month));
}

/** Sentinels pass through. */
export function addDays(date: number, days: number): number {
  if (date <= NONE_INT) return date;
  const moved = new Date(
    Date.UTC(Math.trunc(date / 10_000), (Math.trunc(date / 100) % 100) - 1, date % 100) +
      days * MILLISECONDS_A_DAY,
  );
  return moved.getUTCFullYear() * 10_000 + (moved.getUTCMonth() + 1) * 100 + moved.getUTCDate();
}

/**
 * Completed months from one date to the other, negative backwards (DMN 1.5, `years and months duration`).
 * None wins over unknown: with one end missing for certain there is no duration, whatever the other is.
 */
export function monthsBetween(start: number, end: number): number {
  if (start === NONE_INT || end === NONE_INT) return NONE_INT;
  if (start === UNKNOWN_INT || end === UNKNOWN_INT) return UNKNOWN_INT;
  const months =
    (Math.trunc(end / 10_000) - Math.trunc(start / 10_000)) * 12 +
    (Math.trunc(end / 100) % 100) -
    (Math.trunc(start / 100) % 100);
  const days = (end % 100) - (start % 100);
  if (months > 0 && days < 0) return months - 1;
  if (months < 0 && days > 0) return months + 1;
  return months;
}
