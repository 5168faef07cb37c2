import {
  type Column,
  type EntityTable,
  NONE,
  NONE_INT,
  NONE_NUMBER,
  type Population,
  type ScalarType,
  type Schema,
  UNKNOWN,
  UNKNOWN_INT,
  UNKNOWN_NUMBER,
} from "@olive/feel";
import { BUSINESS } from "./business-schema.ts";

/** A cell as text; null: known to be none; undefined: not known. */
export type Cell = string | null | undefined;

/** The register row behind a fact. */
export interface RowSource {
  readonly register: string;
  readonly department: string;
  readonly extractOn: string | null;
}

export interface FactRow {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly source: RowSource | null;
}

/** What is known of one business: its own row, rows of registers by their names, what its owner declared. */
export interface BusinessFacts {
  readonly creditCode: string;
  readonly name: string;
  readonly place: string;
  readonly own: FactRow;
  readonly rows: Readonly<Record<string, readonly FactRow[]>>;
  readonly declared: Readonly<Record<string, string>>;
}

/** Facts as columns, for one policy's schema; a declared value fills what the registers don't know, and nothing else. */
export function populationOf(schema: Schema, businesses: readonly BusinessFacts[]): Population {
  const dictionary: string[] = [];
  const codes = new Map<string, number>();
  const codeOf = (text: string) => {
    const known = codes.get(text);
    if (known !== undefined) return known;
    codes.set(text, dictionary.length);
    dictionary.push(text);
    return dictionary.length - 1;
  };
  const tables = new Map<string, EntityTable>();
  const ranges = new Map<string, { start: Int32Array; end: Int32Array }>();
  for (const [name, { attributes }] of schema.entities) {
    if (name === BUSINESS) continue;
    const lists = businesses.map(({ rows }) => rows[name] ?? []);
    const flat = lists.flat();
    const start = new Int32Array(lists.length);
    const end = new Int32Array(lists.length);
    let at = 0;
    for (const [index, list] of lists.entries()) {
      start[index] = at;
      at += list.length;
      end[index] = at;
    }
    ranges.set(name, { start, end });
    tables.set(
      name,
      tableOf(
        attributes,
        flat.map(({ cells }) => cells),
        codeOf,
        new Map(),
      ),
    );
  }
  const own = businesses.map(({ own: row, declared }) => fill(row.cells, declared));
  tables.set(BUSINESS, tableOf(schema.entities.get(BUSINESS)?.attributes ?? new Map(), own, codeOf, ranges));
  return { tables, dictionary };
}

function fill(cells: FactRow["cells"], declared: Readonly<Record<string, string>>): FactRow["cells"] {
  const known = Object.entries(cells).filter(([, cell]) => cell !== undefined);
  return { ...declared, ...Object.fromEntries(known) };
}

function tableOf(
  attributes: Schema["entities"] extends ReadonlyMap<string, infer E>
    ? E extends { attributes: infer A }
      ? A
      : never
    : never,
  rows: readonly FactRow["cells"][],
  codeOf: (text: string) => number,
  ranges: EntityTable["ranges"],
): EntityTable {
  const columns = new Map<string, Column>();
  for (const [name, attribute] of attributes) {
    if (attribute.kind !== "column") continue;
    columns.set(
      name,
      columnOf(
        attribute.type,
        rows.map((cells) => cells[name]),
        codeOf,
      ),
    );
  }
  return { size: rows.length, columns, links: new Map(), ranges };
}

function columnOf(type: ScalarType, cells: readonly Cell[], codeOf: (text: string) => number): Column {
  switch (type.kind) {
    case "boolean":
      return {
        kind: "boolean",
        values: Uint8Array.from(cells, (cell) =>
          cell === undefined ? UNKNOWN : cell === null ? NONE : Number(cell === "true"),
        ),
      };
    case "number":
      return {
        kind: "number",
        scale: type.scale,
        values: Float64Array.from(cells, (cell) =>
          cell === undefined
            ? UNKNOWN_NUMBER
            : cell === null
              ? NONE_NUMBER
              : Math.round(Number(cell) * 10 ** type.scale),
        ),
      };
    case "text":
      return { kind: "text", values: ints(cells, codeOf) };
    default:
      return {
        kind: "date",
        values: ints(cells, (cell) => Number(cell.replaceAll("-", "").padEnd(8, "01"))),
      };
  }
}

function ints(cells: readonly Cell[], value: (cell: string) => number): Int32Array {
  return Int32Array.from(cells, (cell) =>
    cell === undefined ? UNKNOWN_INT : cell === null ? NONE_INT : value(cell),
  );
}
