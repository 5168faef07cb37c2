import type { Queryable } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import type { RegisterDefinition } from "../register/definition.ts";
import { tableOf } from "../register/sql.ts";

/**
 * Rows of a register by which something changed after a file: what later files brought, and what an undo since then
 * took away (it is kept aside). A sub-select with the register's own columns, for the owners and keys in it.
 */
export function changedRowsSql(register: RegisterDefinition, county: string, sinceFileId: number): string {
  const table = tableOf(register);
  if (!/^\d{6}$/.test(county)) throw new RangeError("no code of a county");
  const since = Number(sinceFileId);
  return `(select * from ${table} where county = '${county}' and file_id > ${since}
    union all
    select (jsonb_populate_record(null::${table}, w.content)).*
    from registry.extract_file undo join registry.withdrawn_row w on w.file_id = undo.undoes
    where undo.county = '${county}' and undo.id > ${since} and undo.register = '${register.code}')`;
}

/** The number of the last change of a county's registers, a file or an undo; 0 where there is none. */
export async function lastChange(db: Queryable, county: CountyPack): Promise<number> {
  const [row] = await db.query<{ last: number }>(
    "select coalesce(max(id), 0) as last from registry.extract_file where county = $1 and settled",
    [county.code],
  );
  return row?.last ?? 0;
}

/** Whether a file of the county was undone after this change. */
export async function undoneSince(db: Queryable, county: CountyPack, sinceFileId: number): Promise<boolean> {
  const rows = await db.query(
    `select from registry.extract_file
     where county = $1 and id > $2 and settled and undoes is not null limit 1`,
    [county.code, sinceFileId],
  );
  return rows.length > 0;
}

/** Codes of the registers that files or undos after this one concern. */
export async function changedRegisters(
  db: Queryable,
  county: CountyPack,
  sinceFileId: number,
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ register: string }>(
    "select distinct register from registry.extract_file where county = $1 and id > $2 and settled",
    [county.code, sinceFileId],
  );
  return new Set(rows.map(({ register }) => register));
}
