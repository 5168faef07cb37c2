/**
 * A population as columns. Row `i` of every column of a table is the same entity. Each value is in one of three
 * states: a value, *known none* (FEEL null), or *unknown* (we were not told); two reserved numbers stand for the
 * last two, so that a kernel reads one array per value.
 */

/** Reserved values of Int32 columns (dates, months, text codes, links). */
export const UNKNOWN_INT = -0x8000_0000;
export const NONE_INT = -0x7fff_ffff;
/** Reserved values of Float64 columns (scaled integers): both lie outside ±2^53. */
export const UNKNOWN_NUMBER = Number.NEGATIVE_INFINITY;
export const NONE_NUMBER = Number.POSITIVE_INFINITY;
/** Truth codes, in columns and kernels alike. */
export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;
export const NONE = 3;

export type Column =
  | { readonly kind: "boolean"; readonly values: Uint8Array }
  /** value = round(decimal × 10^scale), an integer within ±2^53. */
  | { readonly kind: "number"; readonly values: Float64Array; readonly scale: number }
  /** yyyymmdd as an integer (a month has day 01): order and completed years come by plain arithmetic. */
  | { readonly kind: "date"; readonly values: Int32Array }
  /** Codes into the population's dictionary. */
  | { readonly kind: "text"; readonly values: Int32Array };

/** Rows that belong to one owner: `rows[start[i]] … rows[end[i] - 1]`; without `rows` the positions themselves. */
export interface Ranges {
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Present where the rows of one owner do not lie side by side (members of a household). */
  readonly rows?: Int32Array;
  /**
   * 1 for an owner of whom we know that there are no further rows, although the register as a whole does not promise
   * it (`absent: "unknown"`). Without the array nobody's rows are known to be complete.
   */
  readonly complete?: Uint8Array;
}

export interface EntityTable {
  readonly size: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** Row number of the linked entity, or NONE_INT, or UNKNOWN_INT. */
  readonly links: ReadonlyMap<string, Int32Array>;
  readonly ranges: ReadonlyMap<string, Ranges>;
}

export interface Population {
  readonly tables: ReadonlyMap<string, EntityTable>;
  /** Text of each code. Codes are shared by all text columns, so that equal texts have equal codes. */
  readonly dictionary: readonly string[];
}
