/**
 * Three-valued logic of Kleene's strong kind, as in SQL and DMN 1.5 10.3.2.9: *unknown* passes through unless the
 * known operands settle the answer, so that a definite answer never changes when a missing datum arrives.
 */
export type Truth = true | false | "unknown";

/** False if any operand is false, else unknown if any is, else true (true for none). */
export function and(...operands: readonly Truth[]): Truth {
  if (operands.includes(false)) return false;
  return operands.includes("unknown") ? "unknown" : true;
}

/** True if any operand is true, else unknown if any is, else false (false for none). */
export function or(...operands: readonly Truth[]): Truth {
  if (operands.includes(true)) return true;
  return operands.includes("unknown") ? "unknown" : false;
}

/** Unknown stays unknown. */
export function not(operand: Truth): Truth {
  return operand === "unknown" ? "unknown" : !operand;
}
