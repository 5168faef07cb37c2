import { parseExpression } from "../parse/parse.ts";
import { parseDuration } from "../temporal/duration.ts";
import { parseDate, parseDateTime, parseTemporal, parseTime } from "../temporal/text.ts";
import type { Node } from "../tree.ts";
import { order } from "../values/compare.ts";
import { decimal, finite } from "../values/decimal.ts";
import type { FeelRangeEnd, Value } from "../values/value.ts";

type Constructor = (text: string) => Value;

const CONSTRUCTORS: ReadonlyMap<string, Constructor> = new Map<string, Constructor>([
  ["date", parseDate],
  ["time", parseTime],
  ["date and time", parseDateTime],
  ["duration", parseDuration],
]);

/**
 * `range("[1..3)")` (DMN 1.5, 10.3.4.1): a range of literals; an end may be left out (`"(..3]"`), then the range is
 * open on that side. Null where the text is anything else.
 */
export function parseRange(text: string): Value {
  const match = /^([[(\]])(.*)\.\.(.*)([\])[])$/s.exec(text.trim());
  if (!match) return null;
  const [, opening = "", low = "", high = "", closing = ""] = match;
  const start = endOf(low, opening === "[");
  const end = endOf(high, closing === "]");
  if (!start || !end || (start.unbounded && end.unbounded)) return null;
  if (start.unbounded || end.unbounded) return { kind: "range", low: start, high: end };
  const difference = order(start.value, end.value);
  return difference === undefined || difference > 0 ? null : { kind: "range", low: start, high: end };
}

function endOf(text: string, included: boolean): FeelRangeEnd | undefined {
  if (text.trim() === "") return included ? undefined : { value: null, included: false, unbounded: true };
  const parsed = parseExpression(text, []);
  if (!("tree" in parsed)) return undefined;
  const value = literal(parsed.tree);
  return value === null ? undefined : { value, included, unbounded: false };
}

/** The value of a literal: number, string, `@"…"`, or a temporal constructor on one string; null for all else. */
function literal(node: Node): Value {
  switch (node.kind) {
    case "number":
      return finite(decimal(node.text));
    case "string":
      return node.value;
    case "temporal":
      return parseTemporal(node.text);
    case "call": {
      const name = node.callee.kind === "name" ? node.callee.name : "";
      const [argument] = node.args;
      return argument?.kind === "string" ? (CONSTRUCTORS.get(name)?.(argument.value) ?? null) : null;
    }
    default:
      return null;
  }
}
