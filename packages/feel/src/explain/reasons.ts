/** The reasons of one outcome, as data: who shows them attaches registers, sources, dates, files and rows. */
import type { ValueType } from "../check/checked.ts";
import type { Comparison, Span } from "../tree.ts";

/** The text that a span counts in. */
export type Source =
  | { readonly kind: "criterion"; readonly code: string }
  | { readonly kind: "definition"; readonly entity: string; readonly name: string };

export interface RowRef {
  readonly entity: string;
  readonly row: number;
}

/** A datum that we were not told: a cell, a link, or whether an incomplete register has rows of this owner. */
export interface MissingDatum extends RowRef {
  readonly kind: "value" | "link" | "rows";
  readonly attribute: string;
}

/** A value as text: `55`, `19800.00`, `2022-05-31`, `true`; `from` and `to` where bounds of an unknown are known. */
export interface ShownValue {
  readonly type: ValueType;
  readonly state: "known" | "none" | "unknown";
  readonly text: string;
  readonly from?: string;
  readonly to?: string;
}

export type ReasonKind =
  | "and"
  | "or"
  | "not"
  | "if"
  | "some"
  | "every"
  /** One row of `some` or `every`: `rows[0]` is the row. */
  | "row"
  | "comparison"
  | "definition"
  /** A condition that has no conditions below it: a column, a text function, `… = null`. */
  | "condition"
  /** A side of a comparison, or what an aggregate is made of. */
  | "value";

export interface Reason extends Span {
  readonly source: Source;
  readonly kind: ReasonKind;
  readonly value: ShownValue;
  /** Attribute, constant or definition that it names. */
  readonly name?: string;
  readonly parts: readonly Reason[];
  /** Rows that it read itself. */
  readonly rows: readonly RowRef[];
  /** Of `some`, `every` and aggregates: whose rows they are (there may be none to show), and of which list. */
  readonly owner?: RowRef & { readonly attribute: string };
  /** What it lacks, where it is unknown. */
  readonly missing: readonly MissingDatum[];
  /** Of a comparison: the operator, so that the threshold can be told. */
  readonly op?: Comparison;
}

/** One part whose flip alone, all else as it is, turns the outcome into `outcome`. */
export interface Change {
  readonly outcome: "yes" | "no";
  readonly part: Reason;
  /** What the part has to become. */
  readonly becomes: boolean;
  /** Of a comparison: the side that has to move, how, and past which value. */
  readonly needed?: { readonly side: Reason; readonly op: Comparison; readonly threshold: ShownValue };
}

export interface Reasons {
  readonly code: string;
  readonly entity: string;
  readonly row: number;
  readonly verdict: "yes" | "no" | "unknown";
  readonly reason: Reason;
  /** All data that the outcome lacks; filling them in, with any values, settles it. */
  readonly missing: readonly MissingDatum[];
  readonly changes: readonly Change[];
}
