import { normaliseLabel } from "@olive/kernel";
import type { Cells } from "../../extract/split-rows.ts";

/** Header of the last column of a workbook of rejected rows: by it a corrected file finds its way back. */
export const MARK_HEADER = "更正标记（请勿改动）";
export const REASON_HEADER = "退回原因";

const MARK = /^OLV-(\d{1,9})-\d{1,9}$/;

export function correctionMark(upload: number, row: number): string {
  return `OLV-${upload}-${row}`;
}

/** Number of the upload whose rejected rows these rows are; undefined for any other file. */
export function findMark(rows: readonly Cells[]): number | undefined {
  const header = normaliseLabel(MARK_HEADER);
  const at = rows.map((cells) => cells.findIndex((cell) => normaliseLabel(cell) === header));
  const row = at.findIndex((place) => place >= 0);
  if (row < 0) return undefined;
  for (const cells of rows.slice(row + 1)) {
    const match = MARK.exec(cells[at[row] as number]?.trim() ?? "");
    if (match !== null) return Number(match[1]);
  }
  return undefined;
}
