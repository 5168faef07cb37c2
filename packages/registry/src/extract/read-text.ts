import { decodeText, type Encoding } from "./decode-text.ts";
import { ExtractRefused } from "./extract-refused.ts";
import type { ExtractName } from "./file-name.ts";
import { findHeader, type Headed } from "./header.ts";
import { HEADER_ROWS } from "./limits.ts";
import type { FileScan } from "./scan-file.ts";
import { type Cells, createRowSplitter } from "./split-rows.ts";

/** Separators in the order in which they are preferred where both fit equally well. */
export const SEPARATORS = [",", "\t"] as const;

/** Magic numbers: zip (a renamed workbook) and OLE (an old or encrypted one). */
const CONTAINERS = ["504b0304", "d0cf11e0"];

/** What is known of a file before it is opened. */
export type HeadedFile = Pick<ExtractName, "mapping"> & { readonly register: Headed };

/** The rows of a text file in order, in batches. Throws ExtractRefused where it can't be read as such. */
export async function* readText(
  path: string,
  scan: FileScan,
  name: HeadedFile,
  meter: { bytes: number },
): AsyncGenerator<readonly Cells[]> {
  if (isContainer(scan)) throw new ExtractRefused("not-text");
  const pieces = decodeText(path, encodingOf(scan), meter);
  const first = await pieces.next();
  if (first.done === true) throw new ExtractRefused("empty-file");
  const splitter = createRowSplitter(sniffSeparator(first.value, name));
  yield splitter.push(first.value);
  for await (const piece of pieces) yield splitter.push(piece);
  yield splitter.end();
}

/** Whether the file is a workbook, whatever its name says. */
export function isContainer(scan: FileScan): boolean {
  return CONTAINERS.includes(Buffer.from(scan.head.subarray(0, 4)).toString("hex"));
}

export function encodingOf(scan: FileScan): Encoding {
  return scan.utf8 ? "utf-8" : "gb18030";
}

/** The separator under which the beginning of the text shows the most known headers. */
function sniffSeparator(text: string, { register, mapping }: HeadedFile): string {
  let best: { separator: string; known: number } = { separator: SEPARATORS[0], known: 0 };
  for (const separator of SEPARATORS) {
    const known = findHeader(firstRows(text, separator), register, mapping)?.known ?? 0;
    if (known > best.known) best = { separator, known };
  }
  return best.separator;
}

/** Enough text for twenty rows of titles and headers; splitting it is cheap. */
const SNIFF_LENGTH = 64 * 1024;

/** The first twenty rows of the beginning of a text. */
export function firstRows(text: string, separator: string): Cells[] {
  const splitter = createRowSplitter(separator);
  const rows = splitter.push(text.slice(0, SNIFF_LENGTH));
  // A row that the cut went through says nothing.
  const last = text.length > SNIFF_LENGTH ? [] : splitter.end();
  return [...rows, ...last].slice(0, HEADER_ROWS);
}
