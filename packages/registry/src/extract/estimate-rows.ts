import { constants, inflateRawSync } from "node:zlib";
import { directory, type WorkbookPart } from "./check-workbook.ts";

/** Bytes of a packed sheet that are looked at: some hundred rows. */
const SAMPLE_BYTES = 32 * 1024;
const LOCAL_HEADER = 30;

/**
 * About how many rows a workbook's largest sheet has, from the length of its first ones: enough to say how far a long
 * reading is. Undefined where the sample shows no rows.
 */
export function estimateRows(file: Buffer): number | undefined {
  let largest: WorkbookPart | undefined;
  for (const part of directory(file)) {
    const isSheet = /worksheets\/[^/]+\.xml$/.test(part.name);
    if (isSheet && part.unpacked > (largest?.unpacked ?? 0)) largest = part;
  }
  if (largest === undefined) return undefined;
  const sample = unpackSample(file, largest);
  const first = sample.indexOf("<row");
  const last = sample.lastIndexOf("<row");
  const rows = sample.split("<row").length - 2;
  if (rows <= 0) return undefined;
  return Math.max(1, Math.round((largest.unpacked - first) / ((last - first) / rows)));
}

function unpackSample(file: Buffer, { offset, packed }: WorkbookPart): string {
  try {
    const start = offset + LOCAL_HEADER + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
    const piece = file.subarray(start, start + Math.min(packed, SAMPLE_BYTES));
    return inflateRawSync(piece, { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
  } catch {
    return "";
  }
}
