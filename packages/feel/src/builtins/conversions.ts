import { monthsBetween } from "../temporal/arithmetic.ts";
import { makeDate, NANOS_PER_SECOND } from "../temporal/calendar.ts";
import { parseDuration } from "../temporal/duration.ts";
import { joinDateTime, makeTime, parseDate, parseDateTime, parseTime } from "../temporal/text.ts";
import { MAX_OFFSET_SECONDS, parseZone } from "../temporal/zone.ts";
import { type Decimal, decimal, finite, wholeNumber } from "../values/decimal.ts";
import { stringOf } from "../values/text.ts";
import { not, truthOf } from "../values/truth.ts";
import type { DaysTime, FeelDate, FeelTime, Value, Zone } from "../values/value.ts";
import { parseRange } from "./range-text.ts";
import { nullable, p, type Signature, takes } from "./signature.ts";
import { dateOf } from "./temporals.ts";

const UTC: Zone = { kind: "offset", seconds: 0 };

const NUMBER = /^-?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/;

/** `number(from, grouping separator, decimal separator)`: null where the text is no number in that notation. */
function numberFrom(from: string, grouping: string | null, point: string | null): Value {
  if (grouping !== null && ![" ", ",", "."].includes(grouping)) return null;
  if (point !== null && ![",", "."].includes(point)) return null;
  if (grouping !== null && grouping === point) return null;
  const joined = grouping === null ? from : from.replaceAll(grouping, "");
  const text = point === null ? joined : joined.replaceAll(point, ".");
  return NUMBER.test(text) ? finite(decimal(text)) : null;
}

function dateFromNumbers(year: Decimal, month: Decimal, day: Decimal): FeelDate | null {
  const [y, m, d] = [wholeNumber(year), wholeNumber(month), wholeNumber(day)];
  return y === undefined || m === undefined || d === undefined ? null : makeDate(y, m, d);
}

/** Seconds may have a fraction, to the nanosecond. */
function timeFromNumbers(
  hour: Decimal,
  minute: Decimal,
  second: Decimal,
  zone: Zone | undefined,
): FeelTime | null {
  const [h, m] = [wholeNumber(hour), wholeNumber(minute)];
  const whole = second.floor();
  const s = wholeNumber(whole);
  if (h === undefined || m === undefined || s === undefined) return null;
  const nanos = second.minus(whole).times(NANOS_PER_SECOND).trunc().toNumber();
  return makeTime(h, m, s, nanos, zone);
}

/** The zone of an offset, to the second; undefined for none, null for one that no zone has. */
function zoneOf(offset: DaysTime | null): Zone | undefined | null {
  if (offset === null) return undefined;
  const seconds = Number(offset.nanos / BigInt(NANOS_PER_SECOND));
  return Math.abs(seconds) > MAX_OFFSET_SECONDS ? null : { kind: "offset", seconds };
}

const numbers = [p("year", "number"), p("month", "number"), p("day", "number")] as const;
const clock = [p("hour", "number"), p("minute", "number"), p("second", "number")] as const;

const timeSignatures: readonly Signature[] = [
  takes([p("from", "string")], parseTime),
  takes([p("from", "time")], (time) => time),
  takes([p("from", "dateTime")], ({ nanos, zone }) => ({ kind: "time", nanos, zone })),
  takes([p("from", "date")], () => ({ kind: "time", nanos: 0, zone: UTC })),
  takes([...clock], (hour, minute, second) => timeFromNumbers(hour, minute, second, undefined)),
  takes([...clock, nullable("offset", "daysTime")], (hour, minute, second, offset) => {
    const zone = zoneOf(offset);
    return zone === null ? null : timeFromNumbers(hour, minute, second, zone);
  }),
];

function dateTimeOf(date: FeelDate | null, time: FeelTime | null): Value {
  return date && time ? joinDateTime(date, time) : null;
}

const dateTimeSignatures: readonly Signature[] = [
  takes([p("from", "string")], parseDateTime),
  takes([p("from", "dateTime")], (value) => value),
  takes([p("from", "date")], (date) => joinDateTime(date, { kind: "time", nanos: 0, zone: UTC })),
  takes([p("date", "date"), p("time", "time")], joinDateTime),
  takes([p("date", "dateTime"), p("time", "time")], joinDateTime),
  takes([...numbers, ...clock], (year, month, day, hour, minute, second) => {
    return dateTimeOf(dateFromNumbers(year, month, day), timeFromNumbers(hour, minute, second, undefined));
  }),
  takes(
    [...numbers, ...clock, nullable("offset", "daysTime")],
    (year, month, day, hour, minute, second, offset) => {
      const zone = zoneOf(offset);
      if (zone === null) return null;
      return dateTimeOf(dateFromNumbers(year, month, day), timeFromNumbers(hour, minute, second, zone));
    },
  ),
  takes(
    [...numbers, ...clock, p("timezone", "string")],
    (year, month, day, hour, minute, second, timezone) => {
      const zone = parseZone(`@${timezone}`);
      if (zone === null) return null;
      return dateTimeOf(dateFromNumbers(year, month, day), timeFromNumbers(hour, minute, second, zone));
    },
  ),
];

/** Conversion functions and `not` (DMN 1.5, 10.3.4.1 and 10.3.4.2). */
export const conversionFunctions: Readonly<Record<string, readonly Signature[]>> = {
  date: [
    takes([p("from", "string")], parseDate),
    takes([p("from", "date")], (date) => date),
    takes([p("from", "dateTime")], dateOf),
    takes([...numbers], dateFromNumbers),
  ],
  time: timeSignatures,
  "date and time": dateTimeSignatures,
  duration: [takes([p("from", "string")], parseDuration), takes([p("from", "duration")], (value) => value)],
  "years and months duration": [
    takes([p("from", "date"), p("to", "date")], monthsBetween),
    takes([p("from", "dateTime"), p("to", "dateTime")], monthsBetween),
    takes([p("from", "date"), p("to", "dateTime")], monthsBetween),
    takes([p("from", "dateTime"), p("to", "date")], monthsBetween),
  ],
  number: [
    takes([p("from", "string")], (from) => numberFrom(from, null, null)),
    takes([p("from", "number")], (from) => from),
    takes(
      [
        p("from", "string"),
        nullable("grouping separator", "string"),
        nullable("decimal separator", "string"),
      ],
      numberFrom,
    ),
  ],
  string: [takes([p("from", "any")], stringOf)],
  range: [takes([p("from", "string")], parseRange)],
  not: [takes([nullable("negand", "any")], (negand) => not(truthOf(negand)))],
};
