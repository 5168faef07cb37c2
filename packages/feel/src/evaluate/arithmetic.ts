import {
  addDuration,
  addDurations,
  between,
  divideDurations,
  scaleDuration,
} from "../temporal/arithmetic.ts";
import { yearsMonths } from "../temporal/duration.ts";
import type { Arithmetic } from "../tree.ts";
import { type Decimal, finite } from "../values/decimal.ts";
import {
  type Duration,
  isNumber,
  kindOf,
  type Temporal,
  UNKNOWN_VALUE,
  type Value,
} from "../values/value.ts";

/** `a op b` (DMN 1.5, 10.3.2.13, tables 57–60). Whatever the tables leave out is null. */
export function arithmetic(op: Arithmetic, a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (a === UNKNOWN_VALUE || b === UNKNOWN_VALUE) return UNKNOWN_VALUE;
  if (isNumber(a) && isNumber(b)) return finite(numeric(op, a, b));
  switch (op) {
    case "+":
      return add(a, b);
    case "-":
      return subtract(a, b);
    case "*":
      return multiply(a, b);
    case "/":
      return divide(a, b);
    case "**":
      return null;
  }
}

function numeric(op: Arithmetic, a: Decimal, b: Decimal): Decimal {
  switch (op) {
    case "+":
      return a.plus(b);
    case "-":
      return a.minus(b);
    case "*":
      return a.times(b);
    case "/":
      return a.div(b);
    case "**":
      return a.pow(b);
  }
}

function add(a: Value, b: Value): Value {
  if (typeof a === "string") return typeof b === "string" ? a + b : null;
  if (isDuration(a)) {
    if (isDuration(b)) return addDurations(a, b, 1);
    return isTemporal(b) ? addDuration(b, a, 1) : null;
  }
  return isTemporal(a) && isDuration(b) ? addDuration(a, b, 1) : null;
}

function subtract(a: Value, b: Value): Value {
  if (isDuration(a)) return isDuration(b) ? addDurations(a, b, -1) : null;
  if (!isTemporal(a)) return null;
  if (isDuration(b)) return addDuration(a, b, -1);
  return isTemporal(b) ? between(a, b) : null;
}

function multiply(a: Value, b: Value): Value {
  if (isDuration(a) && isNumber(b)) return scaleDuration(a, b, "*");
  return isNumber(a) && isDuration(b) ? scaleDuration(b, a, "*") : null;
}

function divide(a: Value, b: Value): Value {
  if (!isDuration(a)) return null;
  if (isNumber(b)) return scaleDuration(a, b, "/");
  return isDuration(b) ? divideDurations(a, b) : null;
}

function isDuration(value: Value): value is Duration {
  const kind = kindOf(value);
  return kind === "yearsMonths" || kind === "daysTime";
}

function isTemporal(value: Value): value is Temporal {
  const kind = kindOf(value);
  return kind === "date" || kind === "time" || kind === "dateTime";
}

/** `-a`: of a number or a duration. */
export function negate(value: Value): Value {
  if (value === UNKNOWN_VALUE) return value;
  if (isNumber(value)) return value.neg();
  if (!isDuration(value)) return null;
  return value.kind === "daysTime" ? { ...value, nanos: -value.nanos } : yearsMonths(-value.months);
}
