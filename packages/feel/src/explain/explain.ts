/** Why one outcome is what it is. */
import type { CheckedCriterion, CheckedProgram } from "../check/checked.ts";
import { type Population, UNKNOWN, YES } from "../columns.ts";
import { readConstants } from "../interpret/constants.ts";
import { createEvaluation } from "../interpret/evaluate.ts";
import { frameOf } from "../interpret/evaluator.ts";
import type { ConstantValue } from "../schema.ts";
import { conditionReason, listed } from "./build-reason.ts";
import { changesOf } from "./changes.ts";
import { type Missing, missingOfTruth } from "./missing.ts";
import type { MissingDatum, Reason, Reasons } from "./reasons.ts";

export interface Explainer {
  /** @throws Error for a code that the program does not have. */
  explain(code: string, row: number): Reasons;
  /** What an unknown outcome lacks; nothing for a definite one. */
  missing(code: string, row: number): readonly MissingDatum[];
}

/** Explains outcomes of one moment; what they share (a person's definitions) is evaluated once. */
export function createExplainer(
  program: CheckedProgram,
  population: Population,
  constants: ReadonlyMap<string, ConstantValue>,
): Explainer {
  const on = createEvaluation(program, population, readConstants(program.schema, constants));
  const explained = new Map<string, Map<number, Reason>>();
  return {
    explain(code, row) {
      const criterion = criterionOf(program, code);
      const frame = frameOf(on, row);
      const reason = conditionReason(criterion.expression, frame, {
        source: { kind: "criterion", code },
        explained,
      });
      const truth = on.truth(criterion.expression, frame);
      const verdict = truth === YES ? "yes" : truth === UNKNOWN ? "unknown" : "no";
      const { entity } = criterion;
      return {
        code,
        entity,
        row,
        verdict,
        reason,
        missing: reason.missing,
        changes: changesOf(reason, verdict),
      };
    },
    missing(code, row) {
      const missing: Missing = new Map();
      missingOfTruth(criterionOf(program, code).expression, frameOf(on, row), missing);
      return listed(missing);
    },
  };
}

function criterionOf(program: CheckedProgram, code: string): CheckedCriterion {
  const criterion = program.criteria.get(code);
  if (criterion === undefined) throw new Error(`the program has no criterion ${code}`);
  return criterion;
}

/** One outcome alone; for several of one moment `createExplainer` shares the work. */
export function explain(
  program: CheckedProgram,
  population: Population,
  constants: ReadonlyMap<string, ConstantValue>,
  row: number,
  code: string,
): Reasons {
  return createExplainer(program, population, constants).explain(code, row);
}
