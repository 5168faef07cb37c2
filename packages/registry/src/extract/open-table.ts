import { openExtract, type RowBatches } from "./open-extract.ts";
import { scanFile } from "./scan-file.ts";

export interface TableColumn {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface OpenTable {
  /** Hex of SHA-256 over the file's bytes: tells a file that came before. */
  readonly sha256: string;
  /** Number of the header's row; the first row of a file is 1. */
  readonly headerRow: number;
  /** Where each column stands in the rows, -1 where the file has none such. */
  readonly places: readonly number[];
  /** Every row below the header, in order and without gaps. */
  readonly rows: RowBatches;
}

/**
 * Opens a workbook or a text file that holds some table and no register's extract: the header is found as in an extract.
 * Throws ExtractRefused where it can't be read.
 */
export async function openTable(
  path: string,
  format: "text" | "workbook",
  columns: readonly TableColumn[],
): Promise<OpenTable> {
  const scan = await scanFile(path);
  const { header, rows } = await openExtract(path, { format, register: { columns } }, scan);
  return { sha256: scan.sha256, headerRow: header.row, places: header.places, rows };
}
