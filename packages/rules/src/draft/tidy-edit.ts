import type { CalendarDate } from "@olive/kernel";
import type { RuleEdit } from "../contracts/shapes.ts";
import type { PolicySet } from "../policy/load-policies.ts";
import { valuesOn } from "../policy/parameters.ts";

/** The edit without what stands in the rules already: a change says only what it changes. Pure. */
export function tidyEdit(
  set: PolicySet,
  policy: string,
  effectiveOn: CalendarDate,
  edit: RuleEdit,
): RuleEdit {
  const criteria = set.policies.find(({ code }) => code === policy)?.criteria;
  const values = valuesOn(set, effectiveOn);
  return {
    criteria: edit.criteria === null || isSame(edit.criteria, criteria) ? null : edit.criteria.trim(),
    definitions: edit.definitions.filter(({ entity, name, feel }) => {
      const held = set.definitions.find((one) => one.entity === entity && one.name === name);
      return !isSame(feel, held?.text);
    }),
    parameters: edit.parameters.filter(({ name, value }) => String(values.get(name)) !== String(value)),
  };
}

export function saysNothing({ criteria, definitions, parameters }: RuleEdit): boolean {
  return criteria === null && definitions.length === 0 && parameters.length === 0;
}

function isSame(a: string, b: string | undefined): boolean {
  return b !== undefined && a.trim() === b.trim();
}
