/** Comparisons, `between`, `in`, and the unary tests that stand after `in`. */
import type { Comparison, Node, Span } from "../tree.ts";
import type { Checked, ValueType } from "./checked.ts";
import { notComparable, unsupported, wrongType } from "./messages.ts";
import { type Checking, type Scope, type Term, takeSlot } from "./scope.ts";
import { textual } from "./texts.ts";
import { checkedRange, literal, productRange, spanOf, typed } from "./typed.ts";
import { asValue, isQuotient, plainNumber, truthLiteral, value } from "./values.ts";

export function lowerComparison(
  node: Extract<Node, { kind: "comparison" }>,
  scope: Scope,
  on: Checking,
): Term {
  const [left, right] = [on.lower(node.left, scope), on.lower(node.right, scope)];
  const row = left.as === "row" ? left.row : right.as === "row" ? right.row : undefined;
  if (row !== undefined) return value(compareRow(node, row, left.as === "row" ? right : left));
  const wanted = left.as === "value" ? left.value.type : right.as === "value" ? right.value.type : "number";
  const a = asValue(left, node.left, wanted);
  const b = asValue(right, node.right, wanted);
  return value(compare(node, node.op, a, b));
}

function compareRow(node: Extract<Node, { kind: "comparison" }>, row: RowOf, other: Term): Checked {
  if (other.as !== "null" || (node.op !== "=" && node.op !== "!=")) {
    throw unsupported(node, "整行数据的比较（可与 null 比较）", "comparing rows (other than with null)");
  }
  const none: Checked = { ...typed(node, "truth", false), kind: "isNone", row };
  return node.op === "=" ? none : { ...typed(node, "truth", false), kind: "not", of: none };
}
type RowOf = Extract<Term, { as: "row" }>["row"];

/** A comparison of two values of one type; numbers may be quotients. */
export function compare(span: Span, op: Comparison, left: Checked, right: Checked): Checked {
  const [a, b] = agreeOnMonth(left, right);
  if (a.type !== b.type) throw notComparable(span, a.type, b.type);
  const equality = op === "=" || op === "!=";
  if (a.type === "truth" && !equality) throw notComparable(span, a.type, b.type);
  if (a.type === "text" && !equality) return compareTexts(span, op, a, b);
  if (a.type === "number") checkProducts(span, a, b);
  return { ...typed(span, "truth", a.fixed && b.fixed), kind: "compare", op, left: a, right: b };
}

/** A date written out on the first of a month may stand for that month. */
function agreeOnMonth(left: Checked, right: Checked): [Checked, Checked] {
  return [monthLike(left, right.type), monthLike(right, left.type)];
}

function monthLike(checked: Checked, other: ValueType): Checked {
  const first = checked.kind === "literal" && checked.type === "date" && Number(checked.value) % 100 === 1;
  return other === "month" && first ? { ...checked, type: "month" } : checked;
}

/** Cross multiplication and alignment of scales must stay exact as well. */
function checkProducts(span: Span, a: Checked, b: Checked): void {
  const left = b.kind === "quotient" ? productRange(a, b.right) : [a.min, a.max];
  const right = a.kind === "quotient" ? productRange(b, a.right) : [b.min, b.max];
  if (isQuotient(a) || isQuotient(b)) {
    for (const [min, max] of [left, right]) checkedRange(span, min ?? -Infinity, max ?? Infinity);
    return;
  }
  const scale = Math.max(a.scale, b.scale);
  for (const side of [a, b]) {
    const unit = 10 ** (scale - side.scale);
    checkedRange(span, side.min * unit, side.max * unit);
  }
}

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

/** Order of texts: one side fixed, so that it is looked up once per text of the dictionary. */
function compareTexts(span: Span, op: Comparison, left: Checked, right: Checked): Checked {
  if (right.fixed) return textual(span, left, { step: "compare", op, other: right }, "truth");
  if (left.fixed) return textual(span, right, { step: "compare", op: MIRRORED[op], other: left }, "truth");
  throw unsupported(span, "两个数据项之间的文字顺序比较", "ordering two texts of the data");
}

export function lowerBetween(node: Extract<Node, { kind: "between" }>, scope: Scope, on: Checking): Term {
  return value(
    testSlot(node, asValue(on.lower(node.of, scope), node.of, "number"), on, (slot) => {
      const low = asValue(on.lower(node.low, scope), node.low, slot.type);
      const high = asValue(on.lower(node.high, scope), node.high, slot.type);
      return [both(node, [compare(node.low, ">=", slot, low), compare(node.high, "<=", slot, high)])];
    }),
  );
}

