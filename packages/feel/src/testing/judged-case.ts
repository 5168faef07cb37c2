/** What the oracle says of a case, in the form in which kernels say it. */
import { NO, NONE, UNKNOWN as UNKNOWN_CODE, YES } from "../columns.ts";
import type { ConstantValue, Schema } from "../schema.ts";
import type { Node } from "../tree.ts";
import { judge } from "./oracle.ts";
import { date, period } from "./oracle-dates.ts";
import { decimal, point } from "./oracle-numbers.ts";
import type { Truth, Value } from "./oracle-values.ts";
import { type PlainRow, UNKNOWN, type World } from "./world.ts";

export function oracleConstants(
  schema: Schema,
  given: ReadonlyMap<string, ConstantValue>,
): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const [name, type] of schema.constants) {
    const value = given.get(name) ?? null;
    if (typeof value === "object" && value !== null) values.set(name, { number: signed(value.number) });
    else if (typeof value !== "string" || type.kind === "text") values.set(name, value);
    else values.set(name, type.kind === "period" ? period(value) : date(value));
  }
  return values;
}

function signed(text: string) {
  const { n, d } = decimal(text.replace("-", ""));
  return point({ n: text.startsWith("-") ? -n : n, d });
}

export function codeOf(truth: Truth): number {
  if (truth === UNKNOWN) return UNKNOWN_CODE;
  return truth === null ? NONE : truth ? YES : NO;
}

/** yes, no (or null) or unknown. */
export function oracleVerdict(
  tree: Node,
  row: PlainRow,
  world: World,
  constants: ReadonlyMap<string, Value>,
): number {
  const code = codeOf(judge(tree, row, world, constants));
  return code === NONE ? NO : code;
}
