import type { CalendarDate } from "@olive/kernel";
import type { RuleEdit } from "../contracts/shapes.ts";
import type { DefinitionText, PolicySet, PolicySource } from "../policy/load-policies.ts";
import type { Parameter } from "../policy/policy-schema.ts";
import type { FilePlace } from "../policy/yaml-file.ts";

/** Where an edit comes from and from when it holds. */
export interface EditSource {
  readonly policy: string;
  readonly effectiveOn: CalendarDate;
  /** Legal or administrative reference of the change. */
  readonly reference: string;
  /** Named in refusals as a policy file is: `change 12`, `draft`. */
  readonly label: string;
}

/** The policies with an edit worked in; what it doesn't touch is the same object as before. Pure. */
export function applyEdit(set: PolicySet, edit: RuleEdit, source: EditSource): PolicySet {
  return {
    ...set,
    policies: set.policies.map((policy) => editPolicy(policy, edit, source)),
    definitions: editDefinitions(set.definitions, edit, source),
    parameters: editParameters(set.parameters, edit, source),
  };
}

function editPolicy(policy: PolicySource, { criteria }: RuleEdit, source: EditSource): PolicySource {
  if (criteria === null || policy.code !== source.policy) return policy;
  const reference = joined(policy.reference, source.reference);
  return { ...policy, criteria, reference, placeOf: (offset) => placeIn(source.label, criteria, offset) };
}

/** A definition that isn't there yet becomes the policy's own. */
function editDefinitions(
  definitions: readonly DefinitionText[],
  edit: RuleEdit,
  source: EditSource,
): readonly DefinitionText[] {
  if (edit.definitions.length === 0) return definitions;
  const edited = new Map(edit.definitions.map((one) => [`${one.entity}\0${one.name}`, one]));
  const changed = definitions.map((definition): DefinitionText => {
    const one = edited.get(`${definition.entity}\0${definition.name}`);
    if (one === undefined) return definition;
    edited.delete(`${definition.entity}\0${definition.name}`);
    return {
      ...definition,
      ...definitionText(one.feel, joined(definition.reference, source.reference), source),
    };
  });
  const added = [...edited.values()].map(({ entity, name, feel }): DefinitionText => {
    return { entity, name, policy: source.policy, ...definitionText(feel, source.reference, source) };
  });
  return [...changed, ...added];
}

function definitionText(text: string, reference: string, { label }: EditSource) {
  return { text, reference, placeOf: (offset: number) => placeIn(label, text, offset) };
}

function editParameters(
  parameters: ReadonlyMap<string, Parameter>,
  edit: RuleEdit,
  source: EditSource,
): ReadonlyMap<string, Parameter> {
  if (edit.parameters.length === 0) return parameters;
  const next = new Map(parameters);
  for (const { name, value } of edit.parameters) {
    const parameter = next.get(name);
    if (parameter === undefined) continue;
    const { effectiveOn: from, reference } = source;
    const others = parameter.values.filter((held) => held.from !== from);
    const values = [...others, { from, value, status: "default" as const, reference }];
    next.set(name, { ...parameter, values: values.sort((a, b) => (a.from < b.from ? -1 : 1)) });
  }
  return next;
}

/** The county's own decision stands beside the law that allows it. */
function joined(reference: string, more: string): string {
  return reference.includes(more) ? reference : `${reference}；${more}`;
}

function placeIn(file: string, text: string, offset: number): FilePlace {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
