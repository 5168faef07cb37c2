/** Logic and comparison of the oracle. */

import type { Comparison } from "../tree.ts";
import { isDate } from "./oracle-dates.ts";
import {
  compareEnds,
  greatest,
  type Interval,
  isPoint,
  least,
  multiply,
  rational,
} from "./oracle-numbers.ts";
import { compareText } from "./oracle-texts.ts";
import {
  intervalOf,
  isNumber,
  numberWithin,
  type Quotient,
  quotientOf,
  type Truth,
  type Value,
} from "./oracle-values.ts";
import { UNKNOWN } from "./world.ts";

export function compare(op: Comparison, a: Value, b: Value): Truth {
  if (op === "!=") return opposite(compare("=", a, b));
  if (op === "=") return equal(a, b);
  if (op === ">" || op === ">=") return compare(op === ">" ? "<" : "<=", b, a);
  return below(a, b, op === "<");
}

function below(a: Value, b: Value, strict: boolean): Truth {
  if (a === null || b === null) return null;
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
  if (isNumber(a) && isNumber(b)) {
    const [x, y] = multipliedOut(quotientOf(a), quotientOf(b));
    if (compareEnds(x.hi, y.lo) < (strict ? 0 : 1)) return true;
    return compareEnds(x.lo, y.hi) > (strict ? -1 : 0) ? false : UNKNOWN;
  }
  return orderOf(a, b) < (strict ? 0 : 1);
}

export function opposite(of: Truth): Truth {
  return typeof of === "boolean" ? !of : of;
}

function multipliedOut(a: Quotient, b: Quotient): [Interval, Interval] {
  return [multiply(a.dividend, b.divisor), multiply(b.dividend, a.divisor)];
}

function orderOf(a: Value, b: Value): number {
  if (isDate(a) && isDate(b)) return a.date < b.date ? -1 : Number(a.date > b.date);
  if (
    typeof a === "object" &&
    a !== null &&
    "months" in a &&
    typeof b === "object" &&
    b !== null &&
    "months" in b
  ) {
    return a.months - b.months;
  }
  return compareText(String(a), String(b));
}

/** Beside null only a known value is certain to differ. */
function equal(a: Value, b: Value): Truth {
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
  if (a === null) return b === null ? true : differsFromNull(b);
  if (b === null) return differsFromNull(a);
  if (isNumber(a) && isNumber(b)) return equalNumbers(quotientOf(a), quotientOf(b));
  return typeof a === "boolean" || typeof b === "boolean" ? a === b : orderOf(a, b) === 0;
}

function differsFromNull(value: Value): Truth {
  return isKnown(value) ? false : UNKNOWN;
}

function equalNumbers(a: Quotient, b: Quotient): Truth {
  const [x, y] = multipliedOut(a, b);
  if (compareEnds(x.hi, y.lo) < 0 || compareEnds(y.hi, x.lo) < 0) return false;
  return isPoint(x) && isPoint(y) ? true : UNKNOWN;
}

function isKnown(value: Value): boolean {
  if (!isNumber(value)) return true;
  const { dividend, divisor } = quotientOf(value);
  return isPoint(dividend) && (compareEnds(dividend.lo, rational(0n)) === 0 || isPoint(divisor));
}

/** False beats unknown beats null beats true. */
export function all(parts: readonly Value[]): Truth {
  if (parts.includes(false)) return false;
  if (parts.includes(UNKNOWN)) return UNKNOWN;
  return parts.includes(null) ? null : true;
}

export function any(parts: readonly Value[]): Truth {
  return opposite(all(parts.map((part) => opposite(part as Truth))));
}

export function choose(test: Value, then: () => Value, otherwise: () => Value): Value {
  if (test === true) return then();
  if (test !== UNKNOWN) return otherwise();
  return either(then(), otherwise());
}

/** What is certain of a value that is one of two. */
export function either(a: Value, b: Value): Value {
  if (a === null || b === null) return a === b ? null : UNKNOWN;
  if (isNumber(a) && isNumber(b)) {
    const [x, y] = [intervalOf(a), intervalOf(b)];
    return numberWithin({ lo: least([x.lo, y.lo]), hi: greatest([x.hi, y.hi]) });
  }
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
  return equal(a, b) === true ? a : UNKNOWN;
}
