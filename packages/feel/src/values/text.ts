import { formatTemporal } from "../temporal/text.ts";
import { plainDigits } from "./decimal.ts";
import { type FeelRange, isContext, isList, isNumber, UNKNOWN_VALUE, type Value } from "./value.ts";

const PLAIN_KEY = /^[\p{L}_][\p{L}\p{N}_ ]*$/u;

/** `string(x)`: a string as it is, all else as FEEL would write it; null for null. */
export function stringOf(value: Value): string | null {
  if (value === null) return null;
  return typeof value === "string" ? value : literalOf(value);
}

/** FEEL text of a value: strings quoted, lists and contexts in full. `unknown` for an unknown (not FEEL). */
export function literalOf(value: Value): string {
  if (value === null) return "null";
  if (value === UNKNOWN_VALUE) return "unknown";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return quoted(value);
  if (isNumber(value)) return plainDigits(value);
  if (isList(value)) return `[${value.map(literalOf).join(", ")}]`;
  if (isContext(value)) {
    const entries = [...value].map(([key, item]) => {
      return `${PLAIN_KEY.test(key) ? key : quoted(key)}: ${literalOf(item)}`;
    });
    return `{${entries.join(", ")}}`;
  }
  if (value.kind === "range") return rangeText(value);
  if (value.kind === "function") return `function(${value.parameters.map((one) => one.name).join(", ")})`;
  return formatTemporal(value) ?? "";
}

function quoted(text: string): string {
  const escapes: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${text.replace(/["\\\n\r\t]/g, (unit) => escapes[unit] ?? `\\${unit}`)}"`;
}

function rangeText(range: FeelRange): string {
  const { low, high } = range;
  if (low.unbounded) return `(${high.included ? "<=" : "<"} ${literalOf(high.value)})`;
  if (high.unbounded) return `(${low.included ? ">=" : ">"} ${literalOf(low.value)})`;
  const from = `${low.included ? "[" : "("}${literalOf(low.value)}`;
  return `${from}..${literalOf(high.value)}${high.included ? "]" : ")"}`;
}
