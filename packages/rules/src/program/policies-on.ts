import type { Attribute, Node, Schema } from "@olive/feel";
import type { CalendarDate } from "@olive/kernel";
import type { PolicySet, PolicySource } from "../policy/load-policies.ts";
import { childrenOf } from "../schema/used-names.ts";

/** The policies in force on a day, by code. */
export function policiesOn(set: PolicySet, asOf: CalendarDate): PolicySource[] {
  return set.policies.filter(
    ({ effective: { from, to } }) => from <= asOf && (to === undefined || asOf <= to),
  );
}

/**
 * The schema without the definitions that the criteria do not lead to, and without constants that have no value: a
 * policy that is not yet in force may use a parameter that has none yet.
 */
export function schemaFor(schema: Schema, criteria: readonly Node[], constants: ReadonlySet<string>): Schema {
  const reached = reachedNames(schema, criteria);
  const entities = new Map(
    [...schema.entities].map(([name, entity]) => {
      const attributes = [...entity.attributes].filter(
        ([attribute, { kind }]) => kind !== "definition" || reached.has(attribute),
      );
      return [name, { name, attributes: new Map<string, Attribute>(attributes) }];
    }),
  );
  return { entities, constants: new Map([...schema.constants].filter(([name]) => constants.has(name))) };
}

function reachedNames(schema: Schema, criteria: readonly Node[]): Set<string> {
  const reached = new Set<string>();
  const visit = (node: Node): void => {
    if (node.kind === "name" || node.kind === "path") reach(node.name);
    for (const child of childrenOf(node)) visit(child);
  };
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const { attributes } of schema.entities.values()) {
      const attribute = attributes.get(name);
      if (attribute?.kind === "definition") visit(attribute.expression);
    }
  };
  for (const criterion of criteria) visit(criterion);
  return reached;
}
