import type { Node } from "../tree.ts";
import { wholeNumber } from "../values/decimal.ts";
import { truthOf } from "../values/truth.ts";
import { isContext, isList, isNumber, UNKNOWN_VALUE, type Value } from "../values/value.ts";
import type { Evaluate } from "./evaluate-node.ts";
import { innerScope, type Scope } from "./scope.ts";
import { staticType } from "./static-types.ts";

/**
 * `list[by]` (DMN 1.5, 10.3.2.5): the item at a position (from 1, or from the end below 0) when `by` is a number,
 * else the items for which `by` is true. A value that is no list counts as a list of itself.
 */
export function filter(node: Node & { kind: "filter" }, scope: Scope, evaluate: Evaluate): Value {
  const of = evaluate(node.of, scope);
  if (of === UNKNOWN_VALUE) return of;
  const items = isList(of) ? of : of === null ? [] : [of];
  const [first = null] = items;
  const probe = evaluate(node.by, itemScope(scope, first));
  if (isNumber(probe)) return itemAt(items, wholeNumber(probe) ?? 0);
  if (probe === UNKNOWN_VALUE && staticType(node.by).name !== "boolean") return UNKNOWN_VALUE;
  const kept: Value[] = [];
  for (const item of items) {
    const truth = truthOf(evaluate(node.by, itemScope(scope, item)));
    if (truth === UNKNOWN_VALUE) return UNKNOWN_VALUE;
    if (truth === true) kept.push(item);
  }
  return kept;
}

function itemAt(items: readonly Value[], position: number): Value {
  if (position === 0) return null;
  return items[position > 0 ? position - 1 : items.length + position] ?? null;
}

function itemScope(scope: Scope, item: Value): Scope {
  const bound = new Map<string, Value>([["item", item]]);
  if (isContext(item)) for (const [key, value] of item) bound.set(key, value);
  return innerScope(scope, bound);
}
