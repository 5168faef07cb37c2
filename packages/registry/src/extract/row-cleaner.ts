import { normaliseLabel, sexOf } from "@olive/kernel";
import {
  type ColumnDefinition,
  mustBePresent,
  type RegisterDefinition,
  rejectsUnreadable,
} from "../register/definition.ts";
import { type CleaningContext, cellCleaner } from "./clean/cell-cleaner.ts";
import { type CellCleaner, type Fault, faultOf } from "./clean/cleaned.ts";
import { isMissing } from "./clean/missing.ts";
import { type Header, LABEL_END, rowSignature } from "./header.ts";
import { MAX_KEY_LENGTH } from "./limits.ts";
import type { Cells } from "./split-rows.ts";

/** One thing that was wrong; `found` is the cell as it came. */
export interface CellIssue {
  /** Position of the column in the definition. */
  readonly column: number;
  readonly fault: Fault;
  readonly found: string;
}

export type RowOutcome =
  /** Values in the definition's order, `""` for none; the row is kept. The array is used again for the next row. */
  | { readonly kind: "accepted"; readonly values: readonly string[]; readonly issues: readonly CellIssue[] }
  /** Its first reason only. */
  | { readonly kind: "rejected"; readonly issue: CellIssue }
  | { readonly kind: "skipped" };

export type RowCleaner = (cells: Cells) => RowOutcome;

interface ColumnPlan {
  readonly place: number;
  readonly clean: CellCleaner;
  readonly present: boolean;
  readonly rejects: boolean;
  /** Any text passes as this key: 合计 and repeated headers have to be looked for. */
  readonly takesAnything: boolean;
}

const KEY_MISSING = faultOf("key-missing");
const SEX_MISMATCH = faultOf("sex-mismatch");
const VALUE_UNKNOWN = faultOf("value-unknown");
/** What a row of sums begins with (`合计`, `合计：180`, `合计 12 人`). */
const TOTAL = /^合计:?[\d,.]*[人户条行项]?$/;
/** No index into the list of issue codes. */
const NO_FAULT: Fault = -1;
const SKIPPED: RowOutcome = Object.freeze({ kind: "skipped" });
const NO_ISSUES: readonly CellIssue[] = Object.freeze([]);

/** Cleans the rows of one file: made once for its header, so that nothing is looked up for a row. */
export function createRowCleaner(
  register: RegisterDefinition,
  header: Header,
  context: CleaningContext,
): RowCleaner {
  const plans = register.columns.map((column, index) =>
    planColumn(register, column, header.places[index] ?? -1, context),
  );
  const checkSex = sexCheck(register);
  const looksAside = besideTheData(plans, header);
  const values = plans.map(() => "");

  return (cells) => {
    if (cells.length === 0 || looksAside(cells)) return SKIPPED;
    let issues = NO_ISSUES;
    for (let i = 0; i < plans.length; i += 1) {
      const plan = plans[i] as ColumnPlan;
      const fault = readValue(plan, cells, values, i);
      if (fault === NO_FAULT) continue;
      const issue = { column: i, fault, found: cellAt(plan, cells) };
      if (plan.rejects) return rejectOrSkip(cells, header, issue);
      issues = [...issues, issue];
    }
    const mismatch = checkSex(values);
    if (mismatch < 0) return { kind: "accepted", values, issues };
    const found = cellAt(plans[mismatch] as ColumnPlan, cells);
    return {
      kind: "accepted",
      values,
      issues: [...issues, { column: mismatch, fault: SEX_MISMATCH, found }],
    };
  };
}

/** Puts the cell's value into its place (`""` for none); what is wrong with it, or NO_FAULT. */
function readValue(plan: ColumnPlan, cells: Cells, values: string[], index: number): Fault {
  const text = cellAt(plan, cells);
  values[index] = "";
  if (isMissing(text)) return plan.present ? KEY_MISSING : NO_FAULT;
  const cleaned = plan.clean(text);
  if (typeof cleaned !== "string") return cleaned;
  values[index] = cleaned;
  return NO_FAULT;
}

function cellAt(plan: ColumnPlan, cells: Cells): string {
  return plan.place < 0 ? "" : (cells[plan.place] ?? "");
}

function planColumn(
  register: RegisterDefinition,
  column: ColumnDefinition,
  place: number,
  context: CleaningContext,
): ColumnPlan {
  const present = mustBePresent(register, column);
  const takesAnything = present && (column.type === "code" || column.type === "text");
  const clean = cellCleaner(column, context);
  return {
    place,
    clean: takesAnything ? limitKey(clean) : clean,
    present,
    rejects: rejectsUnreadable(register, column),
    takesAnything,
  };
}

/** No identifier is as long as that, and an index could not hold it. */
function limitKey(clean: CellCleaner): CellCleaner {
  return (text) => {
    const cleaned = clean(text);
    return typeof cleaned === "string" && cleaned.length > MAX_KEY_LENGTH ? VALUE_UNKNOWN : cleaned;
  };
}

/** A row that can't be stored may be none at all: empty, a sum, a title again. Only then is it looked at closely. */
function rejectOrSkip(cells: Cells, header: Header, issue: CellIssue): RowOutcome {
  return isNoData(cells, header) ? SKIPPED : { kind: "rejected", issue };
}

function isNoData(cells: Cells, header: Header): boolean {
  if (cells.some((cell) => TOTAL.test(normaliseLabel(cell)))) return true;
  const signature = rowSignature(cells);
  return signature === "" || header.titles.has(signature);
}

/** Finds sums and repeated titles that would pass as data, because every key of the register takes any text. */
function besideTheData(plans: readonly ColumnPlan[], header: Header): (cells: Cells) => boolean {
  const suspects = new Set<string>();
  for (const title of header.titles) for (const cell of title.split(LABEL_END)) suspects.add(cell);
  const places = plans.filter((plan) => plan.takesAnything && plan.place >= 0).map((plan) => plan.place);
  if (!places.includes(0)) places.push(0);
  const firsts = new Set([...suspects].map((cell) => cell.charCodeAt(0)));
  return (cells) => {
    for (const place of places) {
      const cell = cells[place];
      if (cell === undefined || cell === "") continue;
      const first = cell.charCodeAt(0);
      if (first >= 0x30 && first <= 0x39) continue;
      // Nothing of such a cell's beginning would be folded or left out.
      if (first > 0x20 && first < 0x7f && !firsts.has(first)) continue;
      const bare = normaliseLabel(cell);
      if ((bare.startsWith("合计") || suspects.has(bare)) && isNoData(cells, header)) return true;
    }
    return false;
  };
}

/** Position of the sex column where it contradicts the ID number (GB 11643 4.1.3), else -1. */
function sexCheck(register: RegisterDefinition): (values: readonly string[]) => number {
  const sex = register.columns.findIndex((column) => column.type === "sex");
  const source = Object.values(register.derived).find((derived) => derived.as === "sex");
  const id = register.columns.findIndex((column) => column.name === source?.from);
  if (sex < 0 || id < 0) return () => -1;
  return (values) => {
    const stated = values[sex] ?? "";
    const number = values[id] ?? "";
    if (stated === "" || number === "") return -1;
    return (stated === "男") === (sexOf(number) === "male") ? -1 : sex;
  };
}
