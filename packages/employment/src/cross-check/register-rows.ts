import { columnOf, subjectExpression, tableOf } from "@olive/registry";
import type { CheckOffice } from "./check-site.ts";

export interface RowsAsked {
  readonly register: string;
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** What each is called in the sub-select, and the column's canonical name. */
  readonly columns: Readonly<Record<string, string>>;
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * The standing rows of one register beside their people, as a sub-select that a set-based query joins: reference, the
 * asked columns, and where each row stands. Names come from the county's own definition, values from its settings.
 * Undefined where the county has no such register of people.
 */
export function registerRowsSql({ county }: CheckOffice, { register: code, where, columns }: RowsAsked) {
  const register = county.registers.find((one) => one.code === code);
  const subject = register && subjectExpression(register, "r.");
  if (register === undefined || subject === undefined || register.subject?.entity !== "person")
    return undefined;
  const tests = Object.entries(where).map(
    ([name, allowed]) => ` and r.${columnOf(register, name)} in (${allowed.map(literal).join(", ")})`,
  );
  const asked = Object.entries(columns).map(([as, name]) => `r.${columnOf(register, name)} as "${as}"`);
  return `(select p.reference, ${asked.join(", ")}, r.extract_on as day, ${literal(code)} as register,
      concat_ws(':', r.file_id, r.row_no) as row
    from registry.person p join ${tableOf(register)} r on r.county = p.county and ${subject} = p.resident_id
    where p.county = $1 and r.replaced_on is null${tests.join("")})`;
}
