import type { FeelDate, FeelDateTime, FeelTime, Value, Zone } from "../values/value.ts";
import { makeDate, NANOS_PER_SECOND } from "./calendar.ts";
import { formatDuration, parseDuration } from "./duration.ts";
import { formatZone, parseZone } from "./zone.ts";

/** Four digits, or more without a leading zero (XML Schema 1.1 part 2, 3.3.9). */
const DATE = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|z|[+-]\d\d:\d\d(?::\d\d)?|@.+)?$/;

/** The date of ISO text; null where the text is none. */
export function parseDate(text: string): FeelDate | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, sign, year, month, day] = match;
  return makeDate(Number(`${sign}${year}`) + 0, Number(month), Number(day));
}

/** The time of ISO text with an optional offset (`+08:00`) or region (`@Asia/Shanghai`); null where it is none. */
export function parseTime(text: string): FeelTime | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hours, minutes, seconds, fraction = "", tail] = match;
  const zone = tail === undefined ? undefined : parseZone(tail);
  if (zone === null) return null;
  return makeTime(Number(hours), Number(minutes), Number(seconds), nanosOf(fraction), zone);
}

function nanosOf(fraction: string): number {
  return Number(fraction.padEnd(9, "0").slice(0, 9));
}

export function makeTime(
  hours: number,
  minutes: number,
  seconds: number,
  nanos: number,
  zone: Zone | undefined,
): FeelTime | null {
  const inRange = hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59 && seconds >= 0 && seconds <= 59;
  if (!inRange) return null;
  return { kind: "time", nanos: (hours * 3600 + minutes * 60 + seconds) * NANOS_PER_SECOND + nanos, zone };
}

/** A date, `T` and a time; a date alone means its midnight (DMN 1.5, 10.3.4.1). */
export function parseDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf("T");
  const date = parseDate(at < 0 ? text : text.slice(0, at));
  const time = at < 0 ? makeTime(0, 0, 0, 0, undefined) : parseTime(text.slice(at + 1));
  return date && time ? joinDateTime(date, time) : null;
}

export function joinDateTime(date: Pick<FeelDate, "year" | "month" | "day">, time: FeelTime): FeelDateTime {
  const { year, month, day } = date;
  return { kind: "dateTime", year, month, day, nanos: time.nanos, zone: time.zone };
}

/** The value of `@"…"`: date, time, date and time, or duration, as the text says; null where it is none of them. */
export function parseTemporal(text: string): Value {
  if (/^-?P/.test(text)) return parseDuration(text);
  if (/^-?\d+-\d\d-\d\d$/.test(text)) return parseDate(text);
  return text.includes("T") && !/^\d\d:/.test(text) ? parseDateTime(text) : parseTime(text);
}

function formatDate(date: { year: number; month: number; day: number }): string {
  const year = String(Math.abs(date.year)).padStart(4, "0");
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.year < 0 ? "-" : ""}${year}-${two(date.month)}-${two(date.day)}`;
}

function formatClock(nanos: number): string {
  const seconds = Math.floor(nanos / NANOS_PER_SECOND);
  const fraction = String(nanos % NANOS_PER_SECOND)
    .padStart(9, "0")
    .replace(/0+$/, "");
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return fraction ? `${clock}.${fraction}` : clock;
}

/** ISO text of a date, time, date and time or duration. */
export function formatTemporal(value: Value): string | undefined {
  if (value === null || typeof value !== "object" || !("kind" in value)) return undefined;
  switch (value.kind) {
    case "date":
      return formatDate(value);
    case "time":
      return formatClock(value.nanos) + formatZone(value.zone);
    case "dateTime":
      return `${formatDate(value)}T${formatClock(value.nanos)}${formatZone(value.zone)}`;
    case "yearsMonths":
    case "daysTime":
      return formatDuration(value);
    default:
      return undefined;
  }
}
