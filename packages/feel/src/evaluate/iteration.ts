import { dateOfEpochDay, epochDay } from "../temporal/calendar.ts";
import type { Binding, Node } from "../tree.ts";
import { decimal, wholeNumber } from "../values/decimal.ts";
import { and, or, type Truth, truthOf } from "../values/truth.ts";
import { isList, isNumber, ofKind, UNKNOWN_VALUE, type Value } from "../values/value.ts";
import type { Evaluate } from "./evaluate-node.ts";
import { innerScope, type Scope } from "./scope.ts";

/** Most steps of one iteration: the rows of a county, in a second; a `for` over 1..10**9 must not fill the memory. */
const MAX_STEPS = 1_000_000;

/** Thrown out of an iteration that would run too long; the caller of the evaluator gets it as an error. */
export class TooManySteps extends Error {
  constructor() {
    super(`unsupported: an iteration of more than ${MAX_STEPS} steps`);
  }
}

type Items = readonly Value[] | null | typeof UNKNOWN_VALUE;

/** What a binding runs through: a list, `from..to` up or down, or a range of whole numbers or dates. */
function itemsOf(binding: Binding, scope: Scope, evaluate: Evaluate): Items {
  const list = evaluate(binding.list, scope);
  if (binding.upTo) return sequence(list, evaluate(binding.upTo, scope));
  if (list === null || list === UNKNOWN_VALUE) return list;
  if (isList(list)) return list;
  const range = ofKind(list, "range");
  if (!range) return [list];
  const items = sequence(range.low.value, range.high.value);
  if (!Array.isArray(items)) return items;
  return items.slice(range.low.included ? 0 : 1, range.high.included ? undefined : -1);
}

function sequence(from: Value, to: Value): Items {
  if (from === null || to === null) return null;
  if (from === UNKNOWN_VALUE || to === UNKNOWN_VALUE) return UNKNOWN_VALUE;
  const [start, end] = [ofKind(from, "date"), ofKind(to, "date")];
  if (start && end) return count(epochDay(start), epochDay(end)).map((day) => dateOfEpochDay(day));
  if (!isNumber(from) || !isNumber(to)) return null;
  const [low, high] = [wholeNumber(from), wholeNumber(to)];
  return low === undefined || high === undefined ? null : count(low, high).map((item) => decimal(item));
}

function count(from: number, to: number): number[] {
  const steps = Math.abs(to - from) + 1;
  if (steps > MAX_STEPS) throw new TooManySteps();
  const direction = to < from ? -1 : 1;
  return Array.from({ length: steps }, (_, index) => from + index * direction);
}

/**
 * Runs through every combination of the bindings, the last one fastest; a later binding sees the earlier ones.
 * Gives null or unknown where that is what a list turned out to be, else undefined; `visit` may stop with true.
 */
function combinations(
  bindings: readonly Binding[],
  scope: Scope,
  evaluate: Evaluate,
  visit: (scope: Scope) => boolean,
): null | typeof UNKNOWN_VALUE | "stopped" | undefined {
  const [first, ...rest] = bindings;
  if (!first) return visit(scope) ? "stopped" : undefined;
  const items = itemsOf(first, scope, evaluate);
  if (items === null || items === UNKNOWN_VALUE) return items;
  for (const item of items) {
    const inner = innerScope(scope, new Map([[first.name, item]]));
    const end = combinations(rest, inner, evaluate, visit);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** `for … return …`: the list of results; `partial` is the list of those so far (DMN 1.5, 10.3.2.14). */
export function iterate(node: Node & { kind: "for" }, scope: Scope, evaluate: Evaluate): Value {
  const results: Value[] = [];
  const needsPartial = asksPartial(node.return);
  const end = combinations(node.in, scope, evaluate, (inner) => {
    const bound = needsPartial ? innerScope(inner, new Map([["partial", [...results]]])) : inner;
    results.push(evaluate(node.return, bound));
    if (results.length > MAX_STEPS) throw new TooManySteps();
    return false;
  });
  return end === undefined || end === "stopped" ? results : end;
}

const partials = new WeakMap<Node, boolean>();

/** Copying the results at every step is quadratic, so it is done only where the body speaks of `partial`. */
function asksPartial(body: Node): boolean {
  const known = partials.get(body);
  if (known !== undefined) return known;
  const asks = JSON.stringify(body).includes('"partial"');
  partials.set(body, asks);
  return asks;
}

/** `some` and `every` as three-valued `or` and `and`, which stop where one side decides. */
export function quantify(node: Node & { kind: "quantified" }, scope: Scope, evaluate: Evaluate): Truth {
  const deciding = node.which === "some";
  const truths = new Set<Truth>();
  const end = combinations(node.in, scope, evaluate, (inner) => {
    const truth = truthOf(evaluate(node.satisfies, inner));
    truths.add(truth);
    return truth === deciding;
  });
  if (end === null || end === UNKNOWN_VALUE) truths.add(end);
  return deciding ? or(truths) : and(truths);
}
