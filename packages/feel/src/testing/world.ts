/** A population as plain objects, for tests, and the same as columns. */
import {
  type Column,
  type EntityTable,
  NONE,
  NONE_INT,
  NONE_NUMBER,
  type Population,
  type Ranges,
  UNKNOWN as UNKNOWN_CODE,
  UNKNOWN_INT,
  UNKNOWN_NUMBER,
} from "../columns.ts";
import type { ScalarType, Schema } from "../schema.ts";

/** We were not told. `null` is known none. */
export const UNKNOWN = Symbol("unknown");
export type Unknown = typeof UNKNOWN;

/** Numbers are scaled integers, dates and months ISO text. */
export type Cell = Unknown | null | boolean | number | string;

export interface PlainRow {
  readonly entity: string;
  readonly cells: Map<string, Cell>;
  readonly links: Map<string, PlainRow | null | Unknown>;
  readonly rows: Map<string, PlainRow[]>;
  /** Row lists that are known to be complete although their register is not. */
  readonly complete: Set<string>;
}

export interface World {
  readonly schema: Schema;
  readonly tables: Map<string, PlainRow[]>;
}

export function plainRow(entity: string): PlainRow {
  return { entity, cells: new Map(), links: new Map(), rows: new Map(), complete: new Set() };
}

/** The columns of a world. New texts join the dictionary. */
export function columnsOf(world: World, dictionary: string[] = []): Population {
  const codes = new Map(dictionary.map((text, code) => [text, code]));
  const codeOf = (text: string): number => {
    const code = codes.get(text) ?? dictionary.push(text) - 1;
    codes.set(text, code);
    return code;
  };
  const places = new Map<PlainRow, number>();
  for (const rows of world.tables.values()) rows.forEach((row, at) => void places.set(row, at));
  const tables = [...world.tables].map(
    ([entity, rows]) => [entity, tableOf(world.schema, entity, rows, places, codeOf)] as const,
  );
  return { tables: new Map(tables), dictionary };
}

function tableOf(
  schema: Schema,
  entity: string,
  rows: readonly PlainRow[],
  places: ReadonlyMap<PlainRow, number>,
  codeOf: (text: string) => number,
): EntityTable {
  const columns = new Map<string, Column>();
  const links = new Map<string, Int32Array>();
  const ranges = new Map<string, Ranges>();
  for (const [name, attribute] of schema.entities.get(entity)?.attributes ?? []) {
    if (attribute.kind === "column") {
      const cells = rows.map((row) => row.cells.get(name) ?? null);
      columns.set(name, columnOf(attribute.type, cells, codeOf));
    } else if (attribute.kind === "link") {
      links.set(
        name,
        Int32Array.from(rows, (row) => placeOf(row.links.get(name) ?? null, places)),
      );
    } else if (attribute.kind === "rows") {
      ranges.set(name, rangesOf(rows, name, places));
    }
  }
  return { size: rows.length, columns, links, ranges };
}

function placeOf(row: PlainRow | null | Unknown, places: ReadonlyMap<PlainRow, number>): number {
  if (row === UNKNOWN) return UNKNOWN_INT;
  return row === null ? NONE_INT : (places.get(row) ?? NONE_INT);
}

function columnOf(type: ScalarType, cells: readonly Cell[], codeOf: (text: string) => number): Column {
  const ints = (value: (cell: boolean | number | string) => number): Int32Array =>
    Int32Array.from(cells, (cell) =>
      cell === UNKNOWN ? UNKNOWN_INT : cell === null ? NONE_INT : value(cell),
    );
  switch (type.kind) {
    case "boolean":
      return {
        kind: "boolean",
        values: Uint8Array.from(cells, (cell) =>
          cell === UNKNOWN ? UNKNOWN_CODE : cell === null ? NONE : Number(cell),
        ),
      };
    case "number":
      return {
        kind: "number",
        scale: type.scale,
        values: Float64Array.from(cells, (cell) =>
          cell === UNKNOWN ? UNKNOWN_NUMBER : cell === null ? NONE_NUMBER : Number(cell),
        ),
      };
    case "text":
      return { kind: "text", values: ints((cell) => codeOf(String(cell))) };
    default:
      return { kind: "date", values: ints((cell) => Number(String(cell).replaceAll("-", ""))) };
  }
}

/** Positions go through `rows`, so that lists of any order and overlap can be held. */
function rangesOf(owners: readonly PlainRow[], name: string, places: ReadonlyMap<PlainRow, number>): Ranges {
  const start = new Int32Array(owners.length);
  const end = new Int32Array(owners.length);
  const rows: number[] = [];
  for (const [at, owner] of owners.entries()) {
    start[at] = rows.length;
    for (const row of owner.rows.get(name) ?? []) rows.push(placeOf(row, places));
    end[at] = rows.length;
  }
  const complete = Uint8Array.from(owners, (owner) => Number(owner.complete.has(name)));
  const sideBySide = rows.every((row, at) => row === at);
  return { start, end, complete, ...(sideBySide ? {} : { rows: Int32Array.from(rows) }) };
}
