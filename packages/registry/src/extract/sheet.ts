import { isRefusal } from "@olive/kernel";
import { streamXlsxRows } from "hucre/xlsx";
import { ExtractRefused } from "./extract-refused.ts";
import { MAX_CELL_LENGTH, MAX_COLUMNS } from "./limits.ts";
import { type Cells, checkCells } from "./split-rows.ts";

/** A double keeps fifteen digits: a longer number has lost its last ones, and is shown as a spreadsheet shows it. */
const FIRST_DAMAGED = 1e15;
const MILLISECONDS_A_DAY = 86_400_000;
/** Day 0 of Excel's 1900 system for all dates after its 29 February 1900, which never was; before it, a day later. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const PHANTOM_SERIAL = 60;
const BATCH_ROWS = 1000;

const EMPTY: Cells = Object.freeze([]);

type CellValue = string | number | boolean | Date | null | undefined;

/**
 * The rows of one sheet, counted from 0, in batches: rows that the file leaves out are there, without cells. No rows
 * where there is no such sheet. Throws ExtractRefused where the workbook can't be read. (The one file that knows
 * the spreadsheet library.)
 */
export async function* readSheet(workbook: Uint8Array, sheet: number): AsyncGenerator<readonly Cells[]> {
  let batch: Cells[] = [];
  let next = 0;
  try {
    for await (const row of streamXlsxRows(workbook, { sheet })) {
      // A row whose number runs backwards would overwrite another's place.
      if (row.index < next) throw new ExtractRefused("workbook-damaged", rowWords(row.index + 1));
      for (; next < row.index; next += 1) {
        batch.push(EMPTY);
        if (batch.length >= BATCH_ROWS) {
          yield batch;
          batch = [];
        }
      }
      batch.push(readRow(row.values, row.index + 1));
      next += 1;
      if (batch.length >= BATCH_ROWS) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    throw isRefusal(error) ? error : new ExtractRefused("workbook-damaged", undefined, error);
  }
  if (batch.length > 0) yield batch;
}

function readRow(values: readonly CellValue[], row: number): Cells {
  if (values.length > MAX_COLUMNS) throw new ExtractRefused("row-too-wide", rowWords(row));
  const cells = values.map(cellText);
  if (cells.some((cell) => cell.length > MAX_CELL_LENGTH)) checkCells(cells, row);
  return cells;
}

function cellText(value: CellValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (value instanceof Date) return dateText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return "";
}

function numberText(value: number): string {
  return Math.abs(value) >= FIRST_DAMAGED ? value.toExponential().toUpperCase() : String(value);
}

/**
 * A number that is formatted as a date comes out as its serial number in the 1900 system: what it means is for the
 * column to say, for the format may have strayed to a column of another kind.
 */
function dateText(value: Date): string {
  const days = (value.getTime() - SERIAL_EPOCH) / MILLISECONDS_A_DAY;
  return String(days <= PHANTOM_SERIAL ? days - 1 : days);
}

function rowWords(row: number): { zh: string; en: string } {
  return { zh: `第 ${row} 行`, en: `row ${row}` };
}
