/** Reading columns, definitions and text tables, through rows that may be unknown or none. */
import type { Checked, TextStep } from "../check/checked.ts";
import { type Emitter, NONE_ROW, type Num, type Ordinal, type Row, UNKNOWN_ROW } from "./emitter.ts";
import type { Need, TextSpace, TextTable } from "./needs.ts";

type Stored = Checked & { kind: "column" | "definition" };

function needOf(stored: Stored, part: number): Need {
  if (stored.kind === "column") return { kind: "column", entity: stored.of.entity, name: stored.name };
  return { kind: "definition", key: stored.key, part };
}

/** One element of an array, or what stands for it where the row is unknown or none. */
function read(array: string, row: Row, unknown: string, none: string, on: Emitter): string {
  return on.code.share(`read ${array} ${row.value}`, "v", () => {
    const element = `${array}[${row.value}]`;
    if (row.certain) return element;
    return `${row.value} >= 0 ? ${element} : ${row.value} === ${UNKNOWN_ROW} ? ${unknown} : ${none}`;
  });
}

export function emitReadTruth(checked: Checked, on: Emitter): string {
  if (checked.kind === "textual") return emitTable(checked, on, ["2", "3"]);
  if (checked.kind !== "column" && checked.kind !== "definition")
    throw new Error(`${checked.kind} is not stored`);
  return read(on.needs.name(needOf(checked, 0)), on.row(checked.of), "2", "3", on);
}

export function emitReadOrdinal(stored: Stored, on: Emitter): Ordinal {
  const value = read(on.needs.name(needOf(stored, 0)), on.row(stored.of), UNKNOWN_ROW, NONE_ROW, on);
  return { value, certain: false };
}

export function emitReadNumber(stored: Stored, on: Emitter): Num {
  const row = on.row(stored.of);
  const low = read(on.needs.name(needOf(stored, 0)), row, "-Infinity", "Infinity", on);
  if (stored.kind === "definition") return readDefinition(stored, row, low, on);
  if (!Number.isFinite(stored.min) && !Number.isFinite(stored.max)) return singleNumber(low);
  return boundedColumn(stored, row, low, on);
}

export function singleNumber(low: string): Num {
  return {
    low,
    high: `(${low} === -Infinity ? Infinity : ${low})`,
    exact: false,
    nullable: true,
    single: true,
  };
}

function readDefinition(stored: Checked & { kind: "definition" }, row: Row, low: string, on: Emitter): Num {
  const shape = on.shapeOf(stored.key);
  if (shape.kind === "number" && shape.single) return singleNumber(low);
  const high = read(on.needs.name(needOf(stored, 1)), row, "Infinity", "Infinity", on);
  return { low, high, exact: false, nullable: true, single: false };
}

/** Bounds of dividend and divisor, each with null as Infinity. */
export function emitReadQuotient(stored: Stored, on: Emitter): { dividend: Num; divisor: Num } {
  const row = on.row(stored.of);
  const part = (at: number, unknown: string): string =>
    read(on.needs.name(needOf(stored, at)), row, unknown, "Infinity", on);
  const bounds = (at: number): Num => ({
    low: part(at, "-Infinity"),
    high: part(at + 1, "Infinity"),
    exact: false,
    nullable: true,
    single: false,
  });
  return { dividend: bounds(0), divisor: bounds(2) };
}

/** An unknown cell lies within the declared bounds; behind an unknown row there may be nothing at all. */
function boundedColumn(stored: Stored, row: Row, value: string, on: Emitter): Num {
  const bound = (name: string, limit: number, otherwise: string): string =>
    on.code.share(`${name} ${value}`, "b", () => {
      const cell = row.certain ? String(limit) : `${row.value} < 0 ? ${otherwise} : ${limit}`;
      return `${value} === -Infinity ? (${cell}) : ${value}`;
    });
  const low = bound("low", stored.min, "-Infinity");
  const high = bound("high", stored.max, "Infinity");
  return { low, high, exact: false, nullable: true, single: false };
}

/** Where in the text a step stands does not matter to its outcome. */
function tableKey(from: TextSpace, steps: readonly TextStep[]): string {
  return JSON.stringify([from, steps], (name, value) =>
    name === "from" || name === "to" ? undefined : value,
  );
}

type Textual = Checked & { kind: "textual" };

/** The element of a text table for the text; `sentinels`: what stands for an unknown text and for none. */
export function emitTable(checked: Textual, on: Emitter, sentinels: readonly [string, string]): string {
  const from = sourceSpace(checked.of, on);
  const table: TextTable = {
    from,
    steps: checked.steps,
    type: checked.type === "truth" || checked.type === "number" ? checked.type : "text",
    key: tableKey(from, checked.steps),
  };
  return lookUp(on.ordinal(checked.of, from), table, sentinels, on);
}

/** Same text, other space. */
export function emitDerived(ordinal: Ordinal, on: Emitter): string {
  const table: TextTable = { from: "dictionary", steps: [], type: "text", key: tableKey("dictionary", []) };
  return lookUp(ordinal, table, [UNKNOWN_ROW, NONE_ROW], on);
}

function lookUp(of: Ordinal, table: TextTable, sentinels: readonly [string, string], on: Emitter): string {
  const [array, fill] = [on.needs.name({ kind: "table", table }), on.needs.name({ kind: "fill", table })];
  const notYet = { truth: "255", number: "(-Number.MAX_VALUE)", text: "-2147483646" }[table.type];
  const { code } = on;
  return code.share(`table ${array} ${of.value}`, "v", () => {
    const value = code.fresh("w");
    code.line(`let ${value} = ${of.value} >= 0 ? ${array}[${of.value}] : ${notYet};`);
    code.line(
      `if (${value} === ${notYet} || ${value} === undefined) ${value} = ${of.value} === ${UNKNOWN_ROW} ? ${sentinels[0]} : ${of.value} === ${NONE_ROW} ? ${sentinels[1]} : ${fill}(${of.value});`,
    );
    return value;
  });
}

function sourceSpace(of: Checked, on: Emitter): TextSpace {
  if (of.kind === "definition") {
    const shape = on.shapeOf(of.key);
    return shape.kind === "text" ? shape.space : "dictionary";
  }
  if (of.kind === "slot") {
    const slot = on.slots.get(of.slot);
    return slot?.as === "ordinal" ? slot.space : "dictionary";
  }
  return "dictionary";
}
