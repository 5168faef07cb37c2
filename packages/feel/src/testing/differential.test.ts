import fc from "fast-check";
import { evaluate as feelin } from "feelin";
import { expect, test } from "vitest";
import { evaluateExpression } from "../evaluate/evaluate.ts";
import { parseExpression } from "../parse/parse.ts";
import { isContext, isList, isNumber, UNKNOWN_VALUE, type Value } from "../values/value.ts";
import { valueOfJson } from "../wire/json-value.ts";
import { NAMES, randomNumber, randomTruth } from "./random-expression.ts";

/**
 * feelin 8.2 is another reading of the standard by other people: where both are definite they must agree, except
 * where feelin is known to differ from the TCK (the numbers refer to research on it):
 * - null in some/every, in ranges and in `between` (it says false or true where three-valued logic says null);
 * - ranges whose ends are the wrong way round (it turns them: `1 between 1 and 0` is true there);
 * - equality of lists (it says that `[] = [null]`);
 * - NaN and binary fractions instead of null and decimals;
 * - values of two kinds compared (it says false, the TCK null).
 * So only answers that are true, false or a number on both sides count, and only over data without null.
 */
const known = Object.fromEntries(
  Object.entries(NAMES).map(([name, values]) => [
    name,
    values.filter((value) => value !== null && !(Array.isArray(value) && value.includes(null))),
  ]),
);

const state = fc.record(
  Object.fromEntries(Object.entries(known).map(([name, values]) => [name, fc.constantFrom(...values)])),
);

/** Only what both call by the same name: dates are left out, they are objects of different libraries. */
const expression = fc
  .oneof(randomTruth, randomNumber)
  .filter(
    (text) =>
      !/\bnull\b|\bd\b|date|mean|\/|"a"\)$|between|\.\.|= (l|\[|append|reverse|distinct|\(for)/.test(text) &&
      text.length < 120,
  );

function plain(value: Value): unknown {
  if (isNumber(value)) return value.toNumber();
  if (isList(value)) return value.map(plain);
  if (isContext(value) || value === UNKNOWN_VALUE) return undefined;
  return value;
}

function theirs(text: string, data: Record<string, unknown>): unknown {
  try {
    return feelin(text, data).value;
  } catch {
    return undefined;
  }
}

const comparable = (value: unknown) => typeof value === "boolean" || Number.isFinite(value);

test("where we and feelin are both definite, we agree", () => {
  let compared = 0;
  fc.assert(
    fc.property(expression, state, (text, data) => {
      const parsed = parseExpression(text, Object.keys(NAMES));
      if (!("tree" in parsed)) return true;
      const context = new Map<string, Value>(
        Object.entries(data).map(([name, value]) => [name, valueOfJson(value)]),
      );
      const ours = plain(evaluateExpression(parsed.tree, context));
      const other = theirs(text, data);
      if (!comparable(ours) || !comparable(other)) return true;
      compared++;
      return ours === other;
    }),
    { numRuns: 4000 },
  );
  expect(compared).toBeGreaterThan(1000);
}, 120_000);
