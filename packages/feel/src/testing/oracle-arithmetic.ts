/** Arithmetic of the oracle. */
import { isDate, shiftDate } from "./oracle-dates.ts";
import {
  add,
  compareEnds,
  type Interval,
  isPoint,
  multiply,
  negate,
  point,
  rational,
} from "./oracle-numbers.ts";
import { intervalOf, numberWithin, type Value } from "./oracle-values.ts";
import { UNKNOWN } from "./world.ts";

/** Null makes null, wholly unknown makes unknown; otherwise by intervals. */
export function numeric(values: readonly Value[], combine: (of: readonly Interval[]) => Interval): Value {
  if (values.includes(null)) return null;
  if (values.some(isWhollyUnknown)) return UNKNOWN;
  return numberWithin(combine(values.map(intervalOf)));
}

export function isWhollyUnknown(value: Value): boolean {
  return value === UNKNOWN;
}

export function arithmetic(op: string, left: Value, right: Value): Value {
  for (const [a, b, sign] of [
    [left, right, op === "-" ? -1 : 1],
    [right, left, 1],
  ] as const) {
    if (typeof b === "object" && b !== null && ("months" in b || "days" in b)) return shiftDate(a, b, sign);
    if (isDate(a) && (b === UNKNOWN || b === null)) return b;
  }
  if (op === "+") return numeric([left, right], ([a, b]) => add(a as Interval, b as Interval));
  if (op === "-") return numeric([left, right], ([a, b]) => add(a as Interval, negate(b as Interval)));
  if (op === "*") return numeric([left, right], ([a, b]) => multiply(a as Interval, b as Interval));
  return divide(left, right);
}

/** Division by zero is null; by what may be zero, unknown. The divisor is made positive. */
export function divide(left: Value, right: Value): Value {
  if (left === null || right === null) return null;
  const [dividend, divisor] = [intervalOf(left), intervalOf(right)];
  const zero = rational(0n);
  const [below, above] = [compareEnds(divisor.lo, zero), compareEnds(divisor.hi, zero)];
  if (below === 0 && above === 0) return null;
  const by = divisor.lo;
  if (isPoint(divisor) && typeof by === "object") {
    return numeric([left], ([x]) => multiply(x as Interval, point(rational(by.d, by.n))));
  }
  if (below <= 0 && above >= 0) return UNKNOWN;
  if (above > 0) return { quotient: { dividend, divisor } };
  return { quotient: { dividend: negate(dividend), divisor: negate(divisor) } };
}
