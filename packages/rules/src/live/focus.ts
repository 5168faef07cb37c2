import type { Run } from "@olive/feel";
import type { CalendarDate } from "@olive/kernel";
import type { RegisterDefinition } from "@olive/registry";
import { policyOf } from "../edition/policy-of.ts";
import type { PolicySet, PolicySource } from "../policy/load-policies.ts";
import { compileChosen, type PolicyProgram } from "../program/compile-policies.ts";
import { policiesOn } from "../program/policies-on.ts";
import { maskAbsent } from "../run/outcomes.ts";
import { populationOf, type Snapshot } from "../snapshot/snapshot.ts";
import { type Clause, clausesOf } from "./clauses.ts";

/** Policies compiled with the clauses of the one that is being looked at. */
export interface FocusProgram {
  readonly policy: string;
  readonly program: PolicyProgram;
  readonly clauses: readonly Clause[];
}

/** The same, put to everybody. */
export interface Focus extends FocusProgram {
  readonly run: Run;
  /** Verdicts by policy in which people who have left are no. */
  readonly verdicts: ReadonlyMap<string, Uint8Array>;
}

/** Compiles `codes` (by default all in force on the day). Throws Refusal `policy-file` or `unknown-policy`. */
export function compileFocus(
  registers: readonly RegisterDefinition[],
  set: PolicySet,
  asOf: CalendarDate,
  policy: string,
  codes?: ReadonlySet<string>,
): FocusProgram {
  const chosen = chosenPolicies(set, asOf, policy, codes);
  let clauses: readonly Clause[] = [];
  const program = compileChosen(registers, set, asOf, chosen, (criteria) => {
    const tree = criteria.get(policy);
    clauses = tree === undefined ? [] : clausesOf(policy, policyOf(set, policy).criteria, tree);
    return new Map(clauses.map(({ code, node }) => [code, node]));
  });
  return { policy, program, clauses };
}

/** The policy looked at is always among them, in force or not: it may be one that begins later. */
function chosenPolicies(
  set: PolicySet,
  asOf: CalendarDate,
  policy: string,
  codes: ReadonlySet<string> | undefined,
): PolicySource[] {
  const own = policyOf(set, policy);
  const others = policiesOn(set, asOf).filter(
    ({ code }) => code !== policy && (codes === undefined || codes.has(code)),
  );
  return [own, ...others];
}

/** Puts a compiled focus to everybody. */
export function runFocus(focus: FocusProgram, snapshot: Snapshot): Focus {
  const run = focus.program.compiled.run(populationOf(snapshot), focus.program.constants);
  return { ...focus, run, verdicts: maskedVerdicts(focus, run, snapshot) };
}

/** The same policies under other parameter values: only what depends on them is worked out again. */
export function focusUnder(focus: Focus, program: PolicyProgram, snapshot: Snapshot): Focus {
  const run = focus.run.whatIf(program.constants);
  return { ...focus, program, run, verdicts: maskedVerdicts(focus, run, snapshot) };
}

function maskedVerdicts({ program }: FocusProgram, run: Run, snapshot: Snapshot) {
  return new Map(program.policies.map(({ code }) => [code, maskAbsent(run.verdicts(code), snapshot)]));
}
