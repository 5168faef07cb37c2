import type { CalendarDate } from "@olive/kernel";
import type { RuleText } from "../contracts/rule.ts";
import { policyOf } from "../edition/policy-of.ts";
import type { PolicySet, PolicySource } from "../policy/load-policies.ts";
import { type ParameterValue, rankName, valuesOn } from "../policy/parameters.ts";
import type { Parameter } from "../policy/policy-schema.ts";
import { policyVersion } from "../run/policy-version.ts";
import { type UsedTexts, usedTexts } from "../run/used-texts.ts";

/** What every list says of a policy. */
export function summaryOf({ code, name, kind, reference, effective, confirm }: PolicySource) {
  const { from, to = null } = effective;
  return { code, name, kind, reference, effectiveFrom: from, effectiveTo: to, confirm: [...confirm] };
}

/** The whole of a policy on a day: text, building blocks, parameters with all their dated values. Pure. */
export function describeRule(set: PolicySet, code: string, on: CalendarDate): RuleText {
  const policy = policyOf(set, code);
  const used = new Map(set.policies.map((one) => [one.code, usedTexts(set, one)]));
  const own = used.get(code) ?? usedTexts(set, policy);
  const values = valuesOn(set, on);
  return {
    ...summaryOf(policy),
    on,
    termMonths: policy.term.months,
    criteria: policy.criteria.trim(),
    definitions: own.definitions.map((definition) => ({
      entity: definition.entity,
      name: definition.name,
      feel: definition.text.trim(),
      reference: definition.reference,
      usedBy: codesWhere(used, ({ definitions }) => definitions.includes(definition)),
    })),
    parameters: [...set.parameters]
      .filter(([name]) => reads(own, name))
      .map(([name, parameter]) => describeParameter(set, name, parameter, values.get(name), used)),
    hash: policyVersion(set, policy).hash,
  };
}

function describeParameter(
  set: PolicySet,
  name: string,
  { title, unit, values }: Parameter,
  value: ParameterValue | undefined,
  used: ReadonlyMap<string, UsedTexts>,
) {
  const order = set.grades.find((grade) => grade.name === unit)?.order;
  return {
    name,
    title,
    unit,
    choices: order === undefined ? null : [...order],
    value: value ?? null,
    usedBy: codesWhere(used, (texts) => reads(texts, name)),
    values: values.map((one) => ({ ...one })),
  };
}

/** A parameter that is a grade is met as its rank. */
function reads({ words }: UsedTexts, parameter: string): boolean {
  return words.has(parameter) || words.has(rankName(parameter));
}

function codesWhere(used: ReadonlyMap<string, UsedTexts>, holds: (texts: UsedTexts) => boolean): string[] {
  return [...used].filter(([, texts]) => holds(texts)).map(([code]) => code);
}
