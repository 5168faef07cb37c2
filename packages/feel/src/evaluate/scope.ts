import type { FeelContext, Value } from "../values/value.ts";

/** Names that an expression sees, innermost first. `input` is the value of `?`. */
export interface Scope {
  lookup(name: string): Value | undefined;
  readonly input: Value | undefined;
}

export function rootScope(names: FeelContext, input?: Value): Scope {
  return { lookup: (name) => names.get(name), input };
}

/** A scope in which some names are bound anew. `bound` may grow while a context's entries are evaluated. */
export function innerScope(outer: Scope, bound: FeelContext): Scope {
  return {
    lookup: (name) => (bound.has(name) ? bound.get(name) : outer.lookup(name)),
    input: outer.input,
  };
}

/** The same names, with a value for `?`. */
export function withInput(outer: Scope, input: Value): Scope {
  return { lookup: outer.lookup, input };
}
