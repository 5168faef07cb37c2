/** The value of a definition for one row, evaluated once in an evaluation. */
import type { Checked } from "../check/checked.ts";
import { type DefinitionValue, type Evaluation, type Frame, frameOf } from "./evaluator.ts";
import { fractionOf } from "./fractions.ts";

export function definitionValue(key: string, row: number, on: Evaluation): DefinitionValue {
  let known = on.definitions.get(key);
  if (known === undefined) {
    known = new Map();
    on.definitions.set(key, known);
  }
  if (known.has(row)) return known.get(row) as DefinitionValue;
  const definition = on.program.definitions.get(key);
  if (definition === undefined) throw new Error(`there is no definition ${key}`);
  const value = evaluate(definition.expression, frameOf(on, row));
  known.set(row, value);
  return value;
}

function evaluate(checked: Checked, frame: Frame): DefinitionValue {
  const { on } = frame;
  if (checked.kind === "quotient" || (checked.kind === "definition" && checked.quotient)) {
    return fractionOf(checked, frame);
  }
  switch (checked.type) {
    case "truth":
      return on.truth(checked, frame);
    case "number":
      return on.number(checked, frame);
    case "text":
      return on.text(checked, frame);
    default:
      return on.ordinal(checked, frame);
  }
}
