/** Dates of the oracle: ISO text, calendar by the platform's own Date. */
import { UNKNOWN, type Unknown } from "./world.ts";

export interface OracleDate {
  readonly date: string;
}

export function date(text: string): OracleDate {
  return { date: text };
}

export function isDate(value: unknown): value is OracleDate {
  return typeof value === "object" && value !== null && "date" in value;
}

/** `P1Y2M` in months, `P3D` in days. */
export function period(text: string): { months: number } | { days: number } {
  const sign = text.startsWith("-") ? -1 : 1;
  const part = (unit: string): number => Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0);
  if (text.includes("D")) return { days: sign * part("D") };
  return { months: sign * (part("Y") * 12 + part("M")) };
}

function iso(of: Date): string {
  return of.toISOString().slice(0, 10);
}

export function shiftDate(
  of: unknown,
  by: { readonly months: number } | { readonly days: number },
  sign: number,
): OracleDate | null | Unknown {
  if (of === UNKNOWN || of === null) return of;
  if (!isDate(of)) throw new Error("not a date");
  const start = new Date(`${of.date}T00:00:00Z`);
  if ("days" in by) {
    start.setUTCDate(start.getUTCDate() + sign * by.days);
    return { date: iso(start) };
  }
  const day = start.getUTCDate();
  start.setUTCDate(1);
  start.setUTCMonth(start.getUTCMonth() + sign * by.months);
  const month = start.getUTCMonth();
  start.setUTCDate(day);
  if (start.getUTCMonth() !== month) start.setUTCDate(0);
  return { date: iso(start) };
}

/** Steps month by month from the start as long as the end is not passed. */
export function monthsBetween(start: unknown, end: unknown): { months: number } | null | Unknown {
  if (start === null || end === null) return null;
  if (start === UNKNOWN || end === UNKNOWN) return UNKNOWN;
  if (!isDate(start) || !isDate(end)) throw new Error("not a date");
  if (start.date > end.date) return { months: 0 - completed(end.date, start.date) };
  return { months: completed(start.date, end.date) };
}

/** Whole months: as many as fit, the day of the month being reached. */
function completed(from: string, to: string): number {
  const [y, m, d] = from.split("-").map(Number) as [number, number, number];
  const [y2, m2, d2] = to.split("-").map(Number) as [number, number, number];
  let months = 0;
  while (y * 12 + m + months + 1 < y2 * 12 + m2 || (y * 12 + m + months + 1 === y2 * 12 + m2 && d <= d2))
    months++;
  return months;
}
