import {
  type Compiled,
  type Constants,
  compile,
  type Node,
  type Program,
  type ProgramDiagnostic,
  RefusedProgram,
  type Schema,
} from "@olive/feel";
import { type CalendarDate, Refusal } from "@olive/kernel";
import type { RegisterDefinition } from "@olive/registry";
import type { PolicySet, PolicySource } from "../policy/load-policies.ts";
import { constantsFor, type ParameterValue, valuesOn } from "../policy/parameters.ts";
import { type FilePlace, wrongPolicyFile } from "../policy/yaml-file.ts";
import { buildSchema, declaredNames, PERSON, parseAt } from "../schema/build-schema.ts";
import { planSnapshot, type SnapshotPlan } from "../snapshot/plan.ts";
import { policiesOn, schemaFor } from "./policies-on.ts";

/** A county's policies as they stand on a day, ready to be put to a population. */
export interface PolicyProgram {
  readonly set: PolicySet;
  readonly asOf: CalendarDate;
  /** Those in force, by code. */
  readonly policies: readonly PolicySource[];
  readonly values: ReadonlyMap<string, ParameterValue>;
  readonly constants: Constants;
  readonly compiled: Compiled;
  readonly plan: SnapshotPlan;
}

/**
 * Compiles the policies in force on a day with the parameter values of that day. Throws Refusal `policy-file` at the
 * place of the first fault, or `no-policies` where none is in force.
 */
export function compilePolicies(
  registers: readonly RegisterDefinition[],
  set: PolicySet,
  asOf: CalendarDate,
): PolicyProgram {
  const policies = policiesOn(set, asOf);
  if (policies.length === 0) throw noPolicies(asOf);
  return compileChosen(registers, set, asOf, policies);
}

/**
 * Compiles some of a county's policies, with further questions about a person beside them: `extra` gives them as trees
 * over the full schema, each under a code of its own.
 */
export function compileChosen(
  registers: readonly RegisterDefinition[],
  set: PolicySet,
  asOf: CalendarDate,
  policies: readonly PolicySource[],
  extra: (criteria: ReadonlyMap<string, Node>) => ReadonlyMap<string, Node> = () => new Map(),
): PolicyProgram {
  const full = buildSchema(registers, set);
  const own = parseCriteria(full, policies);
  const criteria = new Map([...own, ...extra(own)]);
  const values = valuesOn(set, asOf);
  const constants = constantsFor(set, asOf, values);
  const trees = [...criteria.values()];
  const schema = schemaFor(full, trees, new Set(constants.keys()));
  const compiled = compileAt(programOf(schema, criteria), set);
  const plan = planSnapshot(registers, set, schema, trees);
  return { set, asOf, policies, values, constants, compiled, plan };
}

/**
 * Checks everything that a county's policy files say, whatever its date. Throws Refusal `policy-file` for the first
 * fault: only files that pass can be published.
 */
export function checkPolicies(registers: readonly RegisterDefinition[], set: PolicySet): void {
  const schema = buildSchema(registers, set);
  compileAt(programOf(schema, parseCriteria(schema, set.policies)), set);
  for (const policy of set.policies) refuseUnvaluedParameters(schema, policy, set);
}

function refuseUnvaluedParameters(schema: Schema, policy: PolicySource, set: PolicySet): void {
  const from = policy.effective.from as CalendarDate;
  const values = constantsFor(set, from, valuesOn(set, from));
  const used = schemaFor(schema, [...parseCriteria(schema, [policy]).values()], new Set(values.keys()));
  compileAt(programOf(used, parseCriteria(schema, [policy])), set);
}

function parseCriteria(schema: Schema, policies: readonly PolicySource[]): Map<string, Node> {
  const names = declaredNames(schema);
  return new Map(policies.map(({ code, criteria, placeOf }) => [code, parseAt(criteria, names, placeOf)]));
}

function programOf(schema: Schema, criteria: ReadonlyMap<string, Node>): Program {
  return {
    schema,
    criteria: [...criteria].map(([code, expression]) => ({ code, entity: PERSON, expression })),
  };
}

function compileAt(program: Program, set: PolicySet): Compiled {
  try {
    return compile(program);
  } catch (error) {
    if (!(error instanceof RefusedProgram)) throw error;
    const [first] = error.diagnostics;
    if (first === undefined) throw error;
    throw wrongPolicyFile(placeOf(first, set), first.message.zh, first.repair);
  }
}

function placeOf({ where, from }: ProgramDiagnostic, set: PolicySet): FilePlace {
  const source =
    where.kind === "criterion"
      ? set.policies.find(({ code }) => code === where.code)
      : set.definitions.find(({ entity, name }) => entity === where.entity && name === where.name);
  return source?.placeOf(from) ?? { file: "?", line: 1, column: 1 };
}

function noPolicies(asOf: CalendarDate): Refusal {
  return new Refusal({
    code: "no-policies",
    message: { zh: `${asOf} 没有生效的政策`, en: `No policy is in force on ${asOf}` },
    remedy: {
      zh: "请换一个认定日期，或检查各政策的生效日期",
      en: "Choose another date, or look at the policies' effective dates",
    },
  });
}
