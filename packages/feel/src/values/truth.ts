import { isList, UNKNOWN_VALUE, type Value } from "./value.ts";

/** A truth value of an expression: Kleene's three of FEEL (null is the third), and unknown. */
export type Truth = boolean | null | typeof UNKNOWN_VALUE;

/** What a value says as a condition; whatever is not boolean says null (DMN 1.5, 10.3.2.14). */
export function truthOf(value: Value): Truth {
  if (value === UNKNOWN_VALUE || typeof value === "boolean") return value;
  if (isList(value) && value.length === 1) return truthOf(value[0] ?? null);
  return null;
}

/** Kleene's `and`: false decides; then unknown outweighs null, because it may still turn out false. */
export function and(parts: Iterable<Truth>): Truth {
  return fold(parts, false);
}

/** Kleene's `or`: true decides; then unknown outweighs null, because it may still turn out true. */
export function or(parts: Iterable<Truth>): Truth {
  return fold(parts, true);
}

function fold(parts: Iterable<Truth>, deciding: boolean): Truth {
  let result: Truth = !deciding;
  for (const part of parts) {
    if (part === deciding) return deciding;
    if (part === UNKNOWN_VALUE) result = UNKNOWN_VALUE;
    else if (part === null && result !== UNKNOWN_VALUE) result = null;
  }
  return result;
}

export function not(truth: Truth): Truth {
  return typeof truth === "boolean" ? !truth : truth;
}
