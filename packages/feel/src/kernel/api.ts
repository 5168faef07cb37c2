/**
 * What the compiler takes and gives. A program is checked and compiled once; a run binds it to one population and one
 * set of constants and holds every outcome as columns; a what-if and an update recompute only what they must.
 */
import type { CheckedProgram } from "../check/checked.ts";
import type { Population } from "../columns.ts";
import type { ConstantValue, Schema } from "../schema.ts";
import type { Diagnostic, Node } from "../tree.ts";

/** One question put to every row of an entity: the entity's rows for which the expression is true. */
export interface Criterion {
  /** Unique in the program (a group's code). */
  readonly code: string;
  readonly entity: string;
  readonly expression: Node;
}

/** Definitions live in the schema (`Attribute.kind = "definition"`); criteria stand apart, nothing refers to them. */
export interface Program {
  readonly schema: Schema;
  readonly criteria: readonly Criterion[];
}

/** A value for every constant that the schema declares. */
export type Constants = ReadonlyMap<string, ConstantValue>;

/** What is wrong with one definition or criterion of a program. */
export interface ProgramDiagnostic extends Diagnostic {
  readonly where:
    | { readonly kind: "criterion"; readonly code: string }
    | { readonly kind: "definition"; readonly entity: string; readonly name: string };
}

export interface Compiled {
  readonly program: Program;
  /** The typed tree: `explain` and `missingData` take it. */
  readonly checked: CheckedProgram;
  /**
   * Evaluates everything for every row.
   * @throws UnfitPopulation when the population lacks a column or holds one of another kind or scale.
   * @throws UnfitConstant when a constant is missing or is no value of its type.
   */
  run(population: Population, constants: Constants): Run;
}

export interface Run {
  readonly population: Population;
  readonly constants: Constants;
  /** NO, YES or UNKNOWN for each row of the criterion's entity (null counts as NO). Read only. @throws for an unknown code. */
  verdicts(code: string): Uint8Array;
  /** The materialised column of a definition that some criterion uses, else undefined. Read only. */
  definition(entity: string, name: string): MaterialColumn | undefined;
  /** A run with some constants replaced: what depends on none of them is shared with this run, which stays as it is. */
  whatIf(changes: Constants): Run;
  /**
   * Follows changed rows: `changed` names, by entity, the rows whose own values, links or row lists changed (of a
   * person who moved: the person, the old and the new household), new rows included. Definitions and criteria that can
   * see them are re-evaluated in place; `population` may be the same object or a successor with the same rows at the same places.
   */
  update(population: Population, changed: ReadonlyMap<string, ArrayLike<number>>): Update;
}

export interface Update {
  /** How many rows of each entity were re-evaluated. */
  readonly evaluated: ReadonlyMap<string, number>;
  /** Rows whose verdict differs, by criterion (criteria without a difference are left out). */
  readonly changes: ReadonlyMap<string, VerdictChanges>;
}

/** Side by side: row, verdict before (NO for a new row), verdict after. */
export interface VerdictChanges {
  readonly rows: Int32Array;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** A definition for every row of its entity. Sentinels as in columns.ts. */
export type MaterialColumn =
  | { readonly kind: "truth"; readonly values: Uint8Array }
  /** Lower and upper bound; equal where the number is known; `low` = NONE_NUMBER where it is null. */
  | {
      readonly kind: "number";
      readonly scale: number;
      readonly low: Float64Array;
      readonly high: Float64Array;
    }
  /** Numerator and denominator of a quotient. */
  | {
      readonly kind: "quotient";
      readonly scale: number;
      readonly divisorScale: number;
      readonly low: Float64Array;
      readonly high: Float64Array;
      readonly divisorLow: Float64Array;
      readonly divisorHigh: Float64Array;
    }
  /** yyyymmdd. */
  | { readonly kind: "date"; readonly values: Int32Array }
  /** Months. */
  | { readonly kind: "period"; readonly values: Int32Array }
  /** Codes into `texts`. */
  | { readonly kind: "text"; readonly values: Int32Array; readonly texts: readonly string[] };

/** Counts of who enters and who leaves by place (or any other text column): see `changesByPlace`. */
export interface PlaceChange {
  readonly place: string | null;
  readonly entered: number;
  readonly left: number;
  readonly becameUnknown: number;
  readonly becameKnown: number;
}
