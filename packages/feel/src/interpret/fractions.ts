/** Comparing numbers by their bounds; quotients are multiplied out, so that both sides stay integers. */
import type { Checked } from "../check/checked.ts";
import { NO, NONE, UNKNOWN, UNKNOWN_INT, YES } from "../columns.ts";
import type { Comparison } from "../tree.ts";
import { ANY_NUMBER, type Bounds, type Frame, NULL_NUMBER } from "./evaluator.ts";

export interface Fraction {
  readonly dividend: Bounds;
  readonly divisor: Bounds;
  readonly scale: number;
  readonly divisorScale: number;
}

const ONE: Bounds = { low: 1, high: 1 };

/** Any number as a fraction. */
export function fractionOf(checked: Checked, frame: Frame): Fraction {
  if (checked.kind === "quotient") {
    const { left, right } = checked;
    const [dividend, divisor] = [frame.on.number(left, frame), frame.on.number(right, frame)];
    return { dividend, divisor, scale: left.scale, divisorScale: right.scale };
  }
  if (checked.kind === "definition" && checked.quotient) return storedFraction(checked, frame);
  return { dividend: frame.on.number(checked, frame), divisor: ONE, scale: checked.scale, divisorScale: 0 };
}

function storedFraction(checked: Checked & { kind: "definition" }, frame: Frame): Fraction {
  const key = checked.key;
  const [scale, divisorScale] = quotientScales(key, frame);
  const row = frame.on.row(checked.of, frame);
  if (row < 0) {
    const both = row === UNKNOWN_INT ? ANY_NUMBER : NULL_NUMBER;
    return { dividend: both, divisor: both, scale, divisorScale };
  }
  const value = frame.on.definition(key, row) as { dividend: Bounds; divisor: Bounds };
  return { ...value, scale, divisorScale };
}

/** The scales of dividend and divisor of a definition that is a quotient, or stands for one. */
function quotientScales(key: string, frame: Frame): [number, number] {
  const expression = frame.on.program.definitions.get(key)?.expression;
  if (expression?.kind === "quotient") return [expression.left.scale, expression.right.scale];
  if (expression?.kind !== "definition") throw new Error(`${key} is no quotient`);
  return quotientScales(expression.key, frame);
}

/** A fraction's own state: null (division by zero too), unknown, or a fraction whose divisor is positive. */
function normal(of: Fraction): Fraction | "none" | "unknown" {
  const { dividend, divisor } = of;
  if (dividend.low === Infinity || divisor.low === Infinity) return "none";
  if (divisor.low === 0 && divisor.high === 0) return "none";
  if (divisor.low <= 0 && divisor.high >= 0) return "unknown";
  if (divisor.high > 0) return of;
  return { ...of, dividend: negated(dividend), divisor: negated(divisor) };
}

function negated(of: Bounds): Bounds {
  return { low: 0 - of.high, high: 0 - of.low };
}

export function isKnown(of: Bounds): boolean {
  return of.low === of.high && Number.isFinite(of.low);
}

function isKnownFraction(of: Fraction): boolean {
  return isKnown(of.dividend) && (of.dividend.low === 0 || isKnown(of.divisor));
}

export function compareFractions(op: Comparison, left: Fraction, right: Fraction): number {
  const [a, b] = [normal(left), normal(right)];
  if (a === "none" || b === "none") return besideNull(op, a === "none" ? b : a);
  if (a === "unknown" || b === "unknown") return UNKNOWN;
  const [leftScale, rightScale] = [a.scale + b.divisorScale, b.scale + a.divisorScale];
  const scale = Math.max(leftScale, rightScale);
  const x = times(a.dividend, b.divisor, 10 ** (scale - leftScale));
  const y = times(b.dividend, a.divisor, 10 ** (scale - rightScale));
  return compareBounds(op, x, y);
}

/** Beside null only a known number is certain to differ: an unknown one may turn out to be null. */
function besideNull(op: Comparison, other: Fraction | "none" | "unknown"): number {
  if (op !== "=" && op !== "!=") return NONE;
  if (other === "none") return op === "=" ? YES : NO;
  if (other === "unknown" || !isKnownFraction(other)) return UNKNOWN;
  return op === "=" ? NO : YES;
}

/** By a positive divisor; 0 stays 0, however large the divisor may be. */
function times(of: Bounds, divisor: Bounds, unit: number): Bounds {
  const by = (bound: number, above: number, below: number): number =>
    bound === 0 ? 0 : bound * (bound > 0 ? above : below) * unit;
  return { low: by(of.low, divisor.low, divisor.high), high: by(of.high, divisor.high, divisor.low) };
}

function compareBounds(op: Comparison, a: Bounds, b: Bounds): number {
  const verdict = (yes: boolean, no: boolean): number => (yes ? YES : no ? NO : UNKNOWN);
  const apart = a.high < b.low || b.high < a.low;
  const same = a.low === b.high && a.high === b.low;
  switch (op) {
    case "=":
      return verdict(same, apart);
    case "!=":
      return verdict(apart, same);
    case "<":
      return verdict(a.high < b.low, a.low >= b.high);
    case "<=":
      return verdict(a.high <= b.low, a.low > b.high);
    case ">":
      return verdict(a.low > b.high, a.high <= b.low);
    case ">=":
      return verdict(a.low >= b.high, a.high < b.low);
  }
}
