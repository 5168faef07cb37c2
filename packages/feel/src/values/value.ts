import type { TypeName } from "../tree.ts";
import { Decimal } from "./decimal.ts";

/**
 * A datum that we were not told, beside value and known none (null). It passes through every operation by strong
 * Kleene logic: an answer that is definite stays the same whatever the datum turns out to be.
 */
export const UNKNOWN_VALUE: unique symbol = Symbol("unknown");
export type Unknown = typeof UNKNOWN_VALUE;

export interface FeelDate {
  readonly kind: "date";
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** An offset from UTC in seconds, or a region of the IANA time zone database. */
export type Zone =
  | { readonly kind: "offset"; readonly seconds: number }
  | { readonly kind: "region"; readonly id: string };

/** `nanos` counts from midnight: a whole number below 86,400 × 10⁹, exact in a JavaScript number. */
export interface FeelTime {
  readonly kind: "time";
  readonly nanos: number;
  readonly zone: Zone | undefined;
}

export interface FeelDateTime {
  readonly kind: "dateTime";
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly nanos: number;
  readonly zone: Zone | undefined;
}

export interface YearsMonths {
  readonly kind: "yearsMonths";
  readonly months: number;
}

export interface DaysTime {
  readonly kind: "daysTime";
  readonly nanos: bigint;
}

export type Duration = YearsMonths | DaysTime;
export type Temporal = FeelDate | FeelTime | FeelDateTime;

/** An end of a range. `unbounded`: written as `> x` or `< x`, there is no end on this side. */
export interface FeelRangeEnd {
  readonly value: Value;
  readonly included: boolean;
  readonly unbounded: boolean;
}

export interface FeelRange {
  readonly kind: "range";
  readonly low: FeelRangeEnd;
  readonly high: FeelRangeEnd;
}

export interface FeelFunction {
  readonly kind: "function";
  readonly parameters: readonly { readonly name: string; readonly type: TypeName | undefined }[];
  readonly apply: (args: readonly Value[]) => Value;
  /** Type of the result, where it is known before a call. */
  readonly result?: TypeName;
  readonly applyNamed: (args: ReadonlyMap<string, Value>) => Value;
}

export type FeelList = readonly Value[];
export type FeelContext = ReadonlyMap<string, Value>;

export type Value =
  | null
  | Unknown
  | boolean
  | Decimal
  | string
  | Temporal
  | Duration
  | FeelList
  | FeelContext
  | FeelRange
  | FeelFunction;

export function isNumber(value: Value): value is Decimal {
  return Decimal.isDecimal(value);
}

export function isList(value: Value): value is FeelList {
  return Array.isArray(value);
}

export function isContext(value: Value): value is FeelContext {
  return value instanceof Map;
}

export type Kind =
  | "null"
  | "unknown"
  | "boolean"
  | "number"
  | "string"
  | "date"
  | "time"
  | "dateTime"
  | "yearsMonths"
  | "daysTime"
  | "list"
  | "context"
  | "range"
  | "function";

export function kindOf(value: Value): Kind {
  if (value === null) return "null";
  if (value === UNKNOWN_VALUE) return "unknown";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return "string";
  if (isNumber(value)) return "number";
  if (isList(value)) return "list";
  if (isContext(value)) return "context";
  return value.kind;
}

type Tagged = Temporal | Duration | FeelRange | FeelFunction;

/** The value when it is of the kind that its `kind` field names, else undefined. */
export function ofKind<K extends Tagged["kind"]>(
  value: Value,
  kind: K,
): Extract<Tagged, { kind: K }> | undefined {
  if (kindOf(value) !== kind) return undefined;
  return value as Extract<Tagged, { kind: K }>;
}

/** True when the value is unknown or holds an unknown in its items, entries or ends. */
export function holdsUnknown(value: Value): boolean {
  if (value === UNKNOWN_VALUE) return true;
  if (isList(value)) return value.some(holdsUnknown);
  if (isContext(value)) return [...value.values()].some(holdsUnknown);
  const range = ofKind(value, "range");
  return range !== undefined && (holdsUnknown(range.low.value) || holdsUnknown(range.high.value));
}
