/** All criteria of a program with the definitions that they use. */
import type { Schema } from "../schema.ts";
import type { Diagnostic, Node } from "../tree.ts";
import { createChecker } from "./check.ts";
import type { CheckedCriterion, CheckedDefinition, CheckedProgram } from "./checked.ts";

interface CriterionText {
  readonly code: string;
  readonly entity: string;
  readonly expression: Node;
}

type Where =
  | { readonly kind: "criterion"; readonly code: string }
  | { readonly kind: "definition"; readonly entity: string; readonly name: string };

type Located = Diagnostic & { readonly where: Where };

/** Checks every definition of the schema, used or not, and every criterion. */
export function checkProgram(
  schema: Schema,
  criteria: readonly CriterionText[],
): { readonly program: CheckedProgram } | { readonly diagnostics: readonly Located[] } {
  const checker = createChecker(schema);
  const diagnostics: Located[] = [];
  for (const entity of schema.entities.values()) {
    for (const [name, attribute] of entity.attributes) {
      if (attribute.kind !== "definition") continue;
      const result = checker.definition(entity.name, name);
      if (!result.ok)
        diagnostics.push(...located(result.diagnostics, { kind: "definition", entity: entity.name, name }));
    }
  }
  const checked = new Map<string, CheckedCriterion>();
  for (const { code, entity, expression } of criteria) {
    if (checked.has(code)) throw new Error(`two criteria have the code ${code}`);
    const result = checker.criterion(expression, entity);
    if (result.ok) checked.set(code, { ...result.checked, code });
    else diagnostics.push(...located(result.diagnostics, { kind: "criterion", code }));
  }
  if (diagnostics.length > 0) return { diagnostics };
  return { program: { schema, definitions: usedBy(checked, checker.definitions), criteria: checked } };
}

function located(diagnostics: readonly Diagnostic[], where: Where): Located[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, where }));
}

function usedBy(
  criteria: ReadonlyMap<string, CheckedCriterion>,
  definitions: ReadonlyMap<string, CheckedDefinition>,
): ReadonlyMap<string, CheckedDefinition> {
  const used = new Set<string>();
  const visit = (keys: Iterable<string>): void => {
    for (const key of keys) {
      if (used.has(key)) continue;
      used.add(key);
      visit(definitions.get(key)?.uses ?? []);
    }
  };
  for (const criterion of criteria.values()) visit(criterion.uses);
  return new Map([...definitions].filter(([key]) => used.has(key)));
}
