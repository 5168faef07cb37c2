import { createHash } from "node:crypto";
import { maskName, readYuan } from "@olive/kernel";
import { getColumn, type RegisterDefinition, type StoredRow } from "@olive/registry";
import type { ReportItem, SectionCode } from "../protocol/report-sections.ts";
import { type FieldType, SECTION_FIELDS } from "../protocol/section-fields.ts";
import { type FieldSource, headerOf, type ReportPart } from "./report-settings.ts";

type Value = ReportItem["values"][string];

export interface ItemContext {
  readonly section: SectionCode;
  /** Name of the proprietor, unmasked; undefined where nobody knows. */
  readonly proprietor: string | undefined;
  /** Keys of the records that the owner disputes. */
  readonly disputed: ReadonlySet<string>;
}

/** One record as the report says it: the county's words in the protocol's, amounts in fen, unreadable ones null. */
export function buildItem(part: ReportPart, row: StoredRow, context: ItemContext): ReportItem {
  const values = Object.fromEntries(
    Object.entries(part.fields).map(([field, from]) => [field, fieldValue(part, row, from, field, context)]),
  );
  return {
    values,
    record: `${row.file}:${row.row}`,
    disputed: context.disputed.has(itemKey(part.definition, row)),
  };
}

/** What a record is known by through all hand-overs: a digest of its register's key. */
export function itemKey(register: RegisterDefinition, row: Pick<StoredRow, "cells">): string {
  const key = register.key.map((name) => row.cells[getColumn(register, name).code] ?? "");
  return createHash("sha256")
    .update(JSON.stringify([register.code, ...key]))
    .digest("hex");
}

function fieldValue(
  { definition }: ReportPart,
  row: StoredRow,
  from: FieldSource,
  field: string,
  { section, proprietor }: ItemContext,
): Value {
  const header = headerOf(from);
  if (header === undefined) return proprietor === undefined ? null : maskName(proprietor, "export");
  const text = row.cells[getColumn(definition, header).code] ?? null;
  if (text === null) return null;
  if (typeof from === "object" && "words" in from) return from.words[text] ?? null;
  if (typeof from === "object" && "yes" in from) return from.yes.includes(text);
  return readValue(SECTION_FIELDS[section][field]?.type ?? "text", text);
}

function readValue(type: FieldType, text: string): Value {
  switch (type) {
    case "fen":
      return readYuan(text) ?? null;
    case "count":
      return Number.isSafeInteger(Number(text)) ? Number(text) : null;
    case "month":
      return text.slice(0, 7);
    default:
      return text;
  }
}

export interface RowWindow {
  /** Day of the report (ISO). */
  readonly asOf: string;
  readonly dataRange: { readonly from: string; readonly to: string };
}

/**
 * Whether a row is shown: within the consent's range, still public on the day of the report, and not repaired, taken
 * off or closed by then. A row without a day is within every range: what isn't known hides nothing.
 */
export function isShown({ definition, on, hide }: ReportPart, row: StoredRow, window: RowWindow): boolean {
  const cell = (header: string) => row.cells[getColumn(definition, header).code] ?? null;
  const day = on === undefined ? null : cell(on);
  if (day !== null && (day > window.dataRange.to || lastDayOf(definition, on, day) < window.dataRange.from)) {
    return false;
  }
  const until = hide?.until === undefined ? null : cell(hide.until);
  if (until !== null && until < window.asOf) return false;
  return !(hide?.since ?? []).some((header) => {
    const since = cell(header);
    return since !== null && since <= window.asOf;
  });
}

/** A month stands as its first day, and lies in a range that begins within it. */
function lastDayOf(definition: RegisterDefinition, header: string | undefined, day: string): string {
  const isMonth = header !== undefined && getColumn(definition, header).type === "month";
  return isMonth ? `${day.slice(0, 7)}-31` : day;
}
