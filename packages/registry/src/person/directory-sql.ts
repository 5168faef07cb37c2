import type { RegisterDefinition } from "../register/definition.ts";
import { columnOf, tableOf } from "../register/sql.ts";
import type { DirectorySource } from "./directory-source.ts";
import { ID_TAIL_LENGTH } from "./read-search-text.ts";

/** What an entry may change in; the rest follows from the ID number. */
const CHANGEABLE = `place_code, name, name_pinyin, initials, household, household_reference, present, phone, phone_tail,
  address`;
const COLUMNS = `county, resident_id, ${CHANGEABLE}, id_tail, sex, birth, reference`;

/**
 * The statements over the county's population register, whose definition names table and columns. $1 is the county,
 * $2 with `some` the ID numbers that are looked at. Sex and birth come from the ID number (GB 11643-1999 4.1).
 */
export function directorySql(source: DirectorySource, some: boolean) {
  const { register } = source;
  if (register.subject === undefined) throw new RangeError(`${register.code} says nobody's data`);
  const id = `t.${columnOf(register, register.subject.by)}`;
  const newest = `${tableOf(register)} t where t.county = $1 and t.replaced_on is null
    ${some ? `and ${id} = any($2)` : ""}`;
  const name = `coalesce(t.${columnOf(register, source.name)}, '')`;
  const entries = entriesSql(source, id, newest, name);
  return {
    /** Names that nobody has read yet. */
    names: `select distinct ${name} as text from ${newest}
      and not exists (select from registry.name_reading r where r.name = ${name})`,
    /** Likewise addresses. */
    addresses: addressesSql(source, newest),
    /** Entries of people whom the register no longer has; gives their number. */
    remove: `with gone as (delete from registry.person p
      where p.county = $1 ${some ? "and p.resident_id = any($2)" : ""}
        and not exists (select from ${newest} and ${id} = p.resident_id) returning 1)
      select count(*) as n from gone`,
    /** All entries into an empty directory. */
    fill: `insert into registry.person (${COLUMNS}) ${entries}`,
    /** Entries that are new or differ; gives their number. */
    store: `with stored as (insert into registry.person as p (${COLUMNS}) ${entries}
      on conflict (county, resident_id) do update set (${CHANGEABLE}) = (${excluded(CHANGEABLE)})
      where p is distinct from excluded returning 1)
      select count(*) as n from stored`,
  };
}

function excluded(columns: string): string {
  return columns.replaceAll(/\w+/g, (column) => `excluded.${column}`);
}

function addressesSql({ register, address }: DirectorySource, newest: string): string | undefined {
  if (address === undefined) return undefined;
  const text = `t.${columnOf(register, address)}`;
  return `select distinct ${text} as text from ${newest} and ${text} is not null
    and not exists (select from registry.address_reading a where a.text = ${text})`;
}

function entriesSql(source: DirectorySource, id: string, newest: string, name: string): string {
  const { register, place, address, phone } = source;
  const column = (header: string | undefined) =>
    header === undefined ? "null::text" : `t.${columnOf(register, header)}`;
  const household = column(register.household?.by);
  const digits = phone === undefined ? "null::text" : `translate(${column(phone)}, ' -+()', '')`;
  return `select $1, ${id}, coalesce(${column(place)}, rpad($1, 12, '0')), r.name, r.pinyin, r.initials,
      ${household}, ${hashSql(household)}, ${presentSql(register)},
      ${digits}, reverse(right(${digits}, ${ID_TAIL_LENGTH})), ${address === undefined ? "null" : "a.address"},
      reverse(right(${id}, ${ID_TAIL_LENGTH})),
      case when substr(${id}, 17, 1) in ('1', '3', '5', '7', '9') then 'male' else 'female' end,
      substr(${id}, 7, 8)::date, ${hashSql(id)}
    from (select t.* from ${newest}) t join registry.name_reading r on r.name = ${name}
    ${address === undefined ? "" : `left join registry.address_reading a on a.text = ${column(address)}`}`;
}

/** A reference: the same as long as the space's key is, and nobody gets the number back out of it. */
function hashSql(number: string): string {
  return `substr(encode(sha256(convert_to((select value #>> '{}' from house.setting
    where name = 'person-reference-key') || ${number}, 'UTF8')), 'hex'), 1, 32)`;
}

/** Somebody of whom it isn't said that they died or left is here. */
function presentSql(register: RegisterDefinition): string {
  if (register.present === undefined) return "true";
  const { column, not } = register.present;
  const gone = not.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
  return `coalesce(t.${columnOf(register, column)} not in (${gone}), true)`;
}
