import { yearsMonths } from "../temporal/duration.ts";
import { Decimal, decimal, finite, type Rounding, wholeNumber } from "../values/decimal.ts";
import type { Value } from "../values/value.ts";
import { opt, p, type Signature, takes } from "./signature.ts";

/** Scales that `decimal`, `floor`, `round up` … take (DMN 1.5, table 79). */
const MIN_SCALE = -6111;
const MAX_SCALE = 6176;

/** The number at `scale` decimal digits (below 0: tens, hundreds …); null for a scale out of range. */
function rounded(value: Decimal, scale: Decimal, rounding: Rounding): Value {
  const digits = wholeNumber(scale.trunc());
  if (digits === undefined || digits < MIN_SCALE || digits > MAX_SCALE) return null;
  if (digits >= 0) return finite(value.toDecimalPlaces(digits, rounding));
  const unit = new Decimal(10).pow(-digits);
  return finite(value.div(unit).toDecimalPlaces(0, rounding).times(unit));
}

const ZERO = decimal(0);

function withScale(rounding: Rounding): Signature[] {
  return [takes([p("n", "number"), p("scale", "number")], (n, scale) => rounded(n, scale, rounding))];
}

function withOptionalScale(rounding: Rounding): Signature[] {
  return [
    takes([p("n", "number"), opt("scale", "number")], (n, scale) => rounded(n, scale ?? ZERO, rounding)),
  ];
}

function modulo(dividend: Decimal, divisor: Decimal): Value {
  if (divisor.isZero()) return null;
  return finite(dividend.minus(divisor.times(dividend.div(divisor).floor())));
}

function isMultipleOfTwo(value: Decimal): boolean {
  return value.isInteger() && value.mod(2).isZero();
}

/** Numeric functions (DMN 1.5, 10.3.4.5). */
export const numericFunctions: Readonly<Record<string, readonly Signature[]>> = {
  decimal: withScale(Decimal.ROUND_HALF_EVEN),
  floor: withOptionalScale(Decimal.ROUND_FLOOR),
  ceiling: withOptionalScale(Decimal.ROUND_CEIL),
  "round up": withScale(Decimal.ROUND_UP),
  "round down": withScale(Decimal.ROUND_DOWN),
  "round half up": withScale(Decimal.ROUND_HALF_UP),
  "round half down": withScale(Decimal.ROUND_HALF_DOWN),
  abs: [
    takes([p("n", "number")], (n) => n.abs()),
    takes([p("n", "duration")], (n) => {
      if (n.kind === "yearsMonths") return yearsMonths(Math.abs(n.months));
      return n.nanos < 0n ? { ...n, nanos: -n.nanos } : n;
    }),
  ],
  modulo: [takes([p("dividend", "number"), p("divisor", "number")], modulo)],
  sqrt: [takes([p("number", "number")], (n) => (n.isNegative() && !n.isZero() ? null : finite(n.sqrt())))],
  log: [takes([p("number", "number")], (n) => (n.gt(0) ? finite(n.ln()) : null))],
  exp: [takes([p("number", "number")], (n) => finite(n.exp()))],
  odd: [takes([p("number", "number")], (n) => n.isInteger() && !isMultipleOfTwo(n))],
  even: [takes([p("number", "number")], isMultipleOfTwo)],
};
