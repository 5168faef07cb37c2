import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseExpression } from "../parse/parse.ts";
import { evaluated, tested } from "../testing/evaluated.ts";
import { NAMES, randomNumber, randomTruth } from "../testing/random-expression.ts";
import type { Node } from "../tree.ts";
import { equal } from "../values/compare.ts";
import { holdsUnknown, UNKNOWN_VALUE, type Value } from "../values/value.ts";
import { valueOfJson } from "../wire/json-value.ts";
import { evaluateExpression } from "./evaluate.ts";

const CONTEXT = { u: { $: "unknown" }, l: [1, { $: "unknown" }, 3], k: { a: { $: "unknown" }, b: 1 } };

describe("an unknown datum passes through, and a side that decides is not held up", () => {
  test.each([
    ["u = 1", "unknown"],
    ["u != 1", "unknown"],
    ["u = null", "unknown"],
    ["u < 1", "unknown"],
    ["u < null", "null"],
    ["u + 1", "unknown"],
    ["u + null", "null"],
    ["u in [1, 2]", "unknown"],
    ["1 in [1, u]", "true"],
    ["2 in [1, u]", "unknown"],
    ["1 in [2..u]", "false"],
    ["3 in [2..u]", "unknown"],
    ["false and u = 1", "false"],
    ["u = 1 or true", "true"],
    ["u = 1 and null", "unknown"],
    ["not(u)", "unknown"],
    ["if u then 1 else 2", "unknown"],
    ["if u then 1 else 1", "1"],
    ["some x in l satisfies x = 3", "true"],
    ["some x in l satisfies x = 4", "unknown"],
    ["every x in l satisfies x < 3", "false"],
    ["every x in l satisfies x < 4", "unknown"],
    ["some x in u satisfies x = 1", "unknown"],
    ["count(l)", "3"],
    ["sum(l)", "unknown"],
    ["max(l)", "unknown"],
    ["sum([null, u])", "null"],
    ["list contains(l, 3)", "true"],
    ["list contains(l, 4)", "unknown"],
    ["l[item > 2]", "unknown"],
    ["l[1]", "1"],
    ["l[2]", "unknown"],
    ["l = [2, 2, 2]", "false"],
    ["l = [1, 2, 3]", "unknown"],
    ["k.b", "1"],
    ["k.a", "unknown"],
    ['get value(k, "b")', "1"],
    ["string length(u)", "unknown"],
    ["all([false, u])", "false"],
    ["any([true, u])", "true"],
    ["u instance of number", "unknown"],
    ["u()", "unknown"],
  ])("%s is %s", (text, expected) => expect(evaluated(text, CONTEXT)).toBe(expected));

  test("unary tests of an unknown value are unknown, except - ", () => {
    expect(tested("> 5, < 3", UNKNOWN_VALUE)).toBe("unknown");
    expect(tested("-", UNKNOWN_VALUE)).toBe("true");
    expect(tested("not(1)", UNKNOWN_VALUE)).toBe("unknown");
  });
});

/** The grammar gives up on some deep mixtures of ranges and filters; that is a refusal and no answer. */
function parse(text: string): Node | undefined {
  const parsed = parseExpression(text, Object.keys(NAMES));
  return "tree" in parsed ? parsed.tree : undefined;
}

const state = fc.record(
  Object.fromEntries(
    Object.entries(NAMES).map(([name, values]) => [
      name,
      fc.record({ value: fc.constantFrom(...values), told: fc.boolean() }),
    ]),
  ),
);

/** The same value in the sense that every later answer is the same. */
function same(a: Value, b: Value): boolean {
  return a === b || equal(a, b) === true;
}

describe("a definite answer stays when the missing data arrive", () => {
  test.each([
    ["conditions", randomTruth],
    ["numbers", randomNumber],
  ])(
    "%s",
    (_kind, expressions) => {
      fc.assert(
        fc.property(expressions, state, (text, data) => {
          const tree = parse(text);
          if (!tree) return true;
          const full = new Map<string, Value>(
            Object.entries(data).map(([name, { value }]) => [name, valueOfJson(value)]),
          );
          const part = new Map<string, Value>(
            Object.entries(data).map(([name, one]) => [
              name,
              one.told ? valueOfJson(one.value) : UNKNOWN_VALUE,
            ]),
          );
          const before = evaluateExpression(tree, part);
          if (holdsUnknown(before)) return true;
          return same(before, evaluateExpression(tree, full));
        }),
        { numRuns: 20_000 },
      );
    },
    60_000,
  );
});
