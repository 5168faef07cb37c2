import type { Transaction } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import { getColumn, type RegisterDefinition } from "../register/definition.ts";
import { columnOf, keyExpressions, sqlType, tableOf } from "../register/sql.ts";
import type { SuspectKeys } from "./find-repeats.ts";

/**
 * Each version of a key is replaced on the extract date of the next one. Files of one date follow each other as they
 * were loaded, rows of one file by the date of their update (none is the earliest), then by place. Only keys that
 * occur more than once, and were touched by `files`, are looked at. The files' counts follow by what was marked.
 */
export async function markReplaced(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
  files: readonly number[],
): Promise<void> {
  const table = tableOf(register);
  const key = keyExpressions(register, "t.").join(", ");
  // Where nothing else is stored every key is a touched one.
  const othersStored = await hasOrderedFiles(tx, county, register);
  const touched = othersStored
    ? `and (${key}) in (select ${key} from ${table} t where t.county = $1 and t.file_id = any($2))`
    : "";
  const repeated = `select ${key} from ${table} t where t.county = $1 ${touched} group by ${key} having count(*) > 1`;
  await tx.query(marking(register, repeated), othersStored ? [county.code, files] : [county.code]);
}

/** As `markReplaced` for a first load of which the keys that may be repeated are known. */
export async function markSuspects(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
  suspects: SuspectKeys,
): Promise<void> {
  if (suspects.every((texts) => texts.length === 0)) return;
  const types = register.key.map((name) => sqlType(getColumn(register, name)).split(" "));
  const arrays = types.map(([type], part) => `$${part + 2}::${type}[]`).join(", ");
  const parts = types.map(([, ...collation], part) => [`part${part}`, ...collation].join(" ")).join(", ");
  const names = types.map((_, part) => `part${part}`).join(", ");
  const repeated = `select distinct ${parts} from unnest(${arrays}) as suspect (${names})`;
  await tx.query(marking(register, repeated), [county.code, ...suspects]);
}

/**
 * As `markReplaced`, after the rows of a file have been taken out: what they replaced stands again, or is replaced by
 * what came next. A key's dates follow from its versions alone, so that they come out as they were before the file.
 */
export async function unmarkReplaced(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
  fileId: number,
): Promise<void> {
  const keys = keyExpressions(register, "(taken.version).").join(", ");
  const taken = `select jsonb_populate_record(null::${tableOf(register)}, content) as version
     from registry.withdrawn_row where file_id = $2`;
  await tx.query(marking(register, `select distinct ${keys} from (${taken}) taken`), [county.code, fileId]);
}

/** Materialised, and joined by place: no estimate of the planner can make it work through the versions once a row. */
function marking(register: RegisterDefinition, repeated: string): string {
  const table = tableOf(register);
  const key = keyExpressions(register, "t.").join(", ");
  const names = register.key.map((_, index) => `k${index}`).join(", ");
  const updated =
    register.updatedOn === undefined ? "" : `t.${columnOf(register, register.updatedOn)} nulls first,`;
  return `with repeated (${names}) as materialized (${repeated}), versions as materialized (
     select t.ctid as place, t.replaced_on as was, lead(t.extract_on) over (
       partition by ${key} order by t.extract_on, t.file_id, ${updated} t.row_no
     ) as next_on
     from ${table} t where t.county = $1 and (${key}) in (select ${names} from repeated)
   ), marked as (
     update ${table} t set replaced_on = versions.next_on from versions
     where t.ctid = versions.place and t.replaced_on is distinct from versions.next_on
     returning t.file_id, (t.replaced_on is not null)::int - (versions.was is not null)::int as replaced
   )
   update registry.extract_file file
   set rows_stored = file.rows_stored - counted.replaced, rows_replaced = file.rows_replaced + counted.replaced
   from (select file_id, sum(replaced)::int as replaced from marked where replaced <> 0 group by file_id) counted
   where file.id = counted.file_id`;
}

async function hasOrderedFiles(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
): Promise<boolean> {
  const rows = await tx.query(
    "select from registry.extract_file where county = $1 and register = $2 and ordered limit 1",
    [county.code, register.code],
  );
  return rows.length > 0;
}
