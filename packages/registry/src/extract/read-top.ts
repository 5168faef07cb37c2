import { decodeText } from "./decode-text.ts";
import { ExtractRefused } from "./extract-refused.ts";
import { HEADER_ROWS } from "./limits.ts";
import { MAX_SHEETS, readWorkbook } from "./open-extract.ts";
import { encodingOf, firstRows, isContainer, SEPARATORS } from "./read-text.ts";
import type { FileScan } from "./scan-file.ts";
import { readSheet } from "./sheet.ts";
import type { Cells } from "./split-rows.ts";

/** The beginning of a file, read in one of the ways in which it may be meant. */
export interface Top {
  readonly rows: readonly Cells[];
  readonly separator?: string;
  /** Counted from 0. */
  readonly sheet?: number;
}

export interface Tops {
  readonly format: "text" | "workbook";
  readonly encoding?: string;
  readonly tops: readonly Top[];
}

/** The first rows of a file whatever its name says: by each separator, of each sheet. Throws ExtractRefused. */
export async function readTops(path: string, scan: FileScan): Promise<Tops> {
  if (scan.bytes === 0) throw new ExtractRefused("empty-file");
  if (isContainer(scan)) return { format: "workbook", tops: await sheetTops(path, scan) };
  const encoding = encodingOf(scan);
  const pieces = decodeText(path, encoding, { bytes: 0 });
  const first = await pieces.next();
  await pieces.return(undefined);
  if (first.done === true) throw new ExtractRefused("empty-file");
  const tops = SEPARATORS.map((separator) => ({ separator, rows: firstRows(first.value, separator) }));
  return { format: "text", encoding, tops };
}

async function sheetTops(path: string, scan: FileScan): Promise<Top[]> {
  const file = await readWorkbook(path, scan);
  const tops: Top[] = [];
  for (let sheet = 0; sheet < MAX_SHEETS; sheet += 1) {
    const rows: Cells[] = [];
    for await (const batch of readSheet(file, sheet)) {
      rows.push(...batch.slice(0, HEADER_ROWS - rows.length));
      if (rows.length >= HEADER_ROWS) break;
    }
    if (rows.length > 0) tops.push({ sheet, rows });
  }
  return tops;
}
