/**
 * What a criterion may speak of. A schema is declared (by register definitions and policies), never inferred
 * from data: adding a column can't change what an existing criterion means.
 */
import type { Node } from "./tree.ts";

/**
 * `month` is a date that stands for its whole month and is held as the month's first day.
 * `period` is a years-and-months duration. `scale` is the number of decimal digits that the column keeps.
 */
export type ScalarType =
  | { readonly kind: "boolean" }
  | { readonly kind: "number"; readonly scale: number; readonly min?: number; readonly max?: number }
  | { readonly kind: "text"; readonly values?: readonly string[] }
  | { readonly kind: "date" }
  | { readonly kind: "month" }
  | { readonly kind: "period" };

export type Attribute =
  /** A value of the entity's own row. */
  | { readonly kind: "column"; readonly type: ScalarType }
  /** At most one other entity (a person's household). A link that we were not told is unknown. */
  | { readonly kind: "link"; readonly entity: string }
  /**
   * Any number of rows of another entity (a person's registrations, a household's members), in the order that
   * the register declares. `absent: "unknown"`: that there is no row does not mean that there is nothing
   * (the register is not complete); picking from it gives unknown instead of null.
   */
  | { readonly kind: "rows"; readonly entity: string; readonly absent: "none" | "unknown" }
  /** A named expression on this entity, written once and used by many criteria. */
  | { readonly kind: "definition"; readonly expression: Node };

export interface EntitySchema {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, Attribute>;
}

export interface Schema {
  readonly entities: ReadonlyMap<string, EntitySchema>;
  /** Parameters and the constants of a run (认定日期, 认定月): one value for the whole run. */
  readonly constants: ReadonlyMap<string, ScalarType>;
}

/** A constant's value: number as decimal text (`"19800"`), date as ISO text, period as ISO text (`"P60M"`). */
export type ConstantValue = boolean | string | { readonly number: string };
