/**
 * The typed tree: what a criterion says once every name is resolved and every type and scale is known. Kernels, reasons
 * and constant folding all read this tree; each node keeps the span of the text that it came from.
 */
import type { Schema } from "../schema.ts";
import type { Arithmetic, Comparison, Diagnostic, Span } from "../tree.ts";

/** `month` is a date on its month's first day; `period` a number of months. */
export type ValueType = "truth" | "number" | "text" | "date" | "month" | "period";

/** A row of an entity, or that there is none, or that we do not know which. */
export type RowExpr = Span & { readonly entity: string } & (
    | { readonly kind: "bound"; readonly slot: number }
    | { readonly kind: "link"; readonly of: RowExpr; readonly name: string }
    /** `list[3]`, `list[-1]`: position from 1, or from the end when negative. */
    | { readonly kind: "pick"; readonly list: ListExpr; readonly position: number }
  );

/** Rows of an entity; after a filter a row is a member, or perhaps one (when the condition is unknown). */
export type ListExpr = Span & { readonly entity: string; readonly absent: "none" | "unknown" } & (
    | { readonly kind: "rows"; readonly of: RowExpr; readonly name: string }
    | { readonly kind: "filter"; readonly of: ListExpr; readonly slot: number; readonly by: Checked }
  );

export interface Typed extends Span {
  readonly type: ValueType;
  /** Decimal digits of a number (its value is held × 10^scale); 0 for other types. */
  readonly scale: number;
  /** What a number is certain to lie between, scaled; ±Infinity where nothing is declared. */
  readonly min: number;
  readonly max: number;
  /** Nothing in it depends on a row: folded once per run. */
  readonly fixed: boolean;
}

/** A mean is the quotient of a sum and a count. */
export type Aggregate = "count" | "sum" | "min" | "max";

export type Checked = Typed &
  /** Truth code, scaled integer, text, yyyymmdd or months, as `type` says; null is FEEL's null. */
  (
    | { readonly kind: "literal"; readonly value: number | string | null }
    | { readonly kind: "constant"; readonly name: string }
    | { readonly kind: "column"; readonly of: RowExpr; readonly name: string }
    | {
        readonly kind: "definition";
        readonly of: RowExpr;
        readonly name: string;
        /** `definitionKey` of it. */
        readonly key: string;
        readonly quotient: boolean;
      }
    /** The value that `in` and `between` test, evaluated once. */
    | { readonly kind: "slot"; readonly slot: number }
    | { readonly kind: "not"; readonly of: Checked }
    | { readonly kind: "and" | "or"; readonly parts: readonly Checked[] }
    | { readonly kind: "if"; readonly test: Checked; readonly then: Checked; readonly else: Checked }
    | { readonly kind: "compare"; readonly op: Comparison; readonly left: Checked; readonly right: Checked }
    /** True when one of the tests holds of the slot. */
    | { readonly kind: "in"; readonly of: Checked; readonly slot: number; readonly tests: readonly Checked[] }
    /** `row = null`. */
    | { readonly kind: "isNone"; readonly row: RowExpr }
    | {
        readonly kind: "quantified";
        readonly which: "some" | "every";
        readonly list: ListExpr;
        readonly slot: number;
        readonly satisfies: Checked;
      }
    | {
        readonly kind: "aggregate";
        readonly which: Aggregate;
        readonly list: ListExpr;
        readonly slot: number;
        /** Undefined for `count`. */
        readonly item: Checked | undefined;
      }
    | {
        readonly kind: "arithmetic";
        readonly op: Exclude<Arithmetic, "/" | "**">;
        readonly left: Checked;
        readonly right: Checked;
      }
    /** Only as a direct side of a comparison or as a whole definition. */
    | { readonly kind: "quotient"; readonly left: Checked; readonly right: Checked }
    /** A date or month moved by a period. */
    | { readonly kind: "shift"; readonly of: Checked; readonly by: Checked; readonly sign: 1 | -1 }
    | { readonly kind: "shiftDays"; readonly of: Checked; readonly days: number }
    | { readonly kind: "datePart"; readonly of: Checked; readonly part: "year" | "month" | "day" }
    /** Completed months from one date to another. */
    | { readonly kind: "monthsBetween"; readonly start: Checked; readonly end: Checked }
    | { readonly kind: "periodPart"; readonly of: Checked; readonly part: "years" | "months" }
    /** Text functions of one text, evaluated once per text of the dictionary. */
    | { readonly kind: "textual"; readonly of: Checked; readonly steps: readonly TextStep[] }
  );

/** One step from a text to a text, a number (scale `NUMBER_OF_TEXT_SCALE`), or a truth. */
export type TextStep =
  | { readonly step: "substring"; readonly start: Checked; readonly length: Checked | undefined }
  | { readonly step: "upper case" | "lower case" | "string length" | "number" }
  | { readonly step: "starts with" | "ends with" | "contains"; readonly other: Checked }
  /** Order by code point, as FEEL compares strings. */
  | { readonly step: "compare"; readonly op: Comparison; readonly other: Checked }
  /** Position from 1 in a list of texts, else null. */
  | { readonly step: "index of"; readonly items: readonly Checked[] };

export interface CheckedExpression {
  readonly entity: string;
  readonly expression: Checked;
  /** Slots are numbered from 0 (the row in question) up to this, exclusive. */
  readonly slots: number;
  /** Constants that it uses, through definitions too. */
  readonly constants: ReadonlySet<string>;
  /** Keys (`entity.name`) of the definitions that it uses directly. */
  readonly uses: ReadonlySet<string>;
}

export interface CheckedDefinition extends CheckedExpression {
  readonly name: string;
  readonly key: string;
}

export interface CheckedCriterion extends CheckedExpression {
  readonly code: string;
}

export interface CheckedProgram {
  readonly schema: Schema;
  /** Those that some criterion uses, each after all that it uses. */
  readonly definitions: ReadonlyMap<string, CheckedDefinition>;
  readonly criteria: ReadonlyMap<string, CheckedCriterion>;
}

export type CheckResult =
  | {
      readonly ok: true;
      readonly type: ValueType;
      readonly scale: number;
      readonly checked: CheckedExpression;
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** `number("…")` keeps six decimals; a text with more is no number that we can hold exactly, hence unknown. */
export const NUMBER_OF_TEXT_SCALE = 6;

/** `number` definitions and columns by key: one way to write a definition's key everywhere. */
export function definitionKey(entity: string, name: string): string {
  return `${entity}.${name}`;
}
