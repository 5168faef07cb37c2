/** Literals, arithmetic, `if`, and what every other file asks for: a part as a value of a wanted type. */
import { NO, NONE, YES } from "../columns.ts";
import { parseDate, parseDays, parsePeriod } from "../interpret/calendar.ts";
import type { Node, Span } from "../tree.ts";
import type { Checked, ValueType } from "./checked.ts";
import { refuse, unsupported, wrongType } from "./messages.ts";
import type { Checking, Scope, Term } from "./scope.ts";
import { checkedRange, literal, numberLiteral, numberTyped, productRange, spanOf, typed } from "./typed.ts";

export function value(checked: Checked): Term {
  return { as: "value", value: checked };
}

/** The part as a value; `null` takes the type that its surroundings want. */
export function asValue(term: Term, span: Span, nullAs: ValueType): Checked {
  switch (term.as) {
    case "value":
      return term.value;
    case "null":
      return literal(span, nullAs, nullAs === "truth" ? NONE : null);
    case "days":
      throw unsupported(span, "此处的天数时长", "a days duration here");
    case "row":
    case "list":
      throw wrongType(span, term.as, nullAs);
  }
}

export function lowerAs(node: Node, type: ValueType, scope: Scope, on: Checking): Checked {
  const checked = asValue(on.lower(node, scope), node, type);
  if (checked.type !== type) throw wrongType(node, checked.type, type);
  return type === "number" ? plainNumber(checked) : checked;
}

export function isQuotient(checked: Checked): boolean {
  return checked.kind === "quotient" || (checked.kind === "definition" && checked.quotient);
}

/** A quotient is no scaled integer: it may stand beside a comparison only, where both sides are multiplied out. */
export function plainNumber(checked: Checked): Checked {
  if (!isQuotient(checked)) return checked;
  throw unsupported(
    checked,
    "除法（只能直接用在比较的一侧，或作为整个定义）",
    "division other than as a side of a comparison or a whole definition",
  );
}

/** `date("…")`, `@"…"`, `duration("…")`. */
export function temporalLiteral(span: Span, text: string, wanted?: "date" | "duration"): Term {
  const date = wanted === "duration" ? undefined : parseDate(text);
  if (date !== undefined) return value(literal(span, "date", date));
  const months = wanted === "date" ? undefined : parsePeriod(text);
  if (months !== undefined) return value(literal(span, "period", months));
  const days = wanted === "date" ? undefined : parseDays(text);
  if (days !== undefined) return { as: "days", days };
  if (wanted === undefined || /T|:/.test(text))
    throw unsupported(span, `时间“${text}”`, `the temporal “${text}”`);
  throw refuse(span, "invalid-literal", {
    zh: `“${text}”不是有效的${wanted === "date" ? "日期" : "时长"}`,
    en: `“${text}” is no valid ${wanted}`,
  });
}

export function truthLiteral(span: Span, holds: boolean): Checked {
  return literal(span, "truth", holds ? YES : NO);
}

export function lowerNegate(node: Extract<Node, { kind: "negate" }>, scope: Scope, on: Checking): Term {
  const of = on.lower(node.of, scope);
  if (of.as === "days") return { as: "days", days: -of.days };
  const checked = plainNumber(asValue(of, node.of, "number"));
  const literalValue = checked.kind === "literal" ? checked.value : undefined;
  if (checked.type === "period" && typeof literalValue === "number") {
    return value(literal(node, "period", -literalValue));
  }
  if (checked.type !== "number") throw wrongType(node.of, checked.type, "number");
  if (typeof literalValue === "number")
    return value(literal(node, "number", 0 - literalValue, checked.scale));
  const zero = numberLiteral(node, "0");
  const range = numberTyped(node, checked.scale, [0 - checked.max, 0 - checked.min], checked.fixed);
  return value({ ...range, kind: "arithmetic", op: "-", left: zero, right: checked });
}

export function lowerArithmetic(
  node: Extract<Node, { kind: "arithmetic" }>,
  scope: Scope,
  on: Checking,
): Term {
  const left = on.lower(node.left, scope);
  const right = on.lower(node.right, scope);
  if (node.op === "**") throw unsupported(node, "乘方", "**");
  const date = left.as === "value" && (left.value.type === "date" || left.value.type === "month");
  if (date && (node.op === "+" || node.op === "-")) {
    return value(shift(node, left.value, right, node.op === "+" ? 1 : -1));
  }
  const second = right.as === "value" && (right.value.type === "date" || right.value.type === "month");
  if (second && node.op === "+") return value(shift(node, right.value, left, 1));
  const [a, b] = [asValue(left, node.left, "number"), asValue(right, node.right, "number")];
  for (const [side, at] of [
    [a, node.left],
    [b, node.right],
  ] as const) {
    if (side.type === "text") throw unsupported(at, "文字的拼接", "arithmetic on text");
    if (side.type !== "number") throw wrongType(at, side.type, "number");
  }
  return value(node.op === "/" ? divide(node, a, b) : combine(node, node.op, plainNumber(a), plainNumber(b)));
}

