import { describe, expect, test } from "vitest";
import { tested } from "../testing/evaluated.ts";
import { valueOfJson } from "../wire/json-value.ts";

/** value | tests | does the value satisfy them? */
const CASES: Readonly<Record<string, readonly [unknown, string, string][]>> = {
  "one of several tests must hold": [
    [5, "1, 5", "true"],
    [5, "1, [2..4]", "false"],
    [5, "< 3, > 4", "true"],
    [5, "-", "true"],
    [null, "-", "true"],
    [5, " ", "true"],
  ],
  "not(…) turns the whole": [
    [5, "not(1, 2)", "true"],
    [5, "not([1..9])", "false"],
    [null, "not(null)", "false"],
    ["a", 'not("b")', "true"],
  ],
  "null meets null, and no comparison": [
    [null, "null", "true"],
    [null, "5", "false"],
    [null, "> 5", "null"],
    [5, "null", "false"],
  ],
  "a test without ? is a value to equal, be it true": [
    [true, "true", "true"],
    [false, "true", "false"],
    ["foo", 'string length("?") = 1', "null"],
    ["foo", '"bar", string length(?) = 3', "true"],
    ["foo", "?", "true"],
    [false, "?", "true"],
    [5, "? > 3 and ? < 9", "true"],
    [5, "? > 7", "false"],
  ],
  "a name stands for its value: a list or range holds, another value equals": [
    ["cough", "symptoms", "true"],
    ["fever", "symptoms", "false"],
    [5, "limit", "true"],
    [5, "< limit", "false"],
    [["cough"], "list contains(?, symptoms[1])", "true"],
    [["cough", "cold"], "symptoms", "true"],
  ],
};

const CONTEXT = { symptoms: ["cough", "cold"], limit: 5 };

for (const [rule, cases] of Object.entries(CASES)) {
  describe(rule, () => {
    test.each(cases)("%j meets %s: %s", (value, tests, expected) => {
      expect(tested(tests, valueOfJson(value), CONTEXT)).toBe(expected);
    });
  });
}
