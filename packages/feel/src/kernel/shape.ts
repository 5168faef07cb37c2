/** In which arrays a definition is materialised, and in which space a text has its codes. */
import type { Checked } from "../check/checked.ts";
import type { TextSpace } from "./needs.ts";

export type DefinitionShape =
  | { readonly kind: "truth" }
  /** `single`: one array (see `Num`); else lower and upper bound. */
  | { readonly kind: "number"; readonly scale: number; readonly single: boolean }
  /** Bounds of the dividend, then of the divisor. */
  | { readonly kind: "quotient"; readonly scale: number; readonly divisorScale: number }
  | { readonly kind: "date" }
  | { readonly kind: "period" }
  | { readonly kind: "text"; readonly space: TextSpace };

export type ShapeOf = (key: string) => DefinitionShape;

/**
 * Fixed texts fit any space (undefined): they take that of what they are compared with. Where one may be stored beside
 * texts of the data the space is the run's own, for the dictionary need not hold it.
 */
export function textSpace(
  checked: Checked,
  shapeOf: ShapeOf,
  slots: ReadonlyMap<number, TextSpace>,
): TextSpace | undefined {
  if (checked.fixed) return undefined;
  switch (checked.kind) {
    case "column":
      return "dictionary";
    case "definition": {
      const shape = shapeOf(checked.key);
      return shape.kind === "text" ? shape.space : "dictionary";
    }
    case "slot":
      return slots.get(checked.slot) ?? "dictionary";
    case "if": {
      const spaces = [checked.then, checked.else].map((part) => textSpace(part, shapeOf, slots));
      return spaces.every((space) => space === "dictionary") ? "dictionary" : "derived";
    }
    default:
      return "derived";
  }
}

export function shapeOfExpression(checked: Checked, shapeOf: ShapeOf): DefinitionShape {
  switch (checked.type) {
    case "truth":
      return { kind: "truth" };
    case "date":
    case "month":
      return { kind: "date" };
    case "period":
      return { kind: "period" };
    case "text":
      return { kind: "text", space: textSpace(checked, shapeOf, new Map()) ?? "derived" };
    case "number":
      return numberShape(checked, shapeOf);
  }
}

function numberShape(checked: Checked, shapeOf: ShapeOf): DefinitionShape {
  if (checked.kind === "quotient") {
    return { kind: "quotient", scale: checked.left.scale, divisorScale: checked.right.scale };
  }
  if (checked.kind === "definition" && checked.quotient) {
    return shapeOf(checked.key);
  }
  return { kind: "number", scale: checked.scale, single: isSingle(checked, shapeOf) };
}

/** Whether a number is only ever known, null or wholly unknown. */
export function isSingle(checked: Checked, shapeOf: ShapeOf): boolean {
  if (checked.fixed) return true;
  switch (checked.kind) {
    case "column":
      return !Number.isFinite(checked.min) && !Number.isFinite(checked.max);
    case "definition": {
      const shape = shapeOf(checked.key);
      return shape.kind === "number" && shape.single;
    }
    case "datePart":
    case "periodPart":
    case "textual":
      return true;
    case "arithmetic":
      return isSingle(checked.left, shapeOf) && isSingle(checked.right, shapeOf);
    default:
      return false;
  }
}
