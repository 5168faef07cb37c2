import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "../../register/county-pack.ts";
import { columnOf, subjectExpression, tableOf } from "../../register/sql.ts";

/** Rows of a register that make somebody a holder, for instance of a valid card. */
export interface HoldingRows {
  readonly register: string;
  /** Values that columns may have. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** A column that is empty or holds a day not before the one asked about. */
  readonly openBy?: string | undefined;
}

/**
 * References of the people who hold such a row on a day, by what the register says now, inside the scope of the
 * transaction. Of a register that the county doesn't have there are none.
 */
export async function listHolders(
  tx: Queryable,
  county: CountyPack,
  { register: code, where, openBy }: HoldingRows,
  on: CalendarDate,
): Promise<string[]> {
  const register = county.registers.find((one) => one.code === code);
  const subject = register && subjectExpression(register, "r.");
  if (register === undefined || subject === undefined || register.subject?.entity !== "person") return [];
  const values: unknown[] = [county.code];
  const tests = Object.entries(where).map(
    ([name, allowed]) => `r.${columnOf(register, name)} = any($${values.push(allowed)})`,
  );
  if (openBy !== undefined) {
    const column = `r.${columnOf(register, openBy)}`;
    tests.push(`(${column} is null or ${column} >= $${values.push(on)}::date)`);
  }
  const found = await tx.query<{ reference: string }>(
    `select distinct p.reference from ${tableOf(register)} r
     join registry.person p on p.county = r.county and p.resident_id = ${subject}
     where r.county = $1 and r.replaced_on is null${tests.map((test) => ` and ${test}`).join("")}`,
    values,
  );
  return found.map(({ reference }) => reference);
}