export function lowerIn(node: Extract<Node, { kind: "in" }>, scope: Scope, on: Checking): Term {
  const term = on.lower(node.of, scope);
  if (term.as === "null") throw unsupported(node.of, "null 的 in 判断", "null as the left side of in");
  const of = asValue(term, node.of, "text");
  return value(testSlot(node, of, on, (slot) => node.tests.map((test) => lowerTest(test, slot, scope, on))));
}

/** Tests of one value, which is evaluated once: true when one of them holds. */
export function testSlot(
  span: Span,
  of: Checked,
  on: Checking,
  tests: (slot: Checked) => Checked[],
): Checked {
  const slot = takeSlot(on);
  const { type, scale, min, max } = plainNumber(of);
  const made = tests({ ...spanOf(of), type, scale, min, max, fixed: false, kind: "slot", slot });
  return { ...typed(span, "truth", false), kind: "in", of, slot, tests: made };
}

function lowerTest(test: Node, slot: Checked, scope: Scope, on: Checking): Checked {
  switch (test.kind) {
    case "any":
      return truthLiteral(test, true);
    case "list":
      return either(
        test,
        test.items.map((item) => lowerTest(item, slot, scope, on)),
      );
    case "notTests": {
      const of = either(
        test,
        test.tests.map((one) => lowerTest(one, slot, scope, on)),
      );
      return { ...typed(test, "truth", of.fixed), kind: "not", of };
    }
    case "range":
      return rangeTest(test, slot, scope, on);
    case "unaryComparison": {
      const right = asValue(on.lower(test.right, scope), test.right, slot.type);
      return compare(test, test.op, slot, right);
    }
    default:
      return valueTest(test, slot, scope, on);
  }
}

function rangeTest(
  test: Extract<Node, { kind: "range" }>,
  slot: Checked,
  scope: Scope,
  on: Checking,
): Checked {
  const ends = [
    [test.low, test.low.open ? ">" : ">="],
    [test.high, test.high.open ? "<" : "<="],
  ] as const;
  const parts = ends.flatMap(([end, op]) =>
    end.value === undefined
      ? []
      : [compare(end.value, op, slot, asValue(on.lower(end.value, scope), end.value, slot.type))],
  );
  if (parts.length === 0) return truthLiteral(test, true);
  return both(test, parts);
}

/** A test with `?` is a condition; a list of values holds when one is equal; a value when it is equal. */
function valueTest(test: Node, slot: Checked, scope: Scope, on: Checking): Checked {
  if (usesInput(test)) {
    const term = asValue(on.lower(test, { ...scope, input: slot }), test, "truth");
    if (term.type !== "truth") throw wrongType(test, term.type, "truth");
    return term;
  }
  const term = on.lower(test, scope);
  if (term.as === "list" && term.item !== undefined) return membership(test, term, slot, on);
  return compare(test, "=", slot, asValue(term, test, slot.type));
}

/** Whether one of the rows has this value. */
export function membership(
  span: Span,
  list: Extract<Term, { as: "list" }>,
  wanted: Checked,
  on: Checking,
): Checked {
  if (list.item === undefined) throw wrongType(span, "row", wanted.type);
  const slot = takeSlot(on);
  const item = list.item({ ...spanOf(span), kind: "bound", slot, entity: list.list.entity });
  const satisfies = compare(span, "=", item, wanted);
  return {
    ...typed(span, "truth", false),
    kind: "quantified",
    which: "some",
    list: list.list,
    slot,
    satisfies,
  };
}

function usesInput(node: Node): boolean {
  if (node.kind === "input") return true;
  return Object.values(node).some((part) => {
    if (Array.isArray(part)) return part.some((one) => isNode(one) && usesInput(one));
    return isNode(part) && usesInput(part);
  });
}

function isNode(part: unknown): part is Node {
  return typeof part === "object" && part !== null && "kind" in part;
}

export function both(span: Span, parts: readonly Checked[]): Checked {
  return junction(span, "and", parts);
}

export function either(span: Span, parts: readonly Checked[]): Checked {
  if (parts.length === 0) return literal(span, "truth", 0);
  return junction(span, "or", parts);
}

export function junction(span: Span, kind: "and" | "or", parts: readonly Checked[]): Checked {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return {
    ...typed(
      span,
      "truth",
      parts.every((part) => part.fixed),
    ),
    kind,
    parts,
  };
}
