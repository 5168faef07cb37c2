import type { Queryable } from "@olive/db";
import type { CalendarDate, Wording } from "@olive/kernel";
import {
  type CountyPack,
  columnOf,
  type RegisterDefinition,
  subjectExpression,
  tableOf,
} from "@olive/registry";
import type { RegisterRows } from "../settings.ts";

/** Where something known comes from. */
export interface Source {
  readonly register: string;
  readonly registerName: Wording;
  readonly department: string;
  readonly day: CalendarDate;
  readonly file: string | null;
  readonly fileId: number;
  readonly row: number;
}

/** One standing row of one person, the columns that were asked for as text. */
export interface RegisterRow {
  readonly reference: string;
  readonly source: Source;
  readonly values: Readonly<Record<string, string | null>>;
}

interface Stored {
  readonly reference: string;
  readonly day: CalendarDate;
  readonly file: string | null;
  readonly fileId: number;
  readonly row: number;
  readonly values: Readonly<Record<string, string | null>>;
}

/**
 * The standing rows of these people in one register, inside the scope of the transaction. Of a register that the county
 * doesn't have, or whose rows are a household's, there are none.
 * @param columns canonical names.
 */
export async function readRows(
  tx: Queryable,
  county: CountyPack,
  { register: code, where }: RegisterRows,
  columns: readonly string[],
  references: readonly string[],
): Promise<RegisterRow[]> {
  const register = county.registers.find((one) => one.code === code);
  const subject = register && subjectExpression(register, "r.");
  if (register === undefined || subject === undefined || register.subject?.entity !== "person") return [];
  if (references.length === 0) return [];
  const { tests, given } = conditions(register, where);
  const pairs = columns.map((name) => `'${name.replaceAll("'", "''")}', r.${columnOf(register, name)}::text`);
  const found = await tx.query<Stored>(
    `select p.reference, r.extract_on as day, f.name as file, r.file_id as "fileId", r.row_no as row,
       jsonb_build_object(${pairs.join(", ")}) as values
     from registry.person p join ${tableOf(register)} r on r.county = p.county and ${subject} = p.resident_id
     left join registry.extract_file f on f.id = r.file_id
     where p.county = $1 and p.reference = any($2) and r.replaced_on is null${tests}
     order by p.reference, r.extract_on, r.file_id, r.row_no`,
    [county.code, references, ...given],
  );
  return found.map(({ reference, values, ...place }) => ({
    reference,
    values,
    source: {
      ...{ register: code, registerName: register.title, department: register.department },
      ...place,
    },
  }));
}

function conditions(register: RegisterDefinition, where: RegisterRows["where"]) {
  const entries = Object.entries(where);
  const tests = entries.map(([name], index) => ` and r.${columnOf(register, name)} = any($${index + 3})`);
  return { tests: tests.join(""), given: entries.map(([, values]) => values) };
}

/** The day of the register's newest extract: what it says, it says of that day. Null where none ever came. */
export async function dataDayOf(
  tx: Queryable,
  county: string,
  register: string,
): Promise<CalendarDate | null> {
  const [row] = await tx.query<{ day: CalendarDate | null }>(
    `select max(extract_on) as day from registry.extract_file
     where county = $1 and register = $2 and settled and undone_at is null and undoes is null`,
    [county, register],
  );
  return row?.day ?? null;
}
