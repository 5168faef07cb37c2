import {
  type Compiled,
  type Constants,
  type ConstantValue,
  compile,
  type Node,
  parseExpression,
  RefusedProgram,
  type Schema,
} from "@olive/feel";
import { type CalendarDate, firstOfMonth, fromDateNumber, toDateNumber } from "@olive/kernel";
import { BUSINESS, type BusinessRegisters, businessSchema } from "./business-schema.ts";
import type { BusinessPolicy } from "./policy-file.ts";
import { wrongFile } from "./read-policies.ts";

/** One policy on one day, ready to be put to businesses. */
export interface PolicyProgram {
  readonly policy: BusinessPolicy;
  readonly schema: Schema;
  readonly compiled: Compiled;
  readonly constants: Constants;
  /** All its conditions in one text: the columns that it doesn't name aren't read. */
  readonly words: string;
}

export const conditionCode = (index: number) => `condition${index}`;
export const amountCode = (index: number) => `amount${index}`;

/**
 * Compiles a policy with the parameter values of the day. Throws Refusal `business-policy-file` that names the condition
 * and what is wrong with it.
 */
export function compilePolicy(
  registers: BusinessRegisters,
  policy: BusinessPolicy,
  asOf: CalendarDate,
  loaded: ReadonlySet<string>,
): PolicyProgram {
  refuseKnown(registers, policy);
  const texts = textsOf(policy);
  const words = [...texts.values()].join("\n");
  const schema = businessSchema(registers, policy, words, loaded);
  const names = [
    ...schema.constants.keys(),
    ...[...schema.entities.values()].flatMap((one) => [...one.attributes.keys()]),
  ];
  const criteria = [...texts].map(([code, text]) => ({
    code,
    entity: BUSINESS,
    expression: parse(policy, code, text, names),
  }));
  try {
    const compiled = compile({ schema, criteria });
    return { policy, schema, compiled, constants: constantsOn(policy, asOf), words };
  } catch (error) {
    if (!(error instanceof RefusedProgram)) throw error;
    const [first] = error.diagnostics;
    const where = first?.where.kind === "criterion" ? first.where.code : "";
    throw wrongFile(policy.code, `${where}: ${first?.message.zh ?? ""}`);
  }
}

function textsOf(policy: BusinessPolicy): Map<string, string> {
  const conditions = policy.conditions.map(({ is }, index): [string, string] => [conditionCode(index), is]);
  const amounts = (policy.grant?.amounts ?? []).flatMap(({ when }, index): [string, string][] =>
    when === undefined ? [] : [[amountCode(index), when]],
  );
  return new Map([...conditions, ...amounts]);
}

/** Nothing known is asked: a declaration of what a register holds can't be defined. */
function refuseKnown({ own, others }: BusinessRegisters, policy: BusinessPolicy): void {
  const known = new Set([
    ...(own?.register.columns.map(({ name }) => name) ?? []),
    ...others.map(({ register }) => register.name),
  ]);
  const asked = policy.declared.find(({ name }) => known.has(name));
  if (asked !== undefined) throw wrongFile(policy.code, `${asked.name}：登记册里有，不得再问`);
}

function parse(policy: BusinessPolicy, code: string, text: string, names: readonly string[]): Node {
  const parsed = parseExpression(text, names);
  if ("tree" in parsed) return parsed.tree;
  throw wrongFile(policy.code, `${code}: ${parsed.diagnostics[0]?.message.zh ?? "FEEL"}`);
}

function constantsOn(policy: BusinessPolicy, asOf: CalendarDate): Constants {
  const constants = new Map<string, ConstantValue>([
    ["认定日期", asOf],
    ["认定月", fromDateNumber(firstOfMonth(toDateNumber(asOf)))],
  ]);
  for (const [name, { unit, values }] of Object.entries(policy.parameters)) {
    const current = values.findLast(({ from }) => from <= asOf) ?? values[0];
    if (current === undefined) continue;
    constants.set(name, unit === "months" ? `P${current.value}M` : { number: String(current.value) });
  }
  return constants;
}
