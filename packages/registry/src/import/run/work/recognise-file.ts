import { type CalendarDate, normaliseLabel } from "@olive/kernel";
import { type ColumnMapping, parseExtractName } from "../../../extract/file-name.ts";
import { findHeader, type Header } from "../../../extract/header.ts";
import type { Top, Tops } from "../../../extract/read-top.ts";

import type { Cells } from "../../../extract/split-rows.ts";
import type { RegisterDefinition } from "../../../register/definition.ts";
import { findMark } from "../correction-mark.ts";

/** What is known beforehand; each part wins over what the file itself seems to say. */
export interface Hints {
  readonly register?: RegisterDefinition;
  readonly extractOn?: CalendarDate;
  readonly mapping?: ColumnMapping;
}

export interface RecognisedFile {
  readonly register: RegisterDefinition | undefined;
  readonly extractOn: CalendarDate | undefined;
  readonly format: "text" | "workbook";
  readonly encoding: string | null;
  readonly separator: string | null;
  readonly sheet: number | null;
  readonly headerRow: number;
  /** Titles and header. */
  readonly lead: readonly Cells[];
}

/** The upload that a corrected file belongs to, if it is one. */
export function findCorrected({ tops }: Tops): number | undefined {
  for (const { rows } of tops) {
    const mark = findMark(rows);
    if (mark !== undefined) return mark;
  }
  return undefined;
}

/**
 * Which register a file is of, where its header stands, how it is written. By its name where it is named as extracts
 * are; else by the register whose headers it has most of, of those that the department keeps.
 */
export function recogniseFile(
  name: string,
  tops: Tops,
  registers: readonly RegisterDefinition[],
  own: readonly RegisterDefinition[],
  hints: Hints,
): RecognisedFile {
  const named = parseExtractName(name, registers);
  const register = hints.register ?? named?.register ?? likeliest(tops, own);
  const found = register === undefined ? undefined : findTop(tops, register, hints.mapping);
  const top = found?.top ?? tops.tops[0] ?? { rows: [] };
  const headerRow = found?.header.row ?? widestRow(top.rows);
  return {
    register,
    extractOn: hints.extractOn ?? named?.extractOn,
    format: tops.format,
    encoding: tops.encoding ?? null,
    separator: top.separator ?? null,
    sheet: top.sheet ?? null,
    headerRow,
    lead: top.rows.slice(0, headerRow).map(withoutEmptyEnd),
  };
}

/** As the loader finds it: of a text the separator that shows most headers, of a workbook the first sheet with any. */
function findTop(
  { format, tops }: Tops,
  register: RegisterDefinition,
  mapping: ColumnMapping | undefined,
): { top: Top; header: Header } | undefined {
  let best: { top: Top; header: Header } | undefined;
  for (const top of tops) {
    const header = findHeader(top.rows, register, mapping);
    if (header === undefined) continue;
    if (format === "workbook") return { top, header };
    if (best === undefined || header.known > best.header.known) best = { top, header };
  }
  return best;
}

/** Two headers may be anybody's; a register is recognised by more than half of its columns. */
function likeliest(tops: Tops, registers: readonly RegisterDefinition[]): RegisterDefinition | undefined {
  let best: { register: RegisterDefinition; share: number } | undefined;
  for (const register of registers) {
    const known = findTop(tops, register, undefined)?.header.known ?? 0;
    const share = known / register.columns.length;
    if (share > 0.5 && share > (best?.share ?? 0)) best = { register, share };
  }
  return best?.register;
}

/** Where no header is known: the row that looks most like one, so that a person can assign its cells. */
function widestRow(rows: readonly Cells[]): number {
  const filled = rows.map((cells) => new Set(cells.map(normaliseLabel).filter((cell) => cell !== "")).size);
  return filled.length === 0 ? 1 : filled.indexOf(Math.max(...filled)) + 1;
}

function withoutEmptyEnd(cells: Cells): Cells {
  let end = cells.length;
  while (end > 0 && normaliseLabel(cells[end - 1] ?? "") === "") end -= 1;
  return cells.slice(0, end);
}
