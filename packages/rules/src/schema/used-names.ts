import type { Node, Schema } from "@olive/feel";

/**
 * Every name that occurs in the schema's definitions or in the criteria: a column whose name is not among them is
 * read by no criterion. `picked` are the names of lists from which one is picked by place or condition (a filter):
 * there the order of rows matters.
 */
export interface UsedNames {
  readonly names: ReadonlySet<string>;
  readonly picked: ReadonlySet<string>;
}

export function usedNames(schema: Schema, criteria: readonly Node[]): UsedNames {
  const names = new Set<string>();
  const picked = new Set<string>();
  const visit = (node: Node): void => {
    if (node.kind === "name" || node.kind === "path") names.add(node.name);
    if (node.kind === "filter" || node.kind === "call") collectLists(node, picked);
    for (const child of childrenOf(node)) visit(child);
  };
  for (const criterion of criteria) visit(criterion);
  for (const { attributes } of schema.entities.values()) {
    for (const attribute of attributes.values()) {
      if (attribute.kind === "definition") visit(attribute.expression);
    }
  }
  return { names, picked };
}

function collectLists(node: Node, into: Set<string>): void {
  if (node.kind === "name" || node.kind === "path") into.add(node.name);
  for (const child of childrenOf(node)) collectLists(child, into);
}

/** The nodes directly inside a node, whatever its kind: every field that holds nodes is looked into. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((field) => nodesIn(field));
}

function nodesIn(field: unknown): Node[] {
  if (Array.isArray(field)) return field.flatMap((item) => nodesIn(item));
  if (typeof field !== "object" || field === null) return [];
  if ("kind" in field) return [field as Node];
  // Bindings, entries, arguments and range ends carry nodes one level down.
  return Object.values(field).flatMap((inner) => nodesIn(inner));
}
