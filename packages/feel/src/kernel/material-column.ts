import { definitionKey } from "../check/checked.ts";
import type { MaterialColumn } from "./api.ts";
import type { RunState } from "./run-state.ts";

/** A definition's arrays in the form that the outside reads. */
export function materialColumn(entity: string, name: string, state: RunState): MaterialColumn | undefined {
  const key = definitionKey(entity, name);
  const arrays = state.definitions.get(key);
  const shape = state.kernels.definitions.get(key)?.shape;
  if (arrays === undefined || shape === undefined) return undefined;
  const [first, second, third, fourth] = arrays;
  switch (shape.kind) {
    case "truth":
      return { kind: "truth", values: first as Uint8Array };
    case "number": {
      const low = first as Float64Array;
      return {
        kind: "number",
        scale: shape.scale,
        low,
        high: shape.single ? highOf(low) : (second as Float64Array),
      };
    }
    case "quotient":
      return {
        kind: "quotient",
        scale: shape.scale,
        divisorScale: shape.divisorScale,
        low: first as Float64Array,
        high: second as Float64Array,
        divisorLow: third as Float64Array,
        divisorHigh: fourth as Float64Array,
      };
    case "text":
      return { kind: "text", values: first as Int32Array, texts: textsOf(shape.space, state) };
    default:
      return { kind: shape.kind, values: first as Int32Array };
  }
}

function highOf(low: Float64Array): Float64Array {
  return low.map((value) => (value === -Infinity ? Infinity : value));
}

function textsOf(space: "dictionary" | "derived", state: RunState): readonly string[] {
  return space === "dictionary" ? state.population.dictionary : state.interner.texts;
}
