import { builtinFunction } from "../builtins/registry.ts";
import type { Node } from "../tree.ts";
import { type FeelFunction, ofKind, UNKNOWN_VALUE, type Value } from "../values/value.ts";
import type { Evaluate } from "./evaluate-node.ts";
import { innerScope, type Scope } from "./scope.ts";
import { staticType } from "./static-types.ts";
import { coerceTo } from "./types.ts";

/** The value of a name: the innermost binding, else a built-in function, else null (DMN 1.5, 10.3.2.11). */
export function valueOfName(name: string, scope: Scope): Value {
  const bound = scope.lookup(name);
  return bound === undefined ? (builtinFunction(name) ?? null) : bound;
}

/** What a call calls. A name that is bound to something else than a function still means the built-in function. */
function callee(node: Node, scope: Scope, evaluate: Evaluate): FeelFunction | typeof UNKNOWN_VALUE | null {
  const value = evaluate(node, scope);
  const called = ofKind(value, "function") ?? (node.kind === "name" ? builtinFunction(node.name) : undefined);
  if (called) return called;
  return value === UNKNOWN_VALUE ? UNKNOWN_VALUE : null;
}

export function call(node: Node & { kind: "call" }, scope: Scope, evaluate: Evaluate): Value {
  const called = callee(node.callee, scope, evaluate);
  if (called === null || called === UNKNOWN_VALUE) return called;
  return called.apply(node.args.map((arg) => evaluate(arg, scope)));
}

export function namedCall(node: Node & { kind: "namedCall" }, scope: Scope, evaluate: Evaluate): Value {
  const called = callee(node.callee, scope, evaluate);
  if (called === null || called === UNKNOWN_VALUE) return called;
  const args = new Map<string, Value>(node.args.map((arg) => [arg.name, evaluate(arg.value, scope)]));
  if (args.size !== node.args.length) return null;
  return called.applyNamed(args);
}

/** A function value of `function(a, b) …`; it sees the names of the place where it was written. */
export function functionValue(
  node: Node & { kind: "function" },
  scope: Scope,
  evaluate: Evaluate,
): FeelFunction {
  const { parameters, body } = node;
  const apply = (args: readonly Value[]): Value => {
    if (args.length !== parameters.length) return null;
    const bound = new Map<string, Value>();
    for (const [index, parameter] of parameters.entries()) {
      const given = args[index] ?? null;
      const value = coerceTo(given, parameter.type);
      if (value === null && given !== null) return null;
      bound.set(parameter.name, value);
    }
    return evaluate(body, innerScope(scope, bound));
  };
  const applyNamed = (args: ReadonlyMap<string, Value>): Value => {
    if (args.size !== parameters.length || parameters.some((one) => !args.has(one.name))) return null;
    return apply(parameters.map((one) => args.get(one.name) ?? null));
  };
  return { kind: "function", parameters, result: staticType(body), apply, applyNamed };
}
