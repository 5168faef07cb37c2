import {
  checkProgram,
  type Diagnostic,
  type ProgramDiagnostic,
  parseExpression,
  type Schema,
} from "@olive/feel";
import { type CalendarDate, isRefusal } from "@olive/kernel";
import type { RegisterDefinition } from "@olive/registry";
import type { RuleFault } from "../contracts/rule.ts";
import type { RuleEdit } from "../contracts/shapes.ts";
import { applyEdit } from "../edition/apply-edit.ts";
import { policyOf } from "../edition/policy-of.ts";
import type { PolicySet } from "../policy/load-policies.ts";
import { readParameterValue } from "../policy/parameters.ts";
import { buildSchema, declaredNames, PERSON } from "../schema/build-schema.ts";

type Where = RuleFault["where"];

/** What an edit is checked against. */
export interface EditContext {
  readonly registers: readonly RegisterDefinition[];
  /** The edition that the edit changes. */
  readonly set: PolicySet;
  readonly policy: string;
  readonly effectiveOn: CalendarDate;
}

/** All that is wrong with an edit, at its place, with the repair where one is known. Pure. */
export function checkEdit(context: EditContext, edit: RuleEdit): RuleFault[] {
  const schema = buildSchema(context.registers, context.set);
  const faults = [
    ...checkValues(context, edit),
    ...checkNewDefinitions(schema, edit),
    ...checkTexts(schema, edit),
  ];
  return faults.length > 0 ? faults : checkMeaning(context, edit);
}

function checkValues({ set }: EditContext, { parameters }: RuleEdit): RuleFault[] {
  return parameters.flatMap(({ name, value }): RuleFault[] => {
    try {
      readParameterValue(set, name, String(value));
      return [];
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { zh, en } = error.remedy;
      const message = { zh: `${error.wording.zh}；${zh}`, en: `${error.wording.en}. ${en}` };
      return [
        { where: { kind: "parameter", name }, from: 0, to: 0, code: error.code, message, repair: null },
      ];
    }
  });
}

function checkNewDefinitions(schema: Schema, { definitions }: RuleEdit): RuleFault[] {
  return definitions.flatMap(({ entity, name }): RuleFault[] => {
    const attributes = schema.entities.get(entity)?.attributes;
    const held = attributes?.get(name);
    const isTaken = schema.constants.has(name) || (held !== undefined && held.kind !== "definition");
    if (attributes !== undefined && !isTaken) return [];
    const message =
      attributes === undefined
        ? { zh: `没有“${entity}”这类数据`, en: `There is no ${entity}` }
        : { zh: `名称“${name}”已有别的含义`, en: `The name ${name} has a meaning already` };
    return [
      {
        where: { kind: "definition", entity, name },
        from: 0,
        to: 0,
        code: "name-taken",
        message,
        repair: null,
      },
    ];
  });
}

function checkTexts(schema: Schema, edit: RuleEdit): RuleFault[] {
  const names = declaredNames(schema);
  for (const { name } of edit.definitions) names.add(name);
  const read = (where: Where, text: string): RuleFault[] => {
    const parsed = parseExpression(text, names);
    return "tree" in parsed ? [] : parsed.diagnostics.map((diagnostic) => faultAt(where, diagnostic));
  };
  return [
    ...(edit.criteria === null ? [] : read({ kind: "criteria" }, edit.criteria)),
    ...edit.definitions.flatMap(({ entity, name, feel }) => read({ kind: "definition", entity, name }, feel)),
  ];
}

/** Names and types, in every rule: an edit of a shared block may break another rule. */
function checkMeaning(context: EditContext, edit: RuleEdit): RuleFault[] {
  const { registers, set, policy, effectiveOn } = context;
  policyOf(set, policy);
  const next = applyEdit(set, edit, { policy, effectiveOn, reference: "", label: "draft" });
  const schema = buildSchema(registers, next);
  const names = declaredNames(schema);
  const criteria = next.policies.flatMap(({ code, criteria: text }) => {
    const parsed = parseExpression(text, names);
    return "tree" in parsed ? [{ code, entity: PERSON, expression: parsed.tree }] : [];
  });
  const result = checkProgram(schema, criteria);
  return "diagnostics" in result
    ? result.diagnostics.map((diagnostic) => faultAt(placeOf(diagnostic, policy), diagnostic))
    : [];
}

function placeOf({ where }: ProgramDiagnostic, policy: string): Where {
  if (where.kind === "definition") return where;
  return where.code === policy ? { kind: "criteria" } : { kind: "other", code: where.code };
}

function faultAt(where: Where, { from, to, code, message, repair }: Diagnostic): RuleFault {
  return { where, from, to, code, message: { ...message }, repair: repair ?? null };
}
