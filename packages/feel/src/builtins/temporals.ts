import { dayOfYear, weekday, weekOfYear } from "../temporal/calendar.ts";
import { offsetAt } from "../temporal/zone.ts";
import { equal, onSomeDay } from "../values/compare.ts";
import { decimal } from "../values/decimal.ts";
import { type FeelDate, type FeelDateTime, type FeelTime, kindOf, type Value } from "../values/value.ts";
import { currentInstant } from "./clock.ts";
import { p, type Signature, takes } from "./signature.ts";

const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Of a date, or of the date of a date and time. */
function ofDate(run: (date: FeelDate) => Value): Signature[] {
  return [takes([p("date", "date")], run), takes([p("date", "dateTime")], (value) => run(dateOf(value)))];
}

export function dateOf(value: FeelDateTime): FeelDate {
  return { kind: "date", year: value.year, month: value.month, day: value.day };
}

/**
 * The same value of the same kind (10.3.4.7). A time is the same when it shows the same on the clock at the same
 * offset: `12:00` is not `12:00Z`, and `12:00Z` is not `13:00+01:00`, but a region may stand for its offset.
 */
function is(a: Value, b: Value): Value {
  if (kindOf(a) !== kindOf(b)) return false;
  if (!isClock(a) || !isClock(b)) return equal(a, b);
  return equal({ ...a, zone: undefined }, { ...b, zone: undefined }) === true && offsetOf(a) === offsetOf(b);
}

function isClock(value: Value): value is FeelTime | FeelDateTime {
  return kindOf(value) === "time" || kindOf(value) === "dateTime";
}

function offsetOf(value: FeelTime | FeelDateTime): number | undefined {
  return value.zone && offsetAt(onSomeDay(value), value.zone);
}

/** Date and time functions (DMN 1.5, 10.3.4.7 and 10.3.4.8). */
export const temporalFunctions: Readonly<Record<string, readonly Signature[]>> = {
  is: [takes([p("value1", "any"), p("value2", "any")], is)],
  "day of year": ofDate((date) => decimal(dayOfYear(date))),
  "day of week": ofDate((date) => DAY_NAMES[weekday(date) - 1] ?? null),
  "month of year": ofDate((date) => MONTH_NAMES[date.month - 1] ?? null),
  "week of year": ofDate((date) => decimal(weekOfYear(date))),
  now: [takes([], () => currentInstant())],
  today: [takes([], () => dateOf(currentInstant()))],
};
