import type { Column } from "@olive/feel";
import type { ColumnForm, PlannedColumn } from "./plan.ts";
import { grown } from "./text-index.ts";

/** A column that grows: the first `size` values of its table count. */
export type GrowingColumn =
  | { readonly kind: "date" | "text"; values: Int32Array }
  | { readonly kind: "number"; readonly scale: number; values: Float64Array };

/** Rows of one register as they come, in columns, with the file and the row that each stood in. */
export interface RowBuffer {
  size: number;
  readonly columns: ReadonlyMap<string, GrowingColumn>;
  fileId: Int32Array;
  rowNo: Int32Array;
}

const FIRST_CAPACITY = 256;

export function rowBuffer(columns: readonly PlannedColumn[], capacity = FIRST_CAPACITY): RowBuffer {
  return {
    size: 0,
    columns: new Map(columns.map(({ name, form }) => [name, growingColumn(form, capacity)])),
    fileId: new Int32Array(capacity),
    rowNo: new Int32Array(capacity),
  };
}

function growingColumn(form: ColumnForm, capacity: number): GrowingColumn {
  switch (form.as) {
    case "date":
    case "birthDate":
      return { kind: "date", values: new Int32Array(capacity) };
    case "text":
    case "sex":
      return { kind: "text", values: new Int32Array(capacity) };
    default:
      return {
        kind: "number",
        scale: form.as === "number" ? form.scale : 0,
        values: new Float64Array(capacity),
      };
  }
}

/** Makes room for `rows` rows. */
export function reserve(buffer: RowBuffer, rows: number): void {
  if (rows <= buffer.fileId.length) return;
  buffer.fileId = grown(buffer.fileId, rows);
  buffer.rowNo = grown(buffer.rowNo, rows);
  for (const column of buffer.columns.values()) growColumn(column, rows);
}

function growColumn(column: GrowingColumn, rows: number): void {
  if (column.kind === "number") column.values = grown(column.values, rows);
  else column.values = grown(column.values, rows);
}

/** A new buffer with the given rows of `from`, in that order. */
export function pickRows(from: RowBuffer, rows: Int32Array): RowBuffer {
  const columns = new Map<string, GrowingColumn>();
  for (const [name, column] of from.columns) {
    columns.set(
      name,
      column.kind === "number"
        ? { ...column, values: pickNumbers(column.values, rows) }
        : { ...column, values: pickInts(column.values, rows) },
    );
  }
  const { fileId, rowNo } = from;
  return { size: rows.length, columns, fileId: pickInts(fileId, rows), rowNo: pickInts(rowNo, rows) };
}

function pickInts(values: Int32Array, rows: Int32Array): Int32Array {
  const picked = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) picked[i] = values[rows[i] as number] as number;
  return picked;
}

function pickNumbers(values: Float64Array, rows: Int32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) picked[i] = values[rows[i] as number] as number;
  return picked;
}

/** Copies row `from` of one buffer over row `to` of another with the same columns. */
export function copyRow(source: RowBuffer, from: number, target: RowBuffer, to: number): void {
  for (const [name, column] of target.columns) {
    column.values[to] = source.columns.get(name)?.values[from] as number;
  }
  target.fileId[to] = source.fileId[from] as number;
  target.rowNo[to] = source.rowNo[from] as number;
}

/** The columns as the kernels take them: views of the first `size` values. */
export function viewColumns(buffer: RowBuffer): Map<string, Column> {
  return new Map(
    [...buffer.columns].map(([name, column]): [string, Column] => [name, viewColumn(column, buffer.size)]),
  );
}

function viewColumn(column: GrowingColumn, size: number): Column {
  return column.kind === "number"
    ? { kind: "number", scale: column.scale, values: column.values.subarray(0, size) }
    : { kind: column.kind, values: column.values.subarray(0, size) };
}
