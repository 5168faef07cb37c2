/** The values of the oracle. */
import type { OracleDate } from "./oracle-dates.ts";
import { type Interval, point, rational } from "./oracle-numbers.ts";
import { type PlainRow, UNKNOWN, type Unknown } from "./world.ts";

export interface Quotient {
  readonly dividend: Interval;
  readonly divisor: Interval;
}

export interface Item {
  readonly value: Value;
  /** Whether it is a member for certain. */
  readonly sure: boolean;
}

export interface List {
  readonly items: readonly Item[];
  /** The register does not promise to be complete. */
  readonly incomplete: boolean;
}

export type Value =
  | Unknown
  | null
  | boolean
  | string
  | OracleDate
  | { readonly months: number }
  | { readonly days: number }
  | { readonly number: Interval }
  | { readonly quotient: Quotient }
  | { readonly row: PlainRow }
  | { readonly list: List };

export type Truth = boolean | null | Unknown;

export function intervalOf(value: Value): Interval {
  if (value === UNKNOWN) return { lo: "-inf", hi: "+inf" };
  if (typeof value === "object" && value !== null && "number" in value) return value.number;
  throw new Error("not a number");
}

const ONE = point(rational(1n));

export function quotientOf(value: Value): Quotient {
  if (typeof value === "object" && value !== null && "quotient" in value) return value.quotient;
  return { dividend: intervalOf(value), divisor: ONE };
}

export function isNumber(value: Value): value is { number: Interval } | { quotient: Quotient } {
  return typeof value === "object" && value !== null && ("number" in value || "quotient" in value);
}

export function listOf(of: Value): List {
  if (typeof of === "object" && of !== null && "list" in of) return of.list;
  throw new Error("not a list");
}

/** No certain member, in a register that does not promise that there is none. */
export function isOpen(list: List): boolean {
  return list.incomplete && !list.items.some((item) => item.sure);
}

/** An interval without ends says nothing, not even that there is a number. */
export function numberWithin(of: Interval): Value {
  return of.lo === "-inf" && of.hi === "+inf" ? UNKNOWN : { number: of };
}
