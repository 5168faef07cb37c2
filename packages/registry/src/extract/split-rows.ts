import { ExtractRefused } from "./extract-refused.ts";
import { MAX_CELL_LENGTH, MAX_COLUMNS, MAX_ROW_LENGTH } from "./limits.ts";

export type Cells = readonly string[];

export interface RowSplitter {
  /** The rows that this piece of text completes. */
  push(text: string): Cells[];
  /** The row that the end of the text completes, if any. */
  end(): Cells[];
}

const NONE: Cells = Object.freeze([]);

/**
 * Splits text into rows as RFC 4180 says, and where it says nothing as Python's csv module: a quotation mark counts
 * only at the beginning of a cell, text after a closing mark is appended, CR, LF and CRLF end a row, an empty line
 * is a row without cells, and a mark that is never closed runs to the end. Lines without quotation marks, nearly
 * all of them, take a path that only looks for the next line end.
 */
export function createRowSplitter(separator: string): RowSplitter {
  let rest = "";
  let rowsBefore = 0;

  function take(text: string, final: boolean): Cells[] {
    const scan: Scan = { text, separator, final, at: 0, lineFeed: -2, special: -2 };
    const rows: Cells[] = [];
    while (scan.at < text.length) {
      const start = scan.at;
      const row = nextRow(scan);
      if (row === undefined) break;
      rows.push(row);
      checkWidth(row, rowsBefore + rows.length, scan.at - start);
    }
    rowsBefore += rows.length;
    rest = text.slice(scan.at);
    if (rest.length > MAX_ROW_LENGTH) throw tooLong(rowsBefore + 1, rest);
    return rows;
  }

  return {
    push: (piece) => take(rest + piece, false),
    end: () => take(rest, true),
  };
}

/** Where a splitter is in the text, with the next places that matter: -1 for none, -2 while not looked for. */
interface Scan {
  readonly text: string;
  readonly separator: string;
  /** No more text comes. */
  readonly final: boolean;
  at: number;
  lineFeed: number;
  special: number;
}

/** The row that begins here, and past it; undefined where it may not be complete. */
function nextRow(scan: Scan): Cells | undefined {
  const { text, at } = scan;
  if (scan.lineFeed !== -1 && scan.lineFeed < at) scan.lineFeed = text.indexOf("\n", at);
  if (scan.special !== -1 && scan.special < at) scan.special = nextSpecial(text, at);
  const lineEnd = scan.lineFeed === -1 ? text.length : scan.lineFeed;
  if (scan.special !== -1 && scan.special < lineEnd) {
    const row = readQuotedRow(text, at, scan.separator, scan.final);
    if (row !== undefined) scan.at = row.end;
    return row?.cells;
  }
  if (scan.lineFeed === -1 && !scan.final) return undefined;
  scan.at = lineEnd + 1;
  return splitLine(text.slice(at, lineEnd), scan.separator);
}

/** Next quotation mark, or CR that no LF follows: what the quick path can't deal with. */
function nextSpecial(text: string, from: number): number {
  const quote = text.indexOf('"', from);
  let carriageReturn = text.indexOf("\r", from);
  while (carriageReturn !== -1 && text.charCodeAt(carriageReturn + 1) === 10) {
    if (quote !== -1 && quote < carriageReturn) return quote;
    carriageReturn = text.indexOf("\r", carriageReturn + 1);
  }
  if (quote === -1 || carriageReturn === -1) return Math.max(quote, carriageReturn);
  return Math.min(quote, carriageReturn);
}

function splitLine(line: string, separator: string): Cells {
  const bare = line.charCodeAt(line.length - 1) === 13 ? line.slice(0, -1) : line;
  if (bare === "") return NONE;
  const cells: string[] = [];
  let from = 0;
  for (let to = bare.indexOf(separator); to !== -1; to = bare.indexOf(separator, from)) {
    cells.push(bare.slice(from, to));
    from = to + 1;
  }
  cells.push(bare.slice(from));
  return cells;
}

/** One row, character by character; undefined where the text ends before the row does. */
function readQuotedRow(
  text: string,
  start: number,
  separator: string,
  final: boolean,
): { cells: Cells; end: number } | undefined {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = readCell(text, at, separator);
    cells.push(cell.value);
    at = cell.end;
    if (at >= text.length) {
      if (!final) return undefined;
      return { cells: onlyEmpty(cells, cell.quoted) ? NONE : cells, end: text.length };
    }
    if (text.charAt(at) !== separator) {
      const end = lineEndLength(text, at, final);
      if (end === 0) return undefined;
      return { cells: onlyEmpty(cells, cell.quoted) ? NONE : cells, end: at + end };
    }
    at += 1;
  }
}

function onlyEmpty(cells: readonly string[], quoted: boolean): boolean {
  return cells.length === 1 && cells[0] === "" && !quoted;
}

/** Length of the line end at this place; 0 where a CR is the last character yet, for its LF may be to come. */
function lineEndLength(text: string, at: number, final: boolean): number {
  if (text.charCodeAt(at) === 10) return 1;
  if (at + 1 < text.length) return text.charCodeAt(at + 1) === 10 ? 2 : 1;
  return final ? 1 : 0;
}

/** A cell's value, and where it ends: at a separator, a line end, or the end of the text. */
function readCell(
  text: string,
  start: number,
  separator: string,
): { value: string; end: number; quoted: boolean } {
  if (text.charAt(start) !== '"') {
    const end = plainEnd(text, start, separator);
    return { value: text.slice(start, end), end, quoted: false };
  }
  let value = "";
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: value + text.slice(at), end: text.length, quoted: true };
    value += text.slice(at, quote);
    if (text.charAt(quote + 1) !== '"') {
      const end = plainEnd(text, quote + 1, separator);
      return { value: value + text.slice(quote + 1, end), end, quoted: true };
    }
    value += '"';
    at = quote + 2;
  }
}

function plainEnd(text: string, start: number, separator: string): number {
  const separatorCode = separator.charCodeAt(0);
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === separatorCode || code === 10 || code === 13) break;
    at += 1;
  }
  return at;
}

function checkWidth(row: Cells, rowNumber: number, length: number): void {
  if (row.length > MAX_COLUMNS) throw tooWide(rowNumber);
  if (length > MAX_CELL_LENGTH) checkCells(row, rowNumber);
}

function tooWide(row: number): ExtractRefused {
  return new ExtractRefused("row-too-wide", { zh: `第 ${row} 行`, en: `row ${row}` });
}

function tooLong(row: number, text: string): ExtractRefused {
  const unclosed = text.includes('"');
  return new ExtractRefused(unclosed ? "cell-too-long" : "row-too-wide", {
    zh: `第 ${row} 行`,
    en: `row ${row}`,
  });
}

/** Refuses a row with a cell longer than a spreadsheet's. */
export function checkCells(cells: Cells, row: number): void {
  for (const cell of cells) {
    if (cell.length > MAX_CELL_LENGTH) {
      throw new ExtractRefused("cell-too-long", { zh: `第 ${row} 行`, en: `row ${row}` });
    }
  }
}
