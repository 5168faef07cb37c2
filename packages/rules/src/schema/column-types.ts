import type { ScalarType } from "@olive/feel";
import type { ColumnDefinition, RegisterDefinition } from "@olive/registry";

/** Digits after the point that an amount keeps (fen). */
const AMOUNT_SCALE = 2;

/** The values that registers hold for a person's sex, man first. */
export const SEX_VALUES = ["男", "女"] as const;

/** The FEEL type of a register's column. */
export function columnType(column: ColumnDefinition): ScalarType {
  switch (column.type) {
    case "date":
      return { kind: "date" };
    case "month":
      return { kind: "month" };
    case "amount":
      return { kind: "number", scale: AMOUNT_SCALE };
    case "year":
    case "count":
      return { kind: "number", scale: 0, min: 0 };
    case "listed":
      return { kind: "text", values: column.values ?? [] };
    case "sex":
      return { kind: "text", values: SEX_VALUES };
    default:
      return { kind: "text" };
  }
}

export type Derivation = RegisterDefinition["derived"][string]["as"];

/** The FEEL type of an attribute derived from an ID number or a disability card. */
export function derivedType(as: Derivation): ScalarType {
  switch (as) {
    case "birthDate":
      return { kind: "date" };
    case "sex":
      return { kind: "text", values: SEX_VALUES };
    case "disabilityCategory":
      return { kind: "number", scale: 0, min: 1, max: 7 };
    case "disabilityGrade":
      return { kind: "number", scale: 0, min: 1, max: 4 };
  }
}
