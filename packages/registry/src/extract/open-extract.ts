import { readFile } from "node:fs/promises";
import { isRefusal } from "@olive/kernel";
import { checkUnpackedSize, checkWorkbookKind } from "./check-workbook.ts";
import { estimateRows } from "./estimate-rows.ts";
import { ExtractRefused } from "./extract-refused.ts";
import type { ColumnMapping, ExtractName } from "./file-name.ts";
import { findHeader, type Headed, type Header } from "./header.ts";
import { HEADER_ROWS } from "./limits.ts";
import { type HeadedFile, readText } from "./read-text.ts";
import type { FileScan } from "./scan-file.ts";
import { readSheet } from "./sheet.ts";
import type { Cells } from "./split-rows.ts";

/** Sheets that are looked at for a header, when the first ones have none (covers, notes). */
export const MAX_SHEETS = 20;

export type RowBatches = AsyncGenerator<readonly Cells[]>;

type NamedFile = HeadedFile & Pick<ExtractName, "format">;

export interface OpenExtract {
  readonly header: Header;
  /** Every row below the header, in order and without gaps; the first is row `header.row + 1`. */
  readonly rows: RowBatches;
}

/** Opens a file and finds its header. Throws ExtractRefused where it can't be read, also later from `rows`. `meter` counts the bytes, of a workbook about. */
export async function openExtract(
  path: string,
  name: NamedFile,
  scan: FileScan,
  meter: { bytes: number } = { bytes: 0 },
): Promise<OpenExtract> {
  if (scan.bytes === 0) throw new ExtractRefused("empty-file");
  const opened =
    name.format === "text"
      ? await pastHeader(readText(path, scan, name, meter), name.register, name.mapping)
      : await openWorkbook(path, scan, name, meter);
  if (opened === undefined) throw new ExtractRefused("header-missing");
  return opened;
}

async function openWorkbook(
  path: string,
  scan: FileScan,
  { register, mapping }: NamedFile,
  meter: { bytes: number },
): Promise<OpenExtract | undefined> {
  const file = await readWorkbook(path, scan);
  for (let sheet = 0; sheet < MAX_SHEETS; sheet += 1) {
    const opened = await pastHeader(readSheet(file, sheet), register, mapping);
    if (opened === undefined) continue;
    return {
      ...opened,
      rows: metered(opened.rows, meter, scan.bytes / (estimateRows(file) ?? Number.POSITIVE_INFINITY)),
    };
  }
  return undefined;
}

/** A workbook is read at once: how far its rows are, is told in bytes of the file as for a text. */
async function* metered(rows: RowBatches, meter: { bytes: number }, bytesOfRow: number): RowBatches {
  for await (const batch of rows) {
    meter.bytes += batch.length * bytesOfRow;
    yield batch;
  }
}

/** A workbook's bytes, once nothing speaks against unpacking it. Throws ExtractRefused. */
export async function readWorkbook(path: string, scan: FileScan): Promise<Buffer> {
  checkWorkbookKind(scan);
  const file = await readFile(path);
  checkDirectory(file);
  return file;
}

function checkDirectory(file: Buffer): void {
  try {
    checkUnpackedSize(file);
  } catch (error) {
    throw isRefusal(error) ? error : new ExtractRefused("workbook-damaged", undefined, error);
  }
}

/** Reads as many batches as the search for the header needs, and gives back what stands below it. */
async function pastHeader(
  batches: RowBatches,
  register: Headed,
  mapping: ColumnMapping | undefined,
): Promise<OpenExtract | undefined> {
  const rows: Cells[] = [];
  while (rows.length < HEADER_ROWS) {
    const next = await batches.next();
    if (next.done === true) break;
    for (const cells of next.value) rows.push(cells);
  }
  const header = findHeader(rows, register, mapping);
  if (header === undefined) {
    await batches.return(undefined);
    return undefined;
  }
  return { header, rows: follow(rows.slice(header.row), batches) };
}

async function* follow(rows: readonly Cells[], batches: RowBatches): RowBatches {
  if (rows.length > 0) yield rows;
  yield* batches;
}
