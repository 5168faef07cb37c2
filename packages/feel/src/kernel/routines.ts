/** Functions that kernels call. No allocation: two functions for the two bounds of a product. */
import { addDays, addMonths, monthsBetween } from "../interpret/calendar.ts";
import type { Routine } from "./needs.ts";

/** 0 × ∞: a bound of 0 is a number that is reached, so the product is 0. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

function unbounded(low: number, high: number): boolean {
  return low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY;
}

/** Lower bound of [a, b] × [c, d]; an operand that is wholly unknown (it may even be null) makes the product so. */
export function productLow(a: number, b: number, c: number, d: number): number {
  if (unbounded(a, b) || unbounded(c, d)) return Number.NEGATIVE_INFINITY;
  return Math.min(times(a, c), times(a, d), times(b, c), times(b, d));
}

/** Upper bound, as `productLow`. */
export function productHigh(a: number, b: number, c: number, d: number): number {
  if (unbounded(a, b) || unbounded(c, d)) return Number.POSITIVE_INFINITY;
  return Math.max(times(a, c), times(a, d), times(b, c), times(b, d));
}

export const ROUTINES: Readonly<Record<Routine, (...args: number[]) => number>> = {
  addMonths: (date = 0, months = 0) => addMonths(date, months),
  addDays: (date = 0, days = 0) => addDays(date, days),
  monthsBetween: (start = 0, end = 0) => monthsBetween(start, end),
  productLow: (a = 0, b = 0, c = 0, d = 0) => productLow(a, b, c, d),
  productHigh: (a = 0, b = 0, c = 0, d = 0) => productHigh(a, b, c, d),
};
