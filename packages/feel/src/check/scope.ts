/**
 * What a name means at a place. Bound variables come first, then constants, then attributes of the row in question,
 * so that a column added to a register never captures a name that an existing criterion uses for something else.
 */
import type { EntitySchema, Schema } from "../schema.ts";
import type { Diagnostic, Node, Span } from "../tree.ts";
import type { Checked, ListExpr, RowExpr } from "./checked.ts";

/** What a part of the text denotes. A list of values is a list of rows and what to take of each. */
export type Term =
  | { readonly as: "value"; readonly value: Checked }
  | { readonly as: "row"; readonly row: RowExpr }
  | { readonly as: "list"; readonly list: ListExpr; readonly item: ((row: RowExpr) => Checked) | undefined }
  | { readonly as: "null" }
  | { readonly as: "days"; readonly days: number };

export interface Scope {
  readonly variables: ReadonlyMap<string, Term>;
  /** The row whose attributes bare names mean. */
  readonly row: RowExpr;
  /** Entities around a filter: their names are known but may not be used inside it. */
  readonly outer: readonly EntitySchema[];
  /** The `?` of a unary test. */
  readonly input: Checked | undefined;
}

/** One check under way. `lower` and `definitionOf` close the circle between the files of this folder. */
export interface Checking {
  readonly schema: Schema;
  readonly problems: Diagnostic[];
  readonly constants: Set<string>;
  readonly uses: Set<string>;
  nextSlot: number;
  lower(node: Node, scope: Scope): Term;
  /** What a definition yields; checks it first if need be. */
  definitionOf(
    entity: string,
    name: string,
    span: Span,
  ): { readonly shape: Checked; readonly quotient: boolean };
}

export function withVariable(scope: Scope, name: string, term: Term): Scope {
  return { ...scope, variables: new Map(scope.variables).set(name, term) };
}

export function takeSlot(on: Checking): number {
  return on.nextSlot++;
}

export function entityOf(name: string, on: Checking): EntitySchema {
  const entity = on.schema.entities.get(name);
  if (entity === undefined) throw new Error(`the schema has no entity ${name}`);
  return entity;
}

/** Everything that could stand as a bare name here, for near misses. */
export function namesInScope(scope: Scope, on: Checking): string[] {
  return [
    ...scope.variables.keys(),
    ...on.schema.constants.keys(),
    ...entityOf(scope.row.entity, on).attributes.keys(),
  ];
}
