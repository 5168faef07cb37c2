import { instantOf, sameZone } from "../temporal/zone.ts";
import type { Comparison } from "../tree.ts";
import { and, not, type Truth } from "./truth.ts";
import {
  type Duration,
  type FeelContext,
  type FeelDateTime,
  type FeelFunction,
  type FeelList,
  type FeelRange,
  type FeelTime,
  isContext,
  isList,
  isNumber,
  kindOf,
  ofKind,
  type Temporal,
  UNKNOWN_VALUE,
  type Value,
} from "./value.ts";

/**
 * `a = b` (DMN 1.5, 10.3.2.15, table 53, as the TCK reads it): null equals null only; values of different kinds
 * give null. An unknown on either side gives unknown, because FEEL's own answer would be a guess.
 */
export function equal(a: Value, b: Value): Truth {
  if (a === UNKNOWN_VALUE || b === UNKNOWN_VALUE) return UNKNOWN_VALUE;
  if (a === null || b === null) return a === b;
  if (kindOf(a) !== kindOf(b)) return null;
  if (isNumber(a)) return isNumber(b) && a.eq(b);
  if (isList(a)) return isList(b) ? equalLists(a, b) : null;
  if (isContext(a)) return isContext(b) ? equalContexts(a, b) : null;
  return typeof a === "object" ? equalTagged(a, b as Tagged) : a === b;
}

type Tagged = Temporal | Duration | FeelRange | FeelFunction;

/** Both of the same kind. */
function equalTagged(a: Tagged, b: Tagged): Truth {
  switch (a.kind) {
    case "time":
    case "dateTime":
      return equalClocks(a, b as typeof a);
    case "range":
      return equalRanges(a, b as typeof a);
    case "function":
      return a === b;
    default:
      return order(a, b) === 0;
  }
}

function equalLists(a: FeelList, b: FeelList): Truth {
  if (a.length !== b.length) return false;
  return and(a.map((item, index) => equal(item, b[index] ?? null)));
}

function equalContexts(a: FeelContext, b: FeelContext): Truth {
  if (a.size !== b.size || [...a.keys()].some((key) => !b.has(key))) return false;
  return and([...a].map(([key, value]) => equal(value, b.get(key) ?? null)));
}

function equalRanges(a: FeelRange, b: FeelRange): Truth {
  const sameShape =
    a.low.included === b.low.included &&
    a.high.included === b.high.included &&
    a.low.unbounded === b.low.unbounded &&
    a.high.unbounded === b.high.unbounded;
  return sameShape ? and([equal(a.low.value, b.low.value), equal(a.high.value, b.high.value)]) : false;
}

/** Fixed offsets are compared on the time line; regions by what is written, because the TCK tells them apart. */
function equalClocks(a: FeelTime | FeelDateTime, b: FeelTime | FeelDateTime): boolean {
  if (a.zone?.kind === "offset" && b.zone?.kind === "offset") return order(a, b) === 0;
  return sameZone(a.zone, b.zone) && order({ ...a, zone: undefined }, { ...b, zone: undefined }) === 0;
}

/** A number below, at or above 0; undefined where the two have no order (kinds differ, or one lacks a zone). */
export function order(a: Value, b: Value): number | undefined {
  if (isNumber(a) && isNumber(b)) return a.cmp(b);
  if (typeof a === "string" && typeof b === "string") return orderTexts(a, b);
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return undefined;
  if (kind === "date") return orderDates(a as FeelDateTime, b as FeelDateTime);
  if (kind === "time" || kind === "dateTime") return orderClocks(a as FeelTime, b as FeelTime);
  const months = [ofKind(a, "yearsMonths"), ofKind(b, "yearsMonths")];
  if (months[0] && months[1]) return months[0].months - months[1].months;
  const days = [ofKind(a, "daysTime"), ofKind(b, "daysTime")];
  if (days[0] && days[1]) return sign(days[0].nanos - days[1].nanos);
  return undefined;
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

/** By code points, not by UTF-16 units, so that 𠮷 follows U+FFFD. */
function orderTexts(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let at = 0; at < left.length && at < right.length; at++) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function orderDates(a: { year: number; month: number; day: number }, b: typeof a): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

function orderClocks(a: FeelTime | FeelDateTime, b: FeelTime | FeelDateTime): number | undefined {
  if ((a.zone === undefined) !== (b.zone === undefined)) return undefined;
  return sign(instantOf(onSomeDay(a)) - instantOf(onSomeDay(b)));
}

/** A time without date stands on 1970-01-01, as far as its region's offset needs a day. */
export function onSomeDay(value: FeelTime | FeelDateTime): Omit<FeelDateTime, "kind"> {
  return value.kind === "dateTime" ? value : { ...value, year: 1970, month: 1, day: 1 };
}

/** `a op b`; null where a side is null or the two have no order. */
export function compare(op: Comparison, a: Value, b: Value): Truth {
  if (op === "=") return equal(a, b);
  if (op === "!=") return not(equal(a, b));
  if (a === null || b === null) return null;
  if (a === UNKNOWN_VALUE || b === UNKNOWN_VALUE) return UNKNOWN_VALUE;
  const result = order(a, b);
  if (result === undefined) return null;
  if (op === "<") return result < 0;
  if (op === "<=") return result <= 0;
  return op === ">" ? result > 0 : result >= 0;
}

/** Is the value within the range? Null where an end is null or has no order with the value. */
export function within(value: Value, range: FeelRange): Truth {
  const { low, high } = range;
  return and([
    low.unbounded ? true : compare(low.included ? ">=" : ">", value, low.value),
    high.unbounded ? true : compare(high.included ? "<=" : "<", value, high.value),
  ]);
}
