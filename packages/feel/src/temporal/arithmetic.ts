import { onSomeDay } from "../values/compare.ts";
import { Decimal, wholeNumber } from "../values/decimal.ts";
import type {
  DaysTime,
  Duration,
  FeelDate,
  FeelDateTime,
  Temporal,
  Value,
  YearsMonths,
} from "../values/value.ts";
import { addMonths, dateOfEpochDay, epochDay, NANOS_PER_DAY, NANOS_PER_SECOND } from "./calendar.ts";
import { yearsMonths } from "./duration.ts";
import { instantOf, offsetOfInstant } from "./zone.ts";

const DAY = BigInt(NANOS_PER_DAY);

/** A date, time, or date and time moved by a duration (DMN 1.5, 10.3.2.13.6, table 57); null where undefined. */
export function addDuration(value: Temporal, duration: Duration, sign: 1 | -1): Value {
  if (duration.kind === "yearsMonths") {
    if (value.kind === "time") return null;
    const moved = addMonths(value, sign * duration.months);
    return moved && (value.kind === "date" ? moved : { ...value, ...moved, kind: "dateTime" });
  }
  const nanos = sign === 1 ? duration.nanos : -duration.nanos;
  if (value.kind === "time") return { ...value, nanos: Number(floorMod(BigInt(value.nanos) + nanos, DAY)) };
  if (value.kind === "date")
    return dateOfEpochDay(Number(floorDiv(BigInt(epochDay(value)) * DAY + nanos, DAY)));
  return moveInstant(value, nanos);
}

function floorDiv(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

function floorMod(value: bigint, by: bigint): bigint {
  return value - floorDiv(value, by) * by;
}

/** Moves along the time line; in a region the clock then shows that region's time. */
function moveInstant(value: FeelDateTime, nanos: bigint): FeelDateTime | null {
  const instant = instantOf(value) + nanos;
  const zone = value.zone;
  const second = BigInt(NANOS_PER_SECOND);
  const offset =
    zone?.kind === "region"
      ? offsetOfInstant(Number(floorDiv(instant, second)), zone.id)
      : (zone?.seconds ?? 0);
  const local = instant + BigInt(offset) * second;
  const date = dateOfEpochDay(Number(floorDiv(local, DAY)));
  return date && { ...date, kind: "dateTime", nanos: Number(floorMod(local, DAY)), zone };
}

/** `a - b` of two points in time: a days and time duration; null where only one of them has a zone. */
export function between(a: Temporal, b: Temporal): DaysTime | null {
  if ((a.kind === "time") !== (b.kind === "time")) return null;
  const [left, right] = [atMidnightUtc(a), atMidnightUtc(b)];
  if ((left.zone === undefined) !== (right.zone === undefined)) return null;
  return { kind: "daysTime", nanos: instantOf(left) - instantOf(right) };
}

/** A date counts as its midnight in UTC (DMN 1.5, 10.3.2.3.6). */
function atMidnightUtc(value: Temporal): Omit<FeelDateTime, "kind"> {
  if (value.kind !== "date") return onSomeDay(value);
  return { ...value, nanos: 0, zone: { kind: "offset", seconds: 0 } };
}

export function addDurations(a: Duration, b: Duration, sign: 1 | -1): Duration | null {
  if (a.kind === "yearsMonths") {
    return b.kind === "yearsMonths" ? yearsMonths(a.months + sign * b.months) : null;
  }
  if (b.kind !== "daysTime") return null;
  return { kind: "daysTime", nanos: sign === 1 ? a.nanos + b.nanos : a.nanos - b.nanos };
}

/** A duration times a number; months, and nanoseconds, are cut off towards zero. */
export function scaleDuration(value: Duration, factor: Decimal, op: "*" | "/"): Duration | null {
  const amount = new Decimal(value.kind === "yearsMonths" ? value.months : value.nanos.toString());
  const scaled = op === "*" ? amount.times(factor) : amount.div(factor);
  if (!scaled.isFinite()) return null;
  const whole = scaled.trunc();
  if (value.kind === "daysTime") return { kind: "daysTime", nanos: BigInt(whole.toFixed()) };
  const months = wholeNumber(whole);
  return months === undefined ? null : yearsMonths(months);
}

/** How often `b` goes into `a`; null for a zero divisor or for durations of two kinds. */
export function divideDurations(a: Duration, b: Duration): Decimal | null {
  if (a.kind !== b.kind) return null;
  const [left, right] = [amountOf(a), amountOf(b)];
  return right.isZero() ? null : left.div(right);
}

function amountOf(value: Duration): Decimal {
  return new Decimal(value.kind === "yearsMonths" ? value.months : value.nanos.toString());
}

/** Whole months from one date to another, counted towards zero (`years and months duration(from, to)`). */
export function monthsBetween(
  from: FeelDate | FeelDateTime,
  to: FeelDate | FeelDateTime,
): YearsMonths | null {
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  if (months > 0 && to.day < from.day) return yearsMonths(months - 1);
  if (months < 0 && to.day > from.day) return yearsMonths(months + 1);
  return yearsMonths(months);
}
