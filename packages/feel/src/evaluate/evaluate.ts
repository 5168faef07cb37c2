import { parseTemporal } from "../temporal/text.ts";
import type { Node } from "../tree.ts";
import { compare, equal } from "../values/compare.ts";
import { decimal, finite } from "../values/decimal.ts";
import { and, not, or, type Truth, truthOf } from "../values/truth.ts";
import {
  type FeelContext,
  type FeelRange,
  type FeelRangeEnd,
  kindOf,
  UNKNOWN_VALUE,
  type Value,
} from "../values/value.ts";
import { arithmetic, negate } from "./arithmetic.ts";
import { call, functionValue, namedCall, valueOfName } from "./calls.ts";
import { filter } from "./filters.ts";
import { iterate, quantify } from "./iteration.ts";
import { anyTestHolds } from "./membership.ts";
import { member } from "./paths.ts";
import { innerScope, rootScope, type Scope } from "./scope.ts";
import { instanceOf } from "./types.ts";

/**
 * The value of an expression. Errors of evaluation are null, as DMN 1.5 (10.3.2) has it; UNKNOWN_VALUE in the
 * context passes through. Throws only TooManySteps.
 */
export function evaluateExpression(tree: Node, context: FeelContext): Value {
  return evaluate(tree, rootScope(context));
}

/**
 * Does a value satisfy unary tests (an entry of a decision table)? `tree` comes from parseUnaryTests.
 * True, false, null (no answer by the standard) or unknown.
 */
export function evaluateUnaryTests(tree: Node, value: Value, context: FeelContext): Truth {
  return truthOf(evaluate(tree, rootScope(context, value)));
}

function evaluate(node: Node, scope: Scope): Value {
  switch (node.kind) {
    case "null":
      return null;
    case "boolean":
    case "string":
      return node.value;
    case "number":
      return finite(decimal(node.text));
    case "temporal":
      return parseTemporal(node.text);
    case "name":
      return valueOfName(node.name, scope);
    case "input":
      return scope.input ?? null;
    case "path":
      return member(evaluate(node.of, scope), node.name);
    case "negate":
      return negate(evaluate(node.of, scope));
    case "arithmetic":
      return arithmetic(node.op, evaluate(node.left, scope), evaluate(node.right, scope));
    case "list":
      return node.items.map((item) => evaluate(item, scope));
    case "context":
      return contextOf(node, scope);
    case "for":
      return iterate(node, scope, evaluate);
    case "filter":
      return filter(node, scope, evaluate);
    case "if":
      return conditional(node, scope);
    case "call":
      return call(node, scope, evaluate);
    case "namedCall":
      return namedCall(node, scope, evaluate);
    case "function":
      return functionValue(node, scope, evaluate);
    case "range":
      return rangeOf(node, scope);
    case "unaryComparison":
      return openRange(node, scope);
    default:
      return condition(node, scope);
  }
}

type Condition =
  | "comparison"
  | "between"
  | "in"
  | "and"
  | "or"
  | "quantified"
  | "notTests"
  | "any"
  | "instanceOf";

function condition(node: Node & { kind: Condition }, scope: Scope): Truth {
  switch (node.kind) {
    case "comparison":
      return compare(node.op, evaluate(node.left, scope), evaluate(node.right, scope));
    case "between": {
      const value = evaluate(node.of, scope);
      const low = compare(">=", value, evaluate(node.low, scope));
      return and([low, compare("<=", value, evaluate(node.high, scope))]);
    }
    case "in":
      return anyTestHolds(evaluate(node.of, scope), node.tests, scope, evaluate);
    case "and":
      return and(truths(node.parts, scope));
    case "or":
      return or(truths(node.parts, scope));
    case "quantified":
      return quantify(node, scope, evaluate);
    case "notTests":
      return not(anyTestHolds(scope.input ?? null, node.tests, scope, evaluate));
    case "any":
      return true;
    case "instanceOf":
      return instanceOf(evaluate(node.of, scope), node.type);
  }
}

/** One after the other, so that what follows a deciding part is not evaluated. */
function* truths(parts: readonly Node[], scope: Scope): Generator<Truth> {
  for (const part of parts) yield truthOf(evaluate(part, scope));
}

/** Entries see the entries before them (DMN 1.5, 10.3.2.6); a key twice makes the whole null. */
function contextOf(node: Node & { kind: "context" }, scope: Scope): Value {
  const entries = new Map<string, Value>();
  const inner = innerScope(scope, entries);
  for (const entry of node.entries) {
    if (entries.has(entry.key)) return null;
    entries.set(entry.key, evaluate(entry.value, inner));
  }
  return entries;
}

/** Where the test is unknown the answer is definite only if both branches agree. */
function conditional(node: Node & { kind: "if" }, scope: Scope): Value {
  const test = truthOf(evaluate(node.test, scope));
  if (test !== UNKNOWN_VALUE) return evaluate(test === true ? node.then : node.else, scope);
  const then: Value = evaluate(node.then, scope);
  const otherwise: Value = evaluate(node.else, scope);
  return equal(then, otherwise) === true ? then : UNKNOWN_VALUE;
}

function rangeOf(node: Node & { kind: "range" }, scope: Scope): FeelRange | null {
  const end = (part: typeof node.low): FeelRangeEnd => ({
    value: part.value ? evaluate(part.value, scope) : null,
    included: !part.open,
    unbounded: part.value === undefined,
  });
  const range: FeelRange = { kind: "range", low: end(node.low), high: end(node.high) };
  return isRange(range) ? range : null;
}

const ORDERED = new Set(["number", "string", "date", "time", "dateTime", "yearsMonths", "daysTime"]);
const OPEN_ENDS = new Set(["null", "unknown"]);

/** Both ends of one kind that has an order; an end may be null or unknown. */
function isRange(range: FeelRange): boolean {
  const [low, high] = [kindOf(range.low.value), kindOf(range.high.value)];
  if (![low, high].every((kind) => ORDERED.has(kind) || OPEN_ENDS.has(kind))) return false;
  return low === high || OPEN_ENDS.has(low) || OPEN_ENDS.has(high);
}

/** `(< 5)` as a value: a range without end on one side. `(= 5)` is `[5..5]`; `(!= 5)` is no range. */
function openRange(node: Node & { kind: "unaryComparison" }, scope: Scope): FeelRange | null {
  const value: Value = evaluate(node.right, scope);
  if (node.op === "!=" || !(ORDERED.has(kindOf(value)) || OPEN_ENDS.has(kindOf(value)))) return null;
  const none: FeelRangeEnd = { value: null, included: false, unbounded: true };
  const end: FeelRangeEnd = { value, included: node.op.includes("="), unbounded: false };
  if (node.op === "=") return { kind: "range", low: end, high: end };
  const below = node.op.startsWith("<");
  return { kind: "range", low: below ? none : end, high: below ? end : none };
}
