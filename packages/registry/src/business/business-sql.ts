import type { DirectorySource } from "../person/directory-source.ts";
import { columnOf, quoted, tableOf } from "../register/sql.ts";
import { type BusinessSource, openColumns } from "./business-source.ts";

/**
 * The newest version of every business beyond $2, $3 of them at most, in the order of their codes, as the directory
 * keeps them but for the reading of the name; with `some` only those of $4. A seat outside the county, or none, counts
 * as somewhere in the county. $1 is the county.
 */
export function newestSql({ county }: DirectorySource, source: BusinessSource, some: boolean): string {
  const { register, standing } = source;
  const column = (header: string | undefined) =>
    header === undefined ? "null::text" : `t.${columnOf(register, header)}`;
  const code = column(source.code);
  const place = column(source.place);
  const active = standing.active.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
  const facts = openColumns(source).map((open) => `'${open.code}', t.${quoted(open.code)}::text`);
  return `select ${code} as credit_code,
      case when ${place} >= '${county}000000' and ${place} <= '${county}999999' then ${place}
        else '${county}000000' end as place_code,
      coalesce(${column(source.name)}, '') as name, ${column(source.proprietor)} as proprietor_id,
      regexp_replace(${column(source.phone)}, '\\D', '', 'g') as phone, ${column(source.kind)} as kind,
      ${column(standing.column)} as standing, coalesce(${column(standing.column)} in (${active}), true) as active,
      jsonb_build_object(${facts.join(", ")}) as facts, t.file_id, t.row_no, t.extract_on::text as extract_on
    from ${tableOf(register)} t
    where t.county = $1 and t.replaced_on is null and ${code} > $2 ${some ? `and ${code} = any($4)` : ""}
    order by ${code} limit $3`;
}

/** Takes businesses out that the register no longer has; with `some` only of those in $2. Gives their number. */
export function goneSql({ register, code }: BusinessSource, some: boolean): string {
  return `with gone as (delete from registry.business b
    where b.county = $1 ${some ? "and b.credit_code = any($2)" : ""} and not exists (
      select from ${tableOf(register)} t
      where t.county = $1 and t.replaced_on is null and t.${columnOf(register, code)} = b.credit_code)
    returning 1) select count(*) as n from gone`;
}

/** Stores what is new or differs of the rows in $2 (JSON); gives their number. */
export const STORE_BUSINESSES = `with stored as (
  insert into registry.business as b (county, credit_code, place_code, name, name_pinyin, initials, proprietor_id, phone,
    kind, standing, active, facts, register, file_id, row_no, extract_on)
  select $1, credit_code, place_code, name, name_pinyin, initials, proprietor_id, phone, kind, standing, active, facts,
    $3, file_id, row_no, extract_on
  from jsonb_to_recordset($2::jsonb) as given (credit_code text, place_code text, name text, name_pinyin text,
    initials text, proprietor_id text, phone text, kind text, standing text, active boolean, facts jsonb,
    file_id integer, row_no integer, extract_on date)
  on conflict (county, credit_code) do update set
    (place_code, name, name_pinyin, initials, proprietor_id, phone, kind, standing, active, facts, register, file_id,
     row_no, extract_on) =
    (excluded.place_code, excluded.name, excluded.name_pinyin, excluded.initials, excluded.proprietor_id,
     excluded.phone, excluded.kind, excluded.standing, excluded.active, excluded.facts, excluded.register,
     excluded.file_id, excluded.row_no, excluded.extract_on)
  where b is distinct from excluded returning 1)
  select count(*) as n from stored`;
