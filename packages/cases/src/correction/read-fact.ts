import type { Queryable } from "@olive/db";
import { maskDisabilityCard, maskPhone, maskResidentId } from "@olive/kernel";
import {
  type ColumnDefinition,
  columnOf,
  getColumn,
  type RegisterDefinition,
  subjectExpression,
  tableOf,
} from "@olive/registry";
import { factUnknown } from "./refusals.ts";

/** One value of one row, by its provenance. */
export interface FactAddress {
  /** `person:<reference>` or `business:<creditCode>`. */
  readonly subject: string;
  readonly fileId: number;
  readonly rowNo: number;
  /** Canonical name of the register's column. */
  readonly column: string;
}

export interface Fact {
  /** As the register has it, numbers of identity masked; null where it is empty. */
  readonly value: string | null;
  readonly subjectName: string;
  readonly place: string;
  /** The department's file that brought it. */
  readonly fileName: string;
}

/**
 * The fact as the reader may see it: row-level security hides rows of other areas, and the join makes sure that the row
 * is the subject's. Throws Refusal `fact-unknown` for anything else.
 */
export async function readFact(
  tx: Queryable,
  county: string,
  register: RegisterDefinition,
  address: FactAddress,
): Promise<Fact> {
  const column = register.columns.find(({ name }) => name === address.column);
  const [kind, reference] = [
    address.subject.split(":", 1)[0],
    address.subject.slice(address.subject.indexOf(":") + 1),
  ];
  const join = joinOf(kind ?? "", register);
  if (column === undefined || join === undefined) throw factUnknown();
  const [row] = await tx.query<Fact>(
    `select t.${columnOf(register, address.column)}::text as value, p.name as "subjectName", p.place_code as place,
       f.name as "fileName"
     from ${tableOf(register)} t ${join}
     join registry.extract_file f on f.id = t.file_id
     where t.county = $1 and t.file_id = $2 and t.row_no = $3 limit 1`,
    [county, address.fileId, address.rowNo, reference],
  );
  if (row === undefined) throw factUnknown();
  return { ...row, value: row.value === null ? null : maskValue(column, row.value) };
}

function joinOf(kind: string, register: RegisterDefinition): string | undefined {
  const subject = subjectExpression(register, "t.");
  if (kind === "person" && register.subject !== undefined && subject !== undefined) {
    const key = register.subject.entity === "person" ? "resident_id" : "household";
    return `join registry.person p on p.county = t.county and p.reference = $4 and p.${key} = ${subject}`;
  }
  const credit = register.columns.find(({ type }) => type === "creditCode");
  if (kind !== "business" || credit === undefined) return undefined;
  const code = `t.${columnOf(register, getColumn(register, credit.name).name)}`;
  return `join registry.business p on p.county = t.county and p.credit_code = $4 and p.credit_code = ${code}`;
}

/** Numbers of identity stay masked in a case, which more people read than the person's page. */
function maskValue(column: ColumnDefinition, value: string): string {
  if (column.type === "residentId") return maskResidentId(value, "list");
  if (column.type === "disabilityCard") return maskDisabilityCard(value, "list");
  return column.type === "phone" ? maskPhone(value, "list") : value;
}
