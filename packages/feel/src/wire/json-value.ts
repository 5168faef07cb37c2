import { parseDuration } from "../temporal/duration.ts";
import { formatTemporal, parseDate, parseDateTime, parseTime } from "../temporal/text.ts";
import { Decimal, decimal, finite } from "../values/decimal.ts";
import { literalOf } from "../values/text.ts";
import { isContext, isList, isNumber, kindOf, UNKNOWN_VALUE, type Value } from "../values/value.ts";

type Reader = (text: string) => Value;

/** A value on the wire is JSON; what JSON lacks is `{"$": kind, "v": ISO text}`. Unknown is `{"$": "unknown"}`. */
const READERS: ReadonlyMap<unknown, Reader> = new Map<unknown, Reader>([
  ["date", parseDate],
  ["time", parseTime],
  ["dateTime", parseDateTime],
  ["duration", parseDuration],
]);

const WIRE_KINDS: Readonly<Record<string, string>> = {
  date: "date",
  time: "time",
  dateTime: "dateTime",
  yearsMonths: "duration",
  daysTime: "duration",
  range: "range",
  function: "function",
};

/** A value on the wire that is none: an unknown kind, text that is no date, a number that no decimal can hold. */
class NoValue extends Error {}

type Reviver = (
  this: unknown,
  key: string,
  value: unknown,
  context?: { readonly source?: string },
) => unknown;

/** Parses JSON and keeps every digit of its numbers (they come out as decimals). @throws NoValue, SyntaxError */
export function parseExactJson(text: string): unknown {
  const revive: Reviver = (_key, value, context) => {
    return typeof value === "number" ? numberOf(context?.source ?? String(value)) : value;
  };
  return JSON.parse(text, revive);
}

function numberOf(digits: string): Decimal {
  const number = finite(decimal(digits));
  if (number === null) throw new NoValue(`no number: ${digits}`);
  return number;
}

/** The FEEL value of parsed JSON. @throws NoValue */
export function valueOfJson(json: unknown): Value {
  if (json === null || json === undefined) return null;
  if (typeof json === "boolean" || typeof json === "string") return json;
  if (typeof json === "number") return decimal(json);
  if (Decimal.isDecimal(json)) return json;
  if (Array.isArray(json)) return json.map(valueOfJson);
  if (typeof json !== "object") throw new NoValue(`no FEEL value: ${typeof json}`);
  if ("$" in json) return taggedValue(json);
  return new Map(Object.entries(json).map(([key, value]) => [key, valueOfJson(value)]));
}

function taggedValue(json: { readonly $: unknown; readonly v?: unknown }): Value {
  if (json.$ === "unknown") return UNKNOWN_VALUE;
  const reader = READERS.get(json.$);
  if (!reader || typeof json.v !== "string") throw new NoValue(`no FEEL value: ${JSON.stringify(json)}`);
  const value = reader(json.v);
  if (value === null) throw new NoValue(`no ${json.$}: ${json.v}`);
  return value;
}

/** JSON text of a value; numbers with all their digits and without exponent. */
export function jsonOfValue(value: Value): string {
  if (value === null) return "null";
  if (value === UNKNOWN_VALUE) return '{"$":"unknown"}';
  if (isNumber(value)) return literalOf(value);
  if (typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(jsonOfValue).join(",")}]`;
  if (isContext(value)) {
    return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${jsonOfValue(item)}`).join(",")}}`;
  }
  return JSON.stringify({ $: WIRE_KINDS[kindOf(value)], v: formatTemporal(value) ?? literalOf(value) });
}
