import type { Queryable } from "@olive/db";
import type { RegisterDefinition } from "./definition.ts";
import { quoted, subjectExpression, tableOf } from "./sql.ts";

/** Where the directory keeps whom a row is about, and by which column. */
const DIRECTORIES = {
  person: { table: "person", key: "resident_id" },
  household: { table: "person", key: "household" },
  business: { table: "business", key: "credit_code" },
} as const;

/**
 * Row-level security of a register's table: a row is seen by whoever sees its person in the directory, or somebody of
 * its household there, or its business (the directory's own policies hold inside the sub-select). Rows that are nobody's are for
 * county-wide readers. The three roles are of migration 0020.
 */
export async function scopeRegister(tx: Queryable, register: RegisterDefinition): Promise<void> {
  const table = tableOf(register);
  const policy = (kind: string) => quoted(`${register.code.slice(0, 50)}_${kind}`);
  // Changing a policy locks out readers for a moment, so that a table that has them is left alone.
  const [found] = await tx.query("select from pg_policy where polrelid = to_regclass($1) limit 1", [table]);
  if (found !== undefined) return;
  const statements = [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${policy("system")} on ${table} to current_user using (true) with check (true)`,
    `create policy ${policy("county")} on ${table} to olive_county using (true)`,
    ...areaPolicy(register, policy("area")),
    `grant select on ${table} to olive_scoped, olive_county, olive_guest`,
  ];
  await tx.query(statements.join("; "));
}

function areaPolicy(register: RegisterDefinition, name: string): string[] {
  const subject = subjectExpression(register, `${quoted(register.code)}.`);
  if (subject === undefined || register.subject === undefined) return [];
  const { table, key } = DIRECTORIES[register.subject.entity];
  return [
    `create policy ${name} on ${tableOf(register)} to olive_scoped, olive_guest using (exists (
       select from registry.${table} p where p.county = ${quoted(register.code)}.county and p.${key} = ${subject}))`,
  ];
}
