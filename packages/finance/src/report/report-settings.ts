import { type CountyPack, getColumn, type RegisterDefinition } from "@olive/registry";
import { z } from "zod";
import { invalidFinance, readFinancePart } from "../consent/consent-settings.ts";
import { REPORT_SECTIONS, type SectionCode } from "../protocol/report-sections.ts";
import { isForbiddenField, SECTION_FIELDS } from "../protocol/section-fields.ts";

const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A column by its header; with the words that it uses for the field's own, or those that mean yes. */
const source = z.union([
  z.string().min(1),
  z.strictObject({ column: z.string().min(1), words: z.record(z.string(), z.string()) }),
  z.strictObject({ column: z.string().min(1), yes: z.array(z.string().min(1)).min(1) }),
  /** The proprietor's name as the directory of people has it, masked. */
  z.strictObject({ proprietor: z.literal(true) }),
]);

const part = z.strictObject({
  register: z.string().min(1),
  /** Header of the column that holds the credit code. */
  by: z.string().min(1),
  fields: z.record(z.string(), source),
  /** Rows are of the consent's range by this column (day or month). */
  on: z.string().optional(),
  hide: z
    .strictObject({
      /** Last day on which the row is public. */
      until: z.string().optional(),
      /** Days from which it is no longer shown: repaired, taken off the list, closed. */
      since: z.array(z.string()).default([]),
    })
    .optional(),
});

const settingsSchema = z.strictObject({
  /** Milliseconds that one department's register has for its answer. */
  sourceTimeoutMs: z.int().min(50).max(10_000).default(1_000),
  /** How long a preview may be signed as it is. */
  draftMinutes: z.int().min(1).max(1_440).default(30),
  sections: z.partialRecord(z.enum(REPORT_SECTIONS), z.array(part).min(1)).default({}),
  /** What an owner can do about records of a section. */
  advice: z.partialRecord(z.enum(REPORT_SECTIONS), wording).default({}),
});

export type ReportPart = z.output<typeof part> & { readonly definition: RegisterDefinition };
export type FieldSource = z.output<typeof source>;

export interface ReportSettings {
  readonly sourceTimeoutMs: number;
  readonly draftMinutes: number;
  readonly sections: Readonly<Partial<Record<SectionCode, readonly ReportPart[]>>>;
  readonly advice: z.output<typeof settingsSchema>["advice"];
}

/**
 * The `report` part of a county's `finance.yaml`: which columns of which registers fill which section. Throws Refusal
 * `finance-invalid` for a register, column or field that isn't there, and for what a report must never say.
 */
export function readReportSettings(county: CountyPack): ReportSettings {
  const read = readFinancePart(county.dir, "report", settingsSchema);
  const sections = Object.fromEntries(
    Object.entries(read.sections).map(([code, parts]) => [
      code,
      (parts ?? []).map((one) => checkPart(county, code as SectionCode, one)),
    ]),
  );
  return { ...read, sections };
}

function checkPart(county: CountyPack, section: SectionCode, given: z.output<typeof part>): ReportPart {
  const definition = county.registers.find(({ name }) => name === given.register);
  if (definition === undefined) throw invalidFinance(`${section}: ${given.register}`);
  const columns = [
    ...[given.by, given.on, given.hide?.until, ...(given.hide?.since ?? [])],
    ...Object.values(given.fields).map(headerOf),
  ];
  const missing = columns.find((name) => name !== undefined && !hasColumn(definition, name));
  if (missing !== undefined) throw invalidFinance(`${section}: ${given.register}.${missing}`);
  for (const [field, from] of Object.entries(given.fields)) checkField(section, definition, field, from);
  return { ...given, definition };
}

function checkField(
  section: SectionCode,
  definition: RegisterDefinition,
  field: string,
  from: FieldSource,
): void {
  const header = headerOf(from) ?? "";
  const column = header === "" ? undefined : getColumn(definition, header);
  const names = [field, header, column?.code ?? ""];
  if (names.some(isForbiddenField)) throw invalidFinance(`${section}.${field}: FORBIDDEN_FIELD`);
  // What is L3 or higher needs a reason of its own to be read: a bank's isn't one.
  if (column?.level === "L3" || column?.level === "L4") {
    throw invalidFinance(`${section}.${field}: ${column.level}`);
  }
  const known = SECTION_FIELDS[section][field];
  if (known === undefined) throw invalidFinance(`${section}.${field}`);
  const isListed = Array.isArray(known.type);
  const words = typeof from === "object" && "words" in from ? Object.values(from.words) : [];
  const isStrange = words.some((word) => isListed && !known.type.includes(word));
  if (isStrange || isListed !== words.length > 0) throw invalidFinance(`${section}.${field}: words`);
  if ((known.type === "flag") !== (typeof from === "object" && "yes" in from)) {
    throw invalidFinance(`${section}.${field}: yes`);
  }
}

/** Header of the column that a field comes from; undefined for the proprietor's name. */
export function headerOf(from: FieldSource): string | undefined {
  if (typeof from === "string") return from;
  return "column" in from ? from.column : undefined;
}

const hasColumn = ({ columns }: RegisterDefinition, header: string) =>
  columns.some(({ name }) => name === header);
