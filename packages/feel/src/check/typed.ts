/** Small makers of typed nodes: they hold the rules of scale, range and fixedness in one place. */
import type { ScalarType } from "../schema.ts";
import type { Span } from "../tree.ts";
import type { Checked, Typed, ValueType } from "./checked.ts";
import { refuse } from "./messages.ts";

/** Beyond it a double no longer holds every integer. */
export const MAX_EXACT = Number.MAX_SAFE_INTEGER;

export function spanOf(span: Span): Span {
  return { from: span.from, to: span.to };
}

export function typed(span: Span, type: ValueType, fixed: boolean): Typed {
  return { ...spanOf(span), type, scale: 0, min: -Infinity, max: Infinity, fixed };
}

export function numberTyped(
  span: Span,
  scale: number,
  range: readonly [number, number],
  fixed: boolean,
): Typed {
  return { ...spanOf(span), type: "number", scale, min: range[0], max: range[1], fixed };
}

const VALUE_TYPES: Readonly<Record<ScalarType["kind"], ValueType>> = {
  boolean: "truth",
  number: "number",
  text: "text",
  date: "date",
  month: "month",
  period: "period",
};

/** The declared range of a number is in its own unit; ours is scaled. */
export function typedAs(span: Span, type: ScalarType, fixed: boolean): Typed {
  if (type.kind !== "number") return typed(span, VALUE_TYPES[type.kind], fixed);
  const unit = 10 ** type.scale;
  const min = type.min === undefined ? -Infinity : Math.round(type.min * unit);
  const max = type.max === undefined ? Infinity : Math.round(type.max * unit);
  return numberTyped(span, type.scale, [min, max], fixed);
}

export function literal(span: Span, type: ValueType, value: number | string | null, scale = 0): Checked {
  const range: [number, number] = typeof value === "number" ? [value, value] : [-Infinity, Infinity];
  return { ...spanOf(span), type, scale, min: range[0], max: range[1], fixed: true, kind: "literal", value };
}

/** A FEEL number as scaled integer: exact, or refused. */
export function numberLiteral(span: Span, text: string): Checked {
  const match = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) throw refuse(span, "syntax", { zh: `不是数：${text}`, en: `not a number: ${text}` });
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  const exponent = Number(match[4] ?? 0);
  const scale = Math.max(0, fraction.length - exponent);
  const digits = `${match[2] ?? ""}${fraction}` || "0";
  const value = Number(digits) * 10 ** (scale + exponent - fraction.length);
  if (value > MAX_EXACT) throw tooLarge(span);
  return literal(span, "number", match[1] === "-" ? 0 - value : value, scale);
}

export function tooLarge(span: Span): Error {
  return refuse(span, "too-large", {
    zh: "数值可能超过 2^53，无法精确计算",
    en: "the number may exceed 2^53 and could not be exact",
  });
}

/** Refuses a result that is known to leave the exact range; where nothing is declared nothing is known. */
export function checkedRange(span: Span, min: number, max: number): [number, number] {
  const beyond = (bound: number) => Number.isFinite(bound) && Math.abs(bound) > MAX_EXACT;
  if (beyond(min) || beyond(max)) throw tooLarge(span);
  return [min, max];
}

/** Product of ranges; 0 × ∞ is 0, for a bound of 0 is reached by a number. */
export function productRange(left: Typed, right: Typed): [number, number] {
  const products = [
    left.min * right.min,
    left.min * right.max,
    left.max * right.min,
    left.max * right.max,
  ].map((product) => (Number.isNaN(product) ? 0 : product));
  return [Math.min(...products), Math.max(...products)];
}
