/**
 * Texts of a run: the codes of written texts, the run's own codes for derived texts, and the outcomes of text
 * functions by code, filled as kernels ask for them.
 */
import { NONE, NONE_INT, NONE_NUMBER, UNKNOWN, UNKNOWN_INT, UNKNOWN_NUMBER } from "../columns.ts";
import { type Evaluation, frameOf } from "../interpret/evaluator.ts";
import { applySteps, type StepValue } from "../interpret/texts.ts";
import type { TextSpace, TextTable } from "./needs.ts";

/** A written text that the dictionary does not have: equal to no text of the data. */
const ABSENT = -1;
/** Marks what was not asked for yet; kernels know these numbers too (emit-read.ts). */
export const NOT_YET = { truth: 255, number: -Number.MAX_VALUE, text: -0x7fff_fffe } as const;
/** Room for derived texts that appear while kernels run; further ones go to a map. */
const SPARE_CODES = 4096;

type TableArray = Uint8Array | Float64Array | Int32Array;

export interface BoundTable {
  readonly values: TableArray;
  fill(code: number): number;
}

/** Codes for derived texts; they stay the same for the life of a run and of its what-ifs. */
export interface Interner {
  readonly codes: Map<string, number>;
  readonly texts: string[];
}

export function createInterner(): Interner {
  return { codes: new Map(), texts: [] };
}

export function intern(text: string, interner: Interner): number {
  const known = interner.codes.get(text);
  if (known !== undefined) return known;
  const code = interner.texts.length;
  interner.codes.set(text, code);
  interner.texts.push(text);
  return code;
}

interface Lookup {
  readonly wanted: Map<string, number>;
  scanned: number;
}

const LOOKUPS = new WeakMap<readonly string[], Lookup>();

/** Codes of some texts in the dictionary, found in one pass and remembered with the dictionary. */
export function dictionaryCodes(
  dictionary: readonly string[],
  texts: Iterable<string>,
): (text: string) => number {
  const lookup = LOOKUPS.get(dictionary) ?? { wanted: new Map<string, number>(), scanned: 0 };
  LOOKUPS.set(dictionary, lookup);
  const fresh = [...texts].filter((text) => !lookup.wanted.has(text));
  for (const text of fresh) lookup.wanted.set(text, ABSENT);
  scan(dictionary, lookup, fresh.length > 0 ? 0 : lookup.scanned);
  return (text) => lookup.wanted.get(text) ?? ABSENT;
}

/** Lengths are compared first: hashing a million texts takes longer than the whole evaluation. */
function scan(dictionary: readonly string[], lookup: Lookup, start: number): void {
  const longest = Math.max(0, ...[...lookup.wanted.keys()].map((text) => text.length));
  const lengths = new Uint8Array(longest + 1);
  for (const text of lookup.wanted.keys()) lengths[text.length] = 1;
  for (let code = start; code < dictionary.length; code++) {
    const text = dictionary[code] ?? "";
    if (text.length <= longest && lengths[text.length] === 1 && lookup.wanted.has(text)) {
      lookup.wanted.set(text, code);
    }
  }
  lookup.scanned = dictionary.length;
}

export interface TextTables {
  bind(table: TextTable, dictionary: readonly string[], on: Evaluation): BoundTable;
}

export function createTextTables(interner: Interner): TextTables {
  const known = new WeakMap<readonly string[], Map<string, BoundTable>>();
  return {
    bind(table, dictionary, on) {
      const tables = known.get(dictionary) ?? new Map<string, BoundTable>();
      known.set(dictionary, tables);
      const key = `${table.key}${constantsOf(table, on)}`;
      const bound = tables.get(key) ?? createTable(table, dictionary, interner, on);
      tables.set(key, bound);
      return bound;
    },
  };
}

/** The values of all constants, where some step uses one. */
function constantsOf(table: TextTable, on: Evaluation): string {
  return table.key.includes('"kind":"constant"') ? JSON.stringify([...on.constants]) : "";
}

function createTable(
  table: TextTable,
  dictionary: readonly string[],
  interner: Interner,
  on: Evaluation,
): BoundTable {
  const texts = table.from === "dictionary" ? dictionary : interner.texts;
  const size = table.from === "dictionary" ? dictionary.length : interner.texts.length + SPARE_CODES;
  const values = allocate(table.type, size);
  const beyond = new Map<number, number>();
  const frame = frameOf(on, 0);
  return {
    values,
    fill(code) {
      const known = beyond.get(code);
      if (known !== undefined) return known;
      const value = encode(table.type, applySteps(texts[code], table.steps, frame), interner);
      if (code < values.length) values[code] = value;
      else beyond.set(code, value);
      return value;
    },
  };
}

function allocate(type: TextTable["type"], size: number): TableArray {
  if (type === "truth") return new Uint8Array(size).fill(NOT_YET.truth);
  if (type === "number") return new Float64Array(size).fill(NOT_YET.number);
  return new Int32Array(size).fill(NOT_YET.text);
}

function encode(type: TextTable["type"], value: StepValue, interner: Interner): number {
  if (value === undefined) return { truth: UNKNOWN, number: UNKNOWN_NUMBER, text: UNKNOWN_INT }[type];
  if (value === null) return { truth: NONE, number: NONE_NUMBER, text: NONE_INT }[type];
  if (typeof value === "string") return intern(value, interner);
  return typeof value === "boolean" ? Number(value) : value.low;
}

/** The code of a fixed text. */
export function textCode(
  text: string | null | undefined,
  space: TextSpace,
  interner: Interner,
  inDictionary: (text: string) => number,
): number {
  if (text === null) return NONE_INT;
  if (text === undefined) return UNKNOWN_INT;
  return space === "derived" ? intern(text, interner) : inDictionary(text);
}
