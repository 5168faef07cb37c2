import { z } from "zod";

/** What a cell of a column may hold; the cleaning of each type is in `extract/clean`. */
export const COLUMN_TYPES = [
  "residentId",
  "disabilityCard",
  "creditCode",
  "place",
  "date",
  "month",
  "year",
  "amount",
  "count",
  "listed",
  "sex",
  "phone",
  "code",
  "text",
] as const;

/** A name in SQL and in the API; PostgreSQL cuts names at 63 bytes. */
const sqlName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, "lower-case letters, digits and _, at most 63");

const column = z.strictObject({
  /** Canonical header, and the name in FEEL. */
  name: z.string().min(1),
  code: sqlName,
  type: z.enum(COLUMN_TYPES),
  /** Other headers seen in practice, in order of preference. */
  aliases: z.array(z.string().min(1)).default([]),
  /** Data level, L1 open to L4 never open (DB33/T 2350). */
  level: z.enum(["L1", "L2", "L3", "L4"]),
  /** A row without it is rejected, although it is no part of the key. */
  required: z.boolean().default(false),
  /** Part of the key that may be empty, and is blanked where it can't be read. */
  mayBeEmpty: z.boolean().default(false),
  /** When something ended: unreadable text rejects the row, for nobody may count as current by mistake. */
  end: z.boolean().default(false),
  /** What an empty cell means to the rules: `unknown` (we were not told) or `none`. */
  empty: z.enum(["unknown", "none"]).default("unknown"),
  /** Of a place: whether the code must be one that the county has, or had. */
  existing: z.boolean().default(false),
  values: z.array(z.string().min(1)).optional(),
  synonyms: z.record(z.string(), z.string()).default({}),
});

const share = z.number().min(0).max(1);

const register = z.strictObject({
  code: sqlName,
  /** Name in FEEL and on screen. */
  name: z.string().min(1),
  department: z.string().min(1),
  /** What file names begin with, before `_YYYYMMDD`. */
  file: z.string().min(1),
  title: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  /** Whose rows these are, and by which column. Absent where a row is nobody's. */
  subject: z.strictObject({ entity: z.enum(["person", "household", "business"]), by: z.string() }).optional(),
  /** The one register that says who there is; others are tested against it (`unmatched`). */
  population: z.boolean().default(false),
  household: z.strictObject({ by: z.string(), name: z.string(), members: z.string() }).optional(),
  present: z.strictObject({ column: z.string(), not: z.array(z.string()) }).optional(),
  derived: z
    .record(
      z.string(),
      z.strictObject({
        from: z.string(),
        as: z.enum(["birthDate", "sex", "disabilityCategory", "disabilityGrade"]),
      }),
    )
    .default({}),
  key: z.array(z.string()).min(1),
  /** Column by which the later of two rows of one file is told; without it the lower row is the later. */
  updatedOn: z.string().optional(),
  /** Order of a subject's rows as FEEL sees them; the key where absent. */
  order: z.array(z.string()).optional(),
  /** What it means that a subject has no row. */
  absent: z.enum(["none", "unknown"]).default("none"),
  complete: z.boolean().default(true),
  /** How many days after its extract date the data count as fresh. */
  freshDays: z.number().int().positive(),
  limits: z.strictObject({ rejectedShare: share, changedShare: share }),
  columns: z.array(column).min(1),
});

export const registerSchema = register;

export type ColumnType = (typeof COLUMN_TYPES)[number];
export type ColumnDefinition = z.infer<typeof column>;
export type RegisterDefinition = z.infer<typeof register>;

/** The column of that canonical name. Throws where the definition has none (the loader has checked references). */
export function getColumn(register: RegisterDefinition, name: string): ColumnDefinition {
  const found = register.columns.find((candidate) => candidate.name === name);
  if (found === undefined) throw new RangeError(`${register.code} has no column ${name}`);
  return found;
}

/** Whether a register's rows may concern somebody's page: those of businesses don't. */
export function isOfPeople({ subject }: Pick<RegisterDefinition, "subject">): boolean {
  return subject?.entity !== "business";
}

/** Whether the row is rejected where this column is empty. */
export function mustBePresent(register: RegisterDefinition, column: ColumnDefinition): boolean {
  return column.required || (register.key.includes(column.name) && !column.mayBeEmpty);
}

/** Whether the row is rejected, and not the cell blanked, where this column can't be read. */
export function rejectsUnreadable(register: RegisterDefinition, column: ColumnDefinition): boolean {
  return column.end || mustBePresent(register, column);
}
