import { NONE_INT, NONE_NUMBER, UNKNOWN_INT, UNKNOWN_NUMBER } from "@olive/feel";
import { dateNumber, fromEpochDay } from "@olive/kernel";
import { SEX_VALUES } from "../schema/column-types.ts";
import { type FieldReader, int32At, int64At } from "./copy-decoder.ts";
import type { ColumnForm, PlannedColumn } from "./plan.ts";
import type { GrowingColumn, RowBuffer } from "./row-buffer.ts";
import type { TextIndex } from "./text-index.ts";

/** PostgreSQL counts days from 2000-01-01, the kernel from 1970-01-01. */
const POSTGRES_EPOCH_DAY = 10_957;
/** Days that are worked out once only: 1900 to 2100. */
const FIRST_DAY = -36_525;
const DAYS = 2 * 36_525;

const days = new Int32Array(DAYS);

/** Days since 2000-01-01 → yyyymmdd. */
function dateOfPostgresDay(day: number): number {
  const at = day - FIRST_DAY;
  if (at < 0 || at >= DAYS) return fromEpochDay(day + POSTGRES_EPOCH_DAY);
  if (days[at] === 0) days[at] = fromEpochDay(day + POSTGRES_EPOCH_DAY);
  return days[at] as number;
}

/** What to select so that the field arrives in the form that its reader expects. */
export function selectOf({ code, form }: PlannedColumn): string {
  if (form.as === "date") return `${code}::date`;
  if (form.as === "number") {
    return form.scale === 0 ? `${code}::int8` : `round(${code} * ${10 ** form.scale})::int8`;
  }
  return code;
}

/** The reader that puts a planned column's field into the buffer's last row. */
export function fieldReader(column: PlannedColumn, buffer: RowBuffer, dictionary: TextIndex): FieldReader {
  const target = buffer.columns.get(column.name);
  if (target === undefined) throw new RangeError(`no column ${column.name}`);
  const missing = missingValue(target, column.empty);
  const decode = decoderOf(column.form, dictionary, missing);
  return (bytes, at, length) => {
    target.values[buffer.size - 1] = length < 0 ? missing : decode(bytes, at, length);
  };
}

/** The sentinel of an empty cell. */
export function missingValue(column: Pick<GrowingColumn, "kind">, empty: "unknown" | "none"): number {
  if (column.kind === "number") return empty === "none" ? NONE_NUMBER : UNKNOWN_NUMBER;
  return empty === "none" ? NONE_INT : UNKNOWN_INT;
}

type Decode = (bytes: Uint8Array, at: number, length: number) => number;

function decoderOf(form: ColumnForm, dictionary: TextIndex, missing: number): Decode {
  switch (form.as) {
    case "date":
      return (bytes, at) => dateOfPostgresDay(int32At(bytes, at));
    case "number":
      return (bytes, at) => int64At(bytes, at);
    case "text":
      return (bytes, at, length) => dictionary.intern(bytes, at, length);
    case "rank": {
      const ranks = new Map(form.order.map((value, i) => [dictionary.internText(value), i + 1]));
      return (bytes, at, length) => ranks.get(dictionary.intern(bytes, at, length)) ?? missing;
    }
    default:
      return derivedDecoder(form.as, dictionary);
  }
}

/** ID number: birth date at 7-14, sex in the parity of 17; disability card: category at 19, grade at 20. */
function derivedDecoder(
  as: Exclude<ColumnForm["as"], "date" | "number" | "text" | "rank">,
  dictionary: TextIndex,
) {
  const digit = (bytes: Uint8Array, at: number): number => (bytes[at] as number) - 48;
  const pair = (bytes: Uint8Array, at: number): number => digit(bytes, at) * 10 + digit(bytes, at + 1);
  if (as === "birthDate") {
    return (bytes: Uint8Array, at: number) =>
      dateNumber(pair(bytes, at + 6) * 100 + pair(bytes, at + 8), pair(bytes, at + 10), pair(bytes, at + 12));
  }
  if (as === "sex") {
    const [male, female] = SEX_VALUES.map((value) => dictionary.internText(value)) as [number, number];
    return (bytes: Uint8Array, at: number) => (digit(bytes, at + 16) % 2 === 1 ? male : female);
  }
  const offset = as === "disabilityCategory" ? 18 : 19;
  return (bytes: Uint8Array, at: number) => digit(bytes, at + offset);
}

/** Puts a cell written as text into a row: for examples, which come from no database. */
export function decodeText(form: ColumnForm, text: string, dictionary: TextIndex, missing: number): number {
  if (form.as === "date") return Number(text.replaceAll("-", "").padEnd(8, "01"));
  if (form.as === "number") return Math.round(Number(text) * 10 ** form.scale);
  const bytes = Buffer.from(text);
  return decoderOf(form, dictionary, missing)(bytes, 0, bytes.length);
}
