import type { CalendarDate } from "@olive/kernel";
import type { RegisterDefinition } from "@olive/registry";
import type { RuleEdit } from "../contracts/shapes.ts";
import { applyEdit } from "../edition/apply-edit.ts";
import { policyOf } from "../edition/policy-of.ts";
import { exampleSnapshot } from "../example/example-snapshot.ts";
import type { PolicySet } from "../policy/load-policies.ts";
import type { PolicyExample } from "../policy/policy-schema.ts";
import { compileChosen, type PolicyProgram } from "../program/compile-policies.ts";
import { verdictName } from "../run/outcomes.ts";
import { populationOf } from "../snapshot/snapshot.ts";
import type { EditContext } from "./check-edit.ts";

/**
 * A policy's example cases before and after an edit. On days before the effective one the edit is taken as in force:
 * a case asks what the text says, whatever its date. Throws Refusal `policy-file`.
 */
export function tryExamples(context: EditContext, edit: RuleEdit) {
  const { registers, set, policy: code } = context;
  const policy = policyOf(set, code);
  const programs = new Map<string, { before: PolicyProgram; after: PolicyProgram }>();
  return policy.examples.map((example) => {
    const { title, date, clause, expected } = example;
    const sides = programs.get(date) ?? compileSides(context, edit, date as CalendarDate);
    programs.set(date, sides);
    const [before, after] = [judge(sides.before, code, example), judge(sides.after, code, example)];
    return { title, date, clause, expected, before, after };
  });

  function compileSides({ effectiveOn }: EditContext, given: RuleEdit, date: CalendarDate) {
    const source = {
      policy: code,
      effectiveOn: effectiveOn < date ? effectiveOn : date,
      reference: "",
      label: "draft",
    };
    return {
      before: compileOne(registers, set, date, code),
      after: compileOne(registers, applyEdit(set, given, source), date, code),
    };
  }
}

function compileOne(
  registers: readonly RegisterDefinition[],
  set: PolicySet,
  date: CalendarDate,
  code: string,
): PolicyProgram {
  return compileChosen(registers, set, date, [policyOf(set, code)]);
}

function judge(program: PolicyProgram, code: string, example: PolicyExample) {
  const { snapshot, row } = exampleSnapshot(program.plan, example);
  const run = program.compiled.run(populationOf(snapshot), program.constants);
  return verdictName(run.verdicts(code)[row] ?? 0);
}
