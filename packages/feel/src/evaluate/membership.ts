import type { Node } from "../tree.ts";
import { compare, equal, within } from "../values/compare.ts";
import { not, or, type Truth, truthOf } from "../values/truth.ts";
import { isList, ofKind, UNKNOWN_VALUE, type Value } from "../values/value.ts";
import type { Evaluate } from "./evaluate-node.ts";
import { type Scope, withInput } from "./scope.ts";

/** `value in (test, …)` and the tests of a decision table's entry: one of them must hold (DMN 1.5, 10.3.2.8). */
export function anyTestHolds(value: Value, tests: readonly Node[], scope: Scope, evaluate: Evaluate): Truth {
  return or(tests.map((test) => testHolds(value, test, scope, evaluate)));
}

function testHolds(value: Value, test: Node, outer: Scope, evaluate: Evaluate): Truth {
  const scope = withInput(outer, value);
  switch (test.kind) {
    case "any":
      return true;
    case "input":
      return equal(value, value);
    case "unaryComparison":
      return compare(test.op, value, evaluate(test.right, scope));
    case "notTests":
      return not(anyTestHolds(value, test.tests, outer, evaluate));
    default: {
      const result = evaluate(test, scope);
      if (test.kind === "range" && result === null) return null;
      return asksInput(test) ? truthOf(result) : matches(value, result);
    }
  }
}

/** The value of a test that does not speak of `?`: a range or list holds the value, or it equals the value. */
function matches(value: Value, test: Value): Truth {
  if (test === UNKNOWN_VALUE) return UNKNOWN_VALUE;
  const range = ofKind(test, "range");
  if (range && !ofKind(value, "range")) return within(value, range);
  if (isList(test)) {
    const items = or(test.map((item) => matchesItem(value, item)));
    return isList(value) && items !== true ? or([items, equal(value, test)]) : items;
  }
  return equal(value, test);
}

function matchesItem(value: Value, item: Value): Truth {
  const range = ofKind(item, "range");
  return range && !ofKind(value, "range") ? within(value, range) : equal(value, item);
}

const memory = new WeakMap<Node, boolean>();

/** Does the test speak of `?` itself? Then it is a condition, not a value to compare with. */
function asksInput(node: Node): boolean {
  const known = memory.get(node);
  if (known !== undefined) return known;
  const asks = node.kind === "input" || partsOf(node).some(asksInput);
  memory.set(node, asks);
  return asks;
}

function partsOf(value: unknown): Node[] {
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap((part) => {
    if (Array.isArray(part)) return part.flatMap((item) => (isNode(item) ? [item] : partsOf(item)));
    return isNode(part) ? [part] : partsOf(part);
  });
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "kind" in value && "from" in value;
}
