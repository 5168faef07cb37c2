import { type Database, type Transaction, transaction } from "@olive/db";
import type { RegisterDefinition } from "../register/definition.ts";
import { columnOf, tableOf } from "../register/sql.ts";
import { readName } from "./read-name.ts";
import { ID_TAIL_LENGTH } from "./read-search-text.ts";

export interface DirectorySource {
  /** Six digits. */
  readonly county: string;
  /** The definition of the register that says who there is (`population: true`). */
  readonly register: RegisterDefinition;
  /** Canonical headers of the columns with the name and with the place of residence (`directory.yaml`). */
  readonly name: string;
  readonly place: string;
}

/** New names are read and stored in parcels of this many: a parcel is a megabyte or so of text. */
const NAMES_A_PARCEL = 20_000;

/**
 * Brings the directory of people in line with the newest version of the population register. Give `changed` (ID
 * numbers) after an ordinary import; without it everybody is compared. Set-based, one transaction; people whose
 * entry is as it was aren't written.
 * @returns number of entries written or removed.
 */
export async function refreshPeople(
  db: Database,
  source: DirectorySource,
  changed?: readonly string[],
): Promise<number> {
  if (changed?.length === 0) return 0;
  const written = await transaction(db, async (tx) => {
    const sql = directorySql(source, changed !== undefined);
    const values = changed === undefined ? [source.county] : [source.county, changed];
    await readNewNames(tx, sql.names, values);
    const [removed] = await tx.query<{ n: number }>(sql.remove, values);
    const [stored] = await withIndexesLast(tx, () => tx.query<{ n: number }>(sql.store, values));
    return (removed?.n ?? 0) + (stored?.n ?? 0);
  });
  // A bulk change leaves the planner with old figures, and a wrong plan costs a search a hundredfold.
  if (changed === undefined && written > 0) await db.query("vacuum (analyze) registry.person");
  return written;
}

/**
 * The first fill of an empty directory builds the indexes after the rows: a third of the time. Afterwards they stay,
 * for searches go on while people are refreshed.
 */
async function withIndexesLast<T>(tx: Transaction, store: () => Promise<T>): Promise<T> {
  const indexes = await tx.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = 'registry.person'::regclass and not indisprimary
       and not exists (select from registry.person)`,
  );
  for (const { name } of indexes) await tx.query(`drop index ${name}`);
  const stored = await store();
  for (const { definition } of indexes) await tx.query(definition);
  return stored;
}

async function readNewNames(tx: Transaction, sql: string, values: readonly unknown[]): Promise<void> {
  const names = (await tx.query<{ name: string }>(sql, values)).map(({ name }) => name);
  for (let start = 0; start < names.length; start += NAMES_A_PARCEL) {
    const parcel = names.slice(start, start + NAMES_A_PARCEL);
    const readings = parcel.map(readName);
    await tx.query(
      `insert into registry.name_reading (name, pinyin, initials)
       select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing`,
      [parcel, readings.map((reading) => reading.pinyin), readings.map((reading) => reading.initials)],
    );
  }
}

/**
 * The statements over the county's population register, whose definition names table and columns; values are
 * parameters. Sex and birth come from the ID number (GB 11643-1999 4.1).
 */
function directorySql(source: DirectorySource, some: boolean) {
  const { register } = source;
  const codeOf = (name: string) => columnOf(register, name);
  if (register.subject === undefined) throw new RangeError(`${register.code} says nobody's data`);
  const id = codeOf(register.subject.by);
  const household = register.household === undefined ? "null" : `t.${codeOf(register.household.by)}`;
  const newest = `${tableOf(register)} t where t.county = $1 and t.replaced_on is null
    ${some ? `and t.${id} = any($2)` : ""}`;
  const name = `coalesce(t.${codeOf(source.name)}, '')`;
  return {
    names: `select distinct ${name} as name from ${newest}
      and not exists (select from registry.name_reading r where r.name = ${name})`,
    remove: `with gone as (delete from registry.person p
      where p.county = $1 ${some ? "and p.resident_id = any($2)" : ""}
        and not exists (select from ${newest} and t.${id} = p.resident_id) returning 1)
      select count(*) as n from gone`,
    store: `with stored as (insert into registry.person as p
      (county, resident_id, place_code, name, name_pinyin, initials, id_tail, household, sex, birth, present)
      select $1, t.${id}, coalesce(t.${codeOf(source.place)}, rpad($1, 12, '0')), r.name, r.pinyin, r.initials,
        reverse(right(t.${id}, ${ID_TAIL_LENGTH})), ${household},
        case when substr(t.${id}, 17, 1) in ('1', '3', '5', '7', '9') then 'male' else 'female' end,
        to_date(substr(t.${id}, 7, 8), 'YYYYMMDD'), ${presentSql(register)}
      from (select t.* from ${newest}) t join registry.name_reading r on r.name = ${name}
      on conflict (county, resident_id) do update set
        (place_code, name, name_pinyin, initials, household, present) =
        (excluded.place_code, excluded.name, excluded.name_pinyin, excluded.initials, excluded.household,
         excluded.present)
      where p is distinct from excluded returning 1)
      select count(*) as n from stored`,
  };
}

/** Somebody of whom it isn't said that they died or left is here. */
function presentSql(register: RegisterDefinition): string {
  if (register.present === undefined) return "true";
  const { column, not } = register.present;
  const gone = not.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
  return `coalesce(t.${columnOf(register, column)} not in (${gone}), true)`;
}
