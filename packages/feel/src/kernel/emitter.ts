/** One kernel being written, and the forms in which its parts hand values to one another. */
import type { Checked, RowExpr } from "../check/checked.ts";
import type { Code } from "./code.ts";
import type { Needs, TextSpace } from "./needs.ts";
import type { DefinitionShape } from "./shape.ts";

/** A statement for each of the four outcomes; each is short, for it may be written several times. */
export interface Outcomes {
  readonly yes: string;
  readonly no: string;
  readonly unknown: string;
  readonly none: string;
}

/**
 * A number as two expressions without side effects. `low === Infinity` is null (and `high` too), −∞ to ∞ is unknown.
 * `exact`: always a known number, and `low` is the same text as `high`; `nullable`: may be null;
 * `single`: never anything between a known number and wholly unknown, so that `low` alone tells all.
 */
export interface Num {
  readonly low: string;
  readonly high: string;
  readonly exact: boolean;
  readonly nullable: boolean;
  readonly single: boolean;
}

/** A date, period or text code, with the integer sentinels; `certain`: never a sentinel. */
export interface Ordinal {
  readonly value: string;
  readonly certain: boolean;
}

/** A row number, or a sentinel where the row is not `certain`. */
export interface Row {
  readonly value: string;
  readonly certain: boolean;
}

export type SlotValue =
  | { readonly as: "row"; readonly row: Row }
  | { readonly as: "number"; readonly number: Num }
  | { readonly as: "ordinal"; readonly ordinal: Ordinal; readonly space: TextSpace }
  | { readonly as: "truth"; readonly code: string };

export interface Emitter {
  readonly code: Code;
  readonly needs: Needs;
  readonly slots: Map<number, SlotValue>;
  shapeOf(definitionKey: string): DefinitionShape;
  row(row: RowExpr): Row;
  truth(checked: Checked, then: Outcomes): void;
  number(checked: Checked): Num;
  /** `space` matters for texts alone. */
  ordinal(checked: Checked, space: TextSpace): Ordinal;
}

export const UNKNOWN_ROW = "-2147483648";
export const NONE_ROW = "-2147483647";
