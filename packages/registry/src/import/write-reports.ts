import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ImportResult } from "./import-result.ts";

/**
 * Writes issues.csv and counts.csv into a folder: UTF-8, LF, no byte order mark, sorted column by column (text by
 * code point, row as a number). Files that were refused or held are in neither: nothing of them was read.
 */
export async function writeImportReports(dir: string, result: ImportResult): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, "issues.csv"), issuesCsv(result));
  await writeFile(join(dir, "counts.csv"), countsCsv(result));
}

function issuesCsv(result: ImportResult): string {
  const lines = result.issues.map(({ file, row, column, code }) => csvLine([file, row, column, code]));
  return `file,row,column,code\n${lines.join("")}`;
}

function countsCsv(result: ImportResult): string {
  const lines = result.files.map((file) => {
    if (!("counts" in file)) return "";
    const { read, stored, replaced, rejected, skipped } = file.counts;
    return csvLine([file.name, read, stored, replaced, rejected, skipped]);
  });
  return `file,read,stored,replaced,rejected,skipped\n${lines.join("")}`;
}

function csvLine(values: readonly (string | number)[]): string {
  return `${values.map(csvCell).join(",")}\n`;
}

/** RFC 4180 2.6: names of files may hold commas. */
function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
