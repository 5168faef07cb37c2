/** Puts the parts of the interpreter together. */
import type { CheckedProgram } from "../check/checked.ts";
import type { Population } from "../columns.ts";
import { definitionValue } from "./definitions.ts";
import type { ConstantValues, Evaluation } from "./evaluator.ts";
import { evaluateMembers, evaluateRow } from "./rows.ts";
import { evaluateTruth } from "./truths.ts";
import { evaluateNumber, evaluateOrdinal, evaluateText } from "./values.ts";

export function createEvaluation(
  program: CheckedProgram,
  population: Population | undefined,
  constants: ConstantValues,
): Evaluation {
  const on: Evaluation = {
    program,
    population,
    constants,
    definitions: new Map(),
    truth: evaluateTruth,
    number: evaluateNumber,
    ordinal: evaluateOrdinal,
    text: evaluateText,
    row: evaluateRow,
    members: evaluateMembers,
    definition: (key, row) => definitionValue(key, row, on),
  };
  return on;
}