function shift(node: Span, of: Checked, by: Term, sign: 1 | -1): Checked {
  const base = typed(node, of.type, of.fixed);
  if (by.as === "days") {
    if (of.type === "month") throw unsupported(node, "年月加减天数", "days added to a month");
    return { ...base, kind: "shiftDays", of, days: by.days * sign };
  }
  if (by.as === "value" && by.value.type === "period") {
    return { ...base, fixed: of.fixed && by.value.fixed, kind: "shift", of, by: by.value, sign };
  }
  if (by.as === "value" && (by.value.type === "date" || by.value.type === "month")) {
    throw refuse(node, "unsupported", {
      zh: "判定条件中不支持：日期相减，请用 years and months duration(…, …)",
      en: "unsupported in criteria: date minus date; use years and months duration(…, …)",
    });
  }
  throw wrongType(node, by.as === "value" ? by.value.type : by.as === "null" ? "text" : by.as, "period");
}

export function combine(span: Span, op: "+" | "-" | "*", left: Checked, right: Checked): Checked {
  const fixed = left.fixed && right.fixed;
  if (op === "*") {
    const [min, max] = productRange(left, right);
    const scaled = numberTyped(span, left.scale + right.scale, checkedRange(span, min, max), fixed);
    return { ...scaled, kind: "arithmetic", op, left, right };
  }
  const scale = Math.max(left.scale, right.scale);
  const [a, b] = [10 ** (scale - left.scale), 10 ** (scale - right.scale)];
  const low = left.min * a + (op === "+" ? right.min * b : -right.max * b);
  const high = left.max * a + (op === "+" ? right.max * b : -right.min * b);
  return {
    ...numberTyped(span, scale, checkedRange(span, low, high), fixed),
    kind: "arithmetic",
    op,
    left,
    right,
  };
}

/** By a written number whose inverse is a short decimal: a product. Otherwise a quotient. */
function divide(span: Span, left: Checked, right: Checked): Checked {
  if (right.kind === "literal" && right.value === 0) {
    throw refuse(span, "division-by-zero", { zh: "除数为零", en: "division by zero" });
  }
  const inverse = !isQuotient(left) && right.kind === "literal" ? shortInverse(right) : undefined;
  if (inverse !== undefined) return combine(span, "*", left, inverse);
  return quotient(span, plainNumber(left), plainNumber(right));
}

export function quotient(span: Span, left: Checked, right: Checked): Checked {
  const base = numberTyped(span, 0, [-Infinity, Infinity], left.fixed && right.fixed);
  return { ...base, kind: "quotient", left, right };
}

/** Longest inverse that is multiplied with instead of kept as a divisor (1/64 has six digits). */
const MAX_INVERSE_DIGITS = 6;

function shortInverse(divisor: Checked & { kind: "literal" }): Checked | undefined {
  if (typeof divisor.value !== "number") return undefined;
  for (let digits = 0; digits <= MAX_INVERSE_DIGITS; digits++) {
    const inverse = 10 ** (digits + divisor.scale) / divisor.value;
    if (Number.isInteger(inverse)) return literal(divisor, "number", inverse, digits);
  }
  return undefined;
}

export function lowerIf(node: Extract<Node, { kind: "if" }>, scope: Scope, on: Checking): Term {
  const test = lowerAs(node.test, "truth", scope, on);
  const [yes, no] = [on.lower(node.then, scope), on.lower(node.else, scope)];
  if (yes.as === "null" && no.as === "null") return { as: "null" };
  const wanted = yes.as === "value" ? yes.value.type : no.as === "value" ? no.value.type : "truth";
  const [then, otherwise] = [asValue(yes, node.then, wanted), asValue(no, node.else, wanted)];
  if (then.type !== otherwise.type) throw wrongType(node.else, otherwise.type, then.type);
  const fixed = test.fixed && then.fixed && otherwise.fixed;
  const parts = { kind: "if", test, then, else: otherwise } as const;
  if (then.type !== "number") return value({ ...typed(node, then.type, fixed), ...parts });
  const scale = Math.max(then.scale, otherwise.scale);
  const [a, b] = [10 ** (scale - plainNumber(then).scale), 10 ** (scale - plainNumber(otherwise).scale)];
  const range: [number, number] = [
    Math.min(then.min * a, otherwise.min * b),
    Math.max(then.max * a, otherwise.max * b),
  ];
  return value({ ...numberTyped(node, scale, range, fixed), ...parts });
}

export function notSupportedNode(node: Node): Error {
  const names: Partial<Record<Node["kind"], [string, string]>> = {
    for: ["for … return", "for … return"],
    context: ["上下文 { }", "contexts { }"],
    list: ["此处的列表", "a list here"],
    range: ["此处的区间", "a range here"],
    unaryComparison: ["此处的单侧比较", "a one-sided comparison here"],
    namedCall: ["按名传参的函数", "named arguments"],
    function: ["函数定义", "function definitions"],
    instanceOf: ["instance of", "instance of"],
    notTests: ["此处的 not(…)", "not(…) of tests here"],
    any: ["此处的 -", "- here"],
  };
  const [zh, en] = names[node.kind] ?? [node.kind, node.kind];
  return unsupported(spanOf(node), zh, en);
}
