import { Decimal as Base } from "decimal.js";

/**
 * FEEL numbers: IEEE 754-2008 decimal128 (DMN 1.5, 10.3.2.3.1), that is 34 digits, rounded half even, exponents
 * from −6143 to 6144. So `0.1 + 0.2 = 0.3`.
 */
export const Decimal = Base.clone({
  precision: 34,
  rounding: Base.ROUND_HALF_EVEN,
  minE: -6143,
  maxE: 6144,
  toExpNeg: -7000,
  toExpPos: 7000,
});
export type Decimal = Base;
export type Rounding = Base.Rounding;

/** The number, or null where the result is not a number or too large to be one. */
export function finite(value: Decimal): Decimal | null {
  return value.isFinite() ? value : null;
}

/** A number from an integer, a bigint or decimal text; rounded to 34 digits. */
export function decimal(value: number | bigint | string): Decimal {
  return new Decimal(typeof value === "bigint" ? value.toString() : value).plus(0);
}

/** The whole number as a JavaScript number; undefined where it has a fraction or lies outside ±2^53. */
export function wholeNumber(value: Decimal): number | undefined {
  const number = value.toNumber();
  return value.isInteger() && Number.isSafeInteger(number) ? number : undefined;
}

/** Digits without exponent, as `string(x)` of FEEL writes a number. */
export function plainDigits(value: Decimal): string {
  return value.isZero() ? "0" : value.toFixed();
}
