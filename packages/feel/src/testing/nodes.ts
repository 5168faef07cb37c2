/** Short makers of tree nodes for tests; spans are empty, for nothing here was written. */
import type { Comparison, Node } from "../tree.ts";

const SPAN = { from: 0, to: 0 };

export const name = (text: string): Node => ({ ...SPAN, kind: "name", name: text });
export const text = (value: string): Node => ({ ...SPAN, kind: "string", value });
export const number = (digits: string): Node => ({ ...SPAN, kind: "number", text: digits });
export const truth = (value: boolean): Node => ({ ...SPAN, kind: "boolean", value });
export const none = (): Node => ({ ...SPAN, kind: "null" });
export const input = (): Node => ({ ...SPAN, kind: "input" });
export const path = (of: Node, attribute: string): Node => ({ ...SPAN, kind: "path", of, name: attribute });
export const list = (items: readonly Node[]): Node => ({ ...SPAN, kind: "list", items });
export const filter = (of: Node, by: Node): Node => ({ ...SPAN, kind: "filter", of, by });
export const temporal = (iso: string): Node => ({ ...SPAN, kind: "temporal", text: iso });

export const comparison = (op: Comparison, left: Node, right: Node): Node => ({
  ...SPAN,
  kind: "comparison",
  op,
  left,
  right,
});

export const arithmetic = (op: "+" | "-" | "*" | "/", left: Node, right: Node): Node => ({
  ...SPAN,
  kind: "arithmetic",
  op,
  left,
  right,
});

export const junction = (kind: "and" | "or", parts: readonly Node[]): Node => ({ ...SPAN, kind, parts });
export const negate = (of: Node): Node => ({ ...SPAN, kind: "negate", of });

export const conditional = (test: Node, then: Node, otherwise: Node): Node => ({
  ...SPAN,
  kind: "if",
  test,
  then,
  else: otherwise,
});

export const call = (callee: string, ...args: readonly Node[]): Node => ({
  ...SPAN,
  kind: "call",
  callee: name(callee),
  args,
});

export const quantified = (which: "some" | "every", variable: string, of: Node, satisfies: Node): Node => ({
  ...SPAN,
  kind: "quantified",
  which,
  in: [{ ...SPAN, name: variable, list: of, upTo: undefined }],
  satisfies,
});

export const between = (of: Node, low: Node, high: Node): Node => ({
  ...SPAN,
  kind: "between",
  of,
  low,
  high,
});
export const within = (of: Node, tests: readonly Node[]): Node => ({ ...SPAN, kind: "in", of, tests });
export const atLeast = (op: Comparison, right: Node): Node => ({
  ...SPAN,
  kind: "unaryComparison",
  op,
  right,
});

export const range = (low: Node, lowOpen: boolean, high: Node, highOpen: boolean): Node => ({
  ...SPAN,
  kind: "range",
  low: { value: low, open: lowOpen },
  high: { value: high, open: highOpen },
});
