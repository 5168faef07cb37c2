/**
 * The typed tree evaluated for one row at a time, directly on the columns: slower than a kernel and able to say how it
 * came about. Reasons, missing data and the folding of constants are made with it.
 */
import type { Checked, CheckedProgram, ListExpr, RowExpr } from "../check/checked.ts";
import type { Population } from "../columns.ts";

/**
 * A number is known (`low` = `high`), null (`low` = Infinity), or anything from `low` to `high`; −∞ to ∞ is wholly
 * unknown, and may be null. As scaled integers.
 */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export const NULL_NUMBER: Bounds = { low: Infinity, high: Infinity };
export const ANY_NUMBER: Bounds = { low: -Infinity, high: Infinity };

/** null: none; undefined: unknown. */
export type Text = string | null | undefined;

export interface Member {
  readonly row: number;
  /** False where the filter's condition is unknown: the row may be no member. */
  readonly sure: boolean;
}

export interface Members {
  /** Whether we know whose rows these are. */
  readonly state: "known" | "unknown" | "none";
  readonly members: readonly Member[];
  /** The register promises no completeness: where nothing is found there may be something. */
  readonly incomplete: boolean;
}

/** No row is a member for certain, and the register does not promise that there is none. */
export function isOpen(list: Members): boolean {
  return list.incomplete && !list.members.some((member) => member.sure);
}

/** Scaled numbers, yyyymmdd, months, truth codes, texts: by name of the constant. */
export type ConstantValues = ReadonlyMap<string, number | string>;

export type SlotValue = number | Bounds | Text;

/** One evaluation: `slots[0]` is the row in question. Definitions are evaluated in frames of their own, once each. */
export interface Frame {
  readonly slots: SlotValue[];
  readonly on: Evaluation;
}

export interface Evaluation {
  readonly program: CheckedProgram;
  /** Undefined where only constants are folded. */
  readonly population: Population | undefined;
  readonly constants: ConstantValues;
  readonly definitions: Map<string, Map<number, DefinitionValue>>;
  truth(checked: Checked, frame: Frame): number;
  number(checked: Checked, frame: Frame): Bounds;
  ordinal(checked: Checked, frame: Frame): number;
  text(checked: Checked, frame: Frame): Text;
  row(row: RowExpr, frame: Frame): number;
  members(list: ListExpr, frame: Frame): Members;
  /** A definition's value for a row of its entity. */
  definition(key: string, row: number): DefinitionValue;
}

export type DefinitionValue = SlotValue | { readonly dividend: Bounds; readonly divisor: Bounds };

export function frameOf(on: Evaluation, row: number): Frame {
  return { slots: [row], on };
}
