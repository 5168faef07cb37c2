/** A small schema with texts as they are written, for tests by example. */
import { parseExpression } from "../parse/parse.ts";
import type { Attribute, ScalarType, Schema } from "../schema.ts";
import type { Node } from "../tree.ts";
import { type Cell, type PlainRow, plainRow, type World } from "./world.ts";

export function parsed(source: string): Node {
  const result = parseExpression(source, []);
  if ("tree" in result) return result.tree;
  throw new Error(`${source}: ${JSON.stringify(result.diagnostics)}`);
}

export type Description = Readonly<Record<string, Readonly<Record<string, ScalarType | Attribute | string>>>>;

/** Columns by their type, other attributes as they are, definitions as FEEL text. */
export function schemaOf(
  entities: Description,
  constants: Readonly<Record<string, ScalarType>> = {},
): Schema {
  const described = Object.entries(entities).map(([name, attributes]) => {
    const all = Object.entries(attributes).map(([attribute, of]) => [attribute, attributeOf(of)] as const);
    return [name, { name, attributes: new Map(all) }] as const;
  });
  return { entities: new Map(described), constants: new Map(Object.entries(constants)) };
}

function attributeOf(of: ScalarType | Attribute | string): Attribute {
  if (typeof of === "string") return { kind: "definition", expression: parsed(of) };
  return isAttribute(of) ? of : { kind: "column", type: of };
}

function isAttribute(of: ScalarType | Attribute): of is Attribute {
  return ["column", "link", "rows", "definition"].includes(of.kind);
}

/** One row with its cells; rows of registers are given as lists. */
export function addRow(
  world: World,
  entity: string,
  cells: Readonly<Record<string, Cell>>,
  lists: Readonly<Record<string, readonly PlainRow[]>> = {},
): PlainRow {
  const row = plainRow(entity);
  for (const [name, cell] of Object.entries(cells)) row.cells.set(name, cell);
  for (const [name, rows] of Object.entries(lists)) row.rows.set(name, [...rows]);
  const table = world.tables.get(entity) ?? [];
  world.tables.set(entity, table);
  table.push(row);
  return row;
}

export function emptyWorld(schema: Schema): World {
  return { schema, tables: new Map([...schema.entities.keys()].map((entity) => [entity, []])) };
}
