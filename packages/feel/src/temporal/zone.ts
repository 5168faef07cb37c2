import type { FeelDateTime, Zone } from "../values/value.ts";
import { epochDay, NANOS_PER_DAY, NANOS_PER_SECOND, SECONDS_PER_DAY } from "./calendar.ts";

/** Largest offset from UTC that a text may name (XML Schema 1.1 part 2, 3.3.7: 14:00). */
export const MAX_OFFSET_SECONDS = 14 * 3600;
/** `Date` and `Intl` reach ±100,000,000 days from 1970; beyond, the calendar repeats every 400 years. */
const INTL_DAYS = 90_000_000;
const DAYS_PER_400_YEARS = 146_097;

const formatters = new Map<string, Intl.DateTimeFormat | null>();

function formatter(id: string): Intl.DateTimeFormat | null {
  const known = formatters.get(id);
  if (known !== undefined) return known;
  const made = makeFormatter(id);
  formatters.set(id, made);
  return made;
}

function makeFormatter(id: string): Intl.DateTimeFormat | null {
  if (!/^[A-Za-z]/.test(id)) return null;
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone: id,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return null;
  }
}

/** The zone of a text's tail: `Z`, `+08:00`, `@Asia/Shanghai`; null where it is none. */
export function parseZone(text: string): Zone | null {
  if (text === "Z" || text === "z") return { kind: "offset", seconds: 0 };
  if (text.startsWith("@")) {
    const id = text.slice(1);
    return formatter(id) ? { kind: "region", id } : null;
  }
  const match = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  if (!match) return null;
  const [, sign, hours, minutes, seconds = "0"] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (total > MAX_OFFSET_SECONDS) return null;
  return { kind: "offset", seconds: sign === "-" ? -total : total };
}

export function formatZone(zone: Zone | undefined): string {
  if (!zone) return "";
  if (zone.kind === "region") return `@${zone.id}`;
  if (zone.seconds === 0) return "Z";
  const total = Math.abs(zone.seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const seconds = total % 60;
  const tail = seconds === 0 ? "" : `:${two(seconds)}`;
  return `${zone.seconds < 0 ? "-" : "+"}${two(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}${tail}`;
}

export function sameZone(a: Zone | undefined, b: Zone | undefined): boolean {
  return formatZone(a) === formatZone(b);
}

/** Offset from UTC in seconds at a local date and time. In a gap or overlap, the offset before the change. */
export function offsetAt(local: Omit<FeelDateTime, "kind" | "zone">, zone: Zone): number {
  if (zone.kind === "offset") return zone.seconds;
  const seconds = epochDay(local) * SECONDS_PER_DAY + Math.floor(local.nanos / NANOS_PER_SECOND);
  const early = offsetOfInstant(seconds - 86_400, zone.id);
  const guess = offsetOfInstant(seconds - early, zone.id);
  return guess === early ? early : laterOffset(seconds, early, guess, zone.id);
}

/** Between two candidate offsets, the one that maps the local time to an instant at which it holds. */
function laterOffset(localSeconds: number, early: number, late: number, id: string): number {
  if (offsetOfInstant(localSeconds - late, id) === late) return late;
  return early;
}

/** Offset of a region at an instant, both in seconds. */
export function offsetOfInstant(epochSeconds: number, id: string): number {
  const format = formatter(id);
  if (!format) return 0;
  const days = Math.floor(epochSeconds / SECONDS_PER_DAY);
  const within = withinIntl(days);
  const instant = within * SECONDS_PER_DAY + (epochSeconds - days * SECONDS_PER_DAY);
  const parts = new Map(format.formatToParts(instant * 1000).map((part) => [part.type, part.value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0);
  const year = parts.get("era") === "BC" ? 1 - number("year") : number("year");
  const day = epochDay({ year, month: number("month"), day: number("day") });
  const local = day * SECONDS_PER_DAY + number("hour") * 3600 + number("minute") * 60 + number("second");
  return local - instant;
}

/** A day that `Intl` knows and that lies at the same place of the 400-year cycle; early days keep the oldest rule. */
function withinIntl(days: number): number {
  if (Math.abs(days) <= INTL_DAYS) return days;
  if (days < 0) return -INTL_DAYS;
  return (days % DAYS_PER_400_YEARS) + 70 * DAYS_PER_400_YEARS;
}

/** Nanoseconds since 1970-01-01T00:00:00Z; without a zone, as if the local time were UTC. */
export function instantOf(value: Omit<FeelDateTime, "kind">): bigint {
  const local = BigInt(epochDay(value)) * BigInt(NANOS_PER_DAY) + BigInt(value.nanos);
  if (!value.zone) return local;
  return local - BigInt(offsetAt(value, value.zone)) * BigInt(NANOS_PER_SECOND);
}
