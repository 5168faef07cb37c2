import { type FileHandle, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import iconv from "iconv-lite";
import type { FileStyle } from "./settings.ts";

/** Text that may gather in memory before it has to be written. */
const FLUSH_AT_CHARACTERS = 256 * 1024;
/** A worksheet is made in memory; a department with more rows than this exports text. */
export const MOST_XLSX_ROWS = 50_000;
/** Files of one run hold no other time than this, so that the same seed gives the same bytes. */
const FIXED_TIME = new Date("2022-06-01T00:00:00Z");

/** Takes the rows of one file. `add` only gathers; the caller awaits `flush` whenever `isFull`. */
export interface ExtractSink {
  add(cells: readonly string[]): void;
  isFull(): boolean;
  flush(): Promise<void>;
  /** Writes what is left and gives the file's name. */
  close(): Promise<string>;
  /** Lets go of the file without finishing it. */
  abandon(): Promise<void>;
}

/** A sink for a file of this name (without ending): text, or a worksheet as long as the rows fit one. */
export function openSink(folder: string, name: string, style: FileStyle): ExtractSink {
  return style.form === "xlsx" ? openSheetSink(folder, name, style) : openTextSink(folder, name, style);
}

function openTextSink(folder: string, name: string, style: FileStyle): ExtractSink {
  const separator = style.separator === "tab" ? "\t" : ",";
  const newline = style.newline === "crlf" ? "\r\n" : "\n";
  let gathered = style.encoding === "utf-8-bom" ? "\ufeff" : "";
  let file: FileHandle | undefined;
  const flush = async (): Promise<void> => {
    const text = gathered;
    gathered = "";
    file ??= await open(join(folder, `${name}.csv`), "w");
    await file.appendFile(style.encoding === "gb18030" ? iconv.encode(text, "gb18030") : text);
  };
  return {
    add: (cells) => {
      gathered += cells.map((cell) => quote(cell, separator)).join(separator) + newline;
    },
    isFull: () => gathered.length >= FLUSH_AT_CHARACTERS,
    flush,
    close: async () => {
      await flush();
      await file?.close();
      return `${name}.csv`;
    },
    abandon: async () => await file?.close(),
  };
}

function openSheetSink(folder: string, name: string, style: FileStyle): ExtractSink {
  let rows: (readonly string[])[] = [];
  let text: ExtractSink | undefined;
  return {
    add: (cells) => {
      if (text === undefined && rows.length < MOST_XLSX_ROWS) {
        rows.push(cells);
        return;
      }
      text ??= openTextSink(folder, name, style);
      for (const row of rows) text.add(row);
      rows = [];
      text.add(cells);
    },
    isFull: () => text?.isFull() ?? false,
    flush: async () => await text?.flush(),
    close: async () => {
      if (text !== undefined) return await text.close();
      const sheets = [{ name: "Sheet1", rows: rows.map((row) => row.map((cell) => cell || null)) }];
      const properties = { created: FIXED_TIME, modified: FIXED_TIME };
      await writeFile(join(folder, `${name}.xlsx`), await writeXlsx({ sheets, properties }));
      return `${name}.xlsx`;
    },
    abandon: async () => await text?.abandon(),
  };
}

/** RFC 4180 2.6: a cell with a separator, a quote or a line break stands in quotes. */
function quote(cell: string, separator: string): string {
  if (!cell.includes(separator) && !cell.includes('"') && !cell.includes("\n")) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}
