import { describe, expect, test } from "vitest";
import { evaluateExpression, evaluateUnaryTests } from "../evaluate/evaluate.ts";
import { parseExpression, parseUnaryTests } from "../parse/parse.ts";
import { literalOf } from "../values/text.ts";
import { isContext, type Value } from "../values/value.ts";
import { memberNames } from "../wire/answer.ts";
import { valueOfJson } from "../wire/json-value.ts";

/** FEEL text of an expression's value; `refused: code` where it does not parse. The context is JSON. */
export function evaluated(text: string, context: unknown = {}): string {
  const names = valueOfJson(context);
  if (!isContext(names)) throw new Error("a context is an object");
  const parsed = parseExpression(text, names.keys(), memberNames(names));
  if (!("tree" in parsed)) return `refused: ${parsed.diagnostics[0]?.code}`;
  return literalOf(evaluateExpression(parsed.tree, names));
}

/** Do the unary tests hold for the value? */
export function tested(text: string, value: Value, context: unknown = {}): string {
  const names = valueOfJson(context);
  if (!isContext(names)) throw new Error("a context is an object");
  const parsed = parseUnaryTests(text, names.keys(), memberNames(names));
  if (!("tree" in parsed)) return `refused: ${parsed.diagnostics[0]?.code}`;
  return literalOf(evaluateUnaryTests(parsed.tree, value, names));
}

/** One test per line `expression ==> value`, under the rule that the lines show. Empty lines are passed over. */
export function rules(tables: Readonly<Record<string, string>>): void {
  for (const [rule, table] of Object.entries(tables)) {
    describe(rule, () => {
      const lines = table.split("\n").filter((line) => line.trim() !== "");
      test.each(lines.map((line) => line.trim().split(" ==> ")))("%s is %s", (expression, value) => {
        expect(evaluated(expression ?? "")).toBe(value);
      });
    });
  }
}
