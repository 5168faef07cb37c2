import { decimal } from "../values/decimal.ts";
import type { Duration, FeelDate, FeelDateTime, FeelTime, Temporal, Value } from "../values/value.ts";
import { NANOS_PER_DAY, NANOS_PER_SECOND, weekday } from "./calendar.ts";
import { offsetAt } from "./zone.ts";

type Property = (value: never) => Value;

const day: Record<string, (value: FeelDate | FeelDateTime) => Value> = {
  year: (value) => decimal(value.year),
  month: (value) => decimal(value.month),
  day: (value) => decimal(value.day),
  weekday: (value) => decimal(weekday(value)),
};

const clock: Record<string, (value: FeelTime | FeelDateTime) => Value> = {
  hour: (value) => decimal(Math.floor(value.nanos / (3600 * NANOS_PER_SECOND))),
  minute: (value) => decimal(Math.floor(value.nanos / (60 * NANOS_PER_SECOND)) % 60),
  second: (value) => decimal(Math.floor(value.nanos / NANOS_PER_SECOND) % 60),
  "time offset": (value) => timeOffset(value),
  timezone: (value) => (value.zone?.kind === "region" ? value.zone.id : null),
};

function timeOffset(value: FeelTime | FeelDateTime): Value {
  if (!value.zone) return null;
  if (value.kind === "time" && value.zone.kind === "region") return null;
  const local = value.kind === "dateTime" ? value : { ...value, year: 1970, month: 1, day: 1 };
  const seconds = offsetAt(local, value.zone);
  return { kind: "daysTime", nanos: BigInt(seconds) * BigInt(NANOS_PER_SECOND) };
}

const PROPERTIES: Readonly<Record<string, Readonly<Record<string, Property>>>> = {
  date: day,
  time: clock,
  dateTime: { ...day, ...clock },
  yearsMonths: {
    years: (value: { months: number }) => decimal(Math.trunc(value.months / 12)),
    months: (value: { months: number }) => decimal(value.months % 12),
  },
  daysTime: {
    days: (value: { nanos: bigint }) => decimal(value.nanos / BigInt(NANOS_PER_DAY)),
    hours: (value: { nanos: bigint }) => unit(value.nanos, 3600, 24),
    minutes: (value: { nanos: bigint }) => unit(value.nanos, 60, 60),
    seconds: (value: { nanos: bigint }) => secondsOf(value.nanos),
  },
};

function unit(nanos: bigint, seconds: number, modulus: number): Value {
  return decimal((nanos / BigInt(seconds * NANOS_PER_SECOND)) % BigInt(modulus));
}

function secondsOf(nanos: bigint): Value {
  const rest = nanos % BigInt(60 * NANOS_PER_SECOND);
  return decimal(rest.toString()).div(NANOS_PER_SECOND);
}

/** A property of a temporal value by its FEEL name (DMN 1.5, 10.3.2.13.7, table 65); null where it has none. */
export function temporalProperty(value: Temporal | Duration, name: string): Value {
  const table = PROPERTIES[value.kind];
  if (!table || !Object.hasOwn(table, name)) return null;
  return table[name]?.(value as never) ?? null;
}
