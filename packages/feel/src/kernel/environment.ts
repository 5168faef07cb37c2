/** Brings what a kernel needs together: arrays of the population, definitions, folded values, text tables. */
import type { Checked } from "../check/checked.ts";
import type { Column, EntityTable, Population } from "../columns.ts";
import { type Evaluation, frameOf } from "../interpret/evaluator.ts";
import type { Schema } from "../schema.ts";
import { UnfitPopulation } from "./errors.ts";
import type { OutArray } from "./generate.ts";
import type { Need } from "./needs.ts";
import { ROUTINES } from "./routines.ts";
import { dictionaryCodes, type Interner, type TextTables, textCode } from "./text-tables.ts";

export interface Surroundings {
  readonly schema: Schema;
  readonly population: Population;
  /** Folds constants; it sees no rows. */
  readonly folding: Evaluation;
  readonly definitions: ReadonlyMap<string, readonly OutArray[]>;
  readonly interner: Interner;
  readonly tables: TextTables;
}

/** Looks up the written texts of many kernels in one pass over the dictionary. */
export function findWrittenTexts(needs: readonly Need[], around: Surroundings): void {
  dictionaryCodes(around.population.dictionary, writtenTexts(needs, around));
}

/** @throws UnfitPopulation */
export function environmentOf(needs: readonly Need[], around: Surroundings): unknown[] {
  const inDictionary = dictionaryCodes(around.population.dictionary, writtenTexts(needs, around));
  return needs.map((need) => resolve(need, around, inDictionary));
}

function resolve(need: Need, around: Surroundings, inDictionary: (text: string) => number): unknown {
  switch (need.kind) {
    case "column":
      return columnValues(need.entity, need.name, around);
    case "link": {
      const links = table(need.entity, around).links.get(need.name);
      if (links === undefined) throw new UnfitPopulation(`no link ${need.entity}.${need.name}`);
      return links;
    }
    case "range": {
      const ranges = table(need.entity, around).ranges.get(need.name);
      if (ranges === undefined) throw new UnfitPopulation(`no rows ${need.entity}.${need.name}`);
      return ranges[need.part] ?? null;
    }
    case "definition":
      return around.definitions.get(need.key)?.[need.part];
    case "fixed":
      return fold(need.value, need.space, around, inDictionary);
    case "table":
      return around.tables.bind(need.table, around.population.dictionary, around.folding).values;
    case "fill":
      return around.tables.bind(need.table, around.population.dictionary, around.folding).fill;
    case "routine":
      return ROUTINES[need.name];
  }
}

function table(entity: string, around: Surroundings): EntityTable {
  const found = around.population.tables.get(entity);
  if (found === undefined) throw new UnfitPopulation(`no table ${entity}`);
  return found;
}

const COLUMN_KINDS = {
  boolean: "boolean",
  number: "number",
  text: "text",
  date: "date",
  month: "date",
  period: "date",
} as const;

function columnValues(entity: string, name: string, around: Surroundings): Column["values"] {
  const column = table(entity, around).columns.get(name);
  const attribute = around.schema.entities.get(entity)?.attributes.get(name);
  if (attribute?.kind !== "column") throw new UnfitPopulation(`no column ${entity}.${name} in the schema`);
  if (column === undefined) throw new UnfitPopulation(`no column ${entity}.${name}`);
  const { type } = attribute;
  if (column.kind !== COLUMN_KINDS[type.kind]) {
    throw new UnfitPopulation(`${entity}.${name} is a ${column.kind}, not a ${type.kind}`);
  }
  if (column.kind === "number" && type.kind === "number" && column.scale !== type.scale) {
    throw new UnfitPopulation(`${entity}.${name} has scale ${column.scale}, not ${type.scale}`);
  }
  return column.values;
}

type Fixed = Need & { kind: "fixed" };

function writtenTexts(needs: readonly Need[], around: Surroundings): string[] {
  const fixed = needs.filter((need): need is Fixed => need.kind === "fixed");
  return fixed
    .filter((need) => need.value.type === "text" && need.space === "dictionary")
    .map((need) => around.folding.text(need.value, frameOf(around.folding, 0)))
    .filter((text) => typeof text === "string");
}

function fold(
  value: Checked,
  space: Fixed["space"],
  around: Surroundings,
  inDictionary: (text: string) => number,
): number {
  const { folding } = around;
  const frame = frameOf(folding, 0);
  switch (value.type) {
    case "truth":
      return folding.truth(value, frame);
    case "number":
      return folding.number(value, frame).low;
    case "text":
      return textCode(folding.text(value, frame), space, around.interner, inDictionary);
    default:
      return folding.ordinal(value, frame);
  }
}
