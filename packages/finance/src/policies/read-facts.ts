import type { Queryable } from "@olive/db";
import { addDays, type CalendarDate, toDateNumber } from "@olive/kernel";
import {
  type CountyPack,
  columnOf,
  listFiles,
  listOpenBusinesses,
  namesOfBusinesses,
  quoted,
  tableOf,
} from "@olive/registry";
import { type BusinessRegister, type BusinessRegisters, usableColumns } from "./business-schema.ts";
import type { BusinessFacts, Cell, FactRow } from "./population.ts";

interface Read {
  readonly code: string;
  readonly cells: Record<string, string | null>;
  readonly extractOn: string;
}

/**
 * Registers whose silence says something on a day: handed over, and not longer ago than they count as fresh. Of the
 * others a row that isn't there is not known, and never a no.
 */
export async function tellingRegisters(
  tx: Queryable,
  county: CountyPack,
  { own, others }: BusinessRegisters,
  asOf: CalendarDate,
): Promise<ReadonlySet<string>> {
  const newest = new Map<string, CalendarDate>();
  for (const { register, extractOn } of await listFiles(tx, county)) {
    if (extractOn > asOf) continue;
    const known = newest.get(register);
    if (known === undefined || known < extractOn) newest.set(register, extractOn);
  }
  const telling = new Set<string>();
  for (const { register } of [...(own === undefined ? [] : [own]), ...others]) {
    const day = newest.get(register.code);
    if (day !== undefined && addDays(toDateNumber(day), register.freshDays) >= toDateNumber(asOf)) {
      telling.add(register.code);
    }
  }
  return telling;
}

/**
 * What registers hold on a day of these businesses, as far as `words` name it, and what their owners declared. With
 * `codes` null: of every business of the directory that is open.
 */
export async function readFacts(
  tx: Queryable,
  county: string,
  registers: BusinessRegisters,
  codes: readonly string[] | null,
  words: string,
  asOf: CalendarDate,
): Promise<BusinessFacts[]> {
  const known =
    codes === null ? await listOpenBusinesses(tx, county) : await namesOfBusinesses(tx, county, codes);
  const named = new Map(known.map((one) => [one.code, one]));
  const all = codes ?? known.map(({ code }) => code);
  const { own, others } = registers;
  const ownRows = own === undefined ? new Map() : group(own, await read(tx, county, own, codes, words, asOf));
  const lists = new Map<string, Map<string, FactRow[]>>();
  for (const other of others) {
    if (!words.includes(other.register.name)) continue;
    lists.set(other.register.name, group(other, await read(tx, county, other, codes, words, asOf)));
  }
  const declared = await readDeclared(tx, county, codes);
  return all.map((creditCode) => ({
    creditCode,
    name: named.get(creditCode)?.name ?? creditCode,
    place: named.get(creditCode)?.placeCode ?? `${county}000000`,
    own: ownRows.get(creditCode)?.[0] ?? { cells: {}, source: null },
    rows: Object.fromEntries([...lists].map(([name, rows]) => [name, rows.get(creditCode) ?? []])),
    declared: declared.get(creditCode) ?? {},
  }));
}

function read(
  tx: Queryable,
  county: string,
  of: BusinessRegister,
  codes: readonly string[] | null,
  words: string,
  asOf: CalendarDate,
): Promise<Read[]> {
  const { register, by } = of;
  const cells = usableColumns(of, words).map(
    ({ name, code }) => `'${name.replaceAll("'", "''")}', ${quoted(code)}::text`,
  );
  const key = columnOf(register, by);
  const order = (register.order ?? register.key).map((name) => columnOf(register, name)).join(", ");
  return tx.query<Read>(
    `select ${key} as code, jsonb_build_object(${cells.join(", ")}) as cells, extract_on::text as "extractOn"
     from ${tableOf(register)}
     where county = $1 and extract_on <= $2 and (replaced_on is null or replaced_on > $2)
       and ($3::text[] is null and ${key} is not null or ${key} = any($3)) order by ${key}, ${order}`,
    [county, asOf, codes],
  );
}

function group({ register }: BusinessRegister, rows: readonly Read[]): Map<string, FactRow[]> {
  const noneWhenEmpty = new Set(
    register.columns.filter(({ empty }) => empty === "none").map(({ name }) => name),
  );
  const groups = new Map<string, FactRow[]>();
  for (const { code, cells, extractOn } of rows) {
    const told = Object.entries(cells).map(([name, cell]): [string, Cell] => [
      name,
      cell ?? (noneWhenEmpty.has(name) ? null : undefined),
    ]);
    const source = { register: register.title.zh, department: register.department, extractOn };
    const list = groups.get(code) ?? [];
    groups.set(code, list);
    list.push({ cells: Object.fromEntries(told), source });
  }
  return groups;
}

async function readDeclared(
  tx: Queryable,
  county: string,
  codes: readonly string[] | null,
): Promise<Map<string, Record<string, string>>> {
  const rows = await tx.query<{ code: string; name: string; value: string }>(
    `select distinct on (credit_code, name) credit_code as code, name, value from finance.declaration
     where county = $1 and ($2::text[] is null or credit_code = any($2))
     order by credit_code, name, declared_at desc`,
    [county, codes],
  );
  const declared = new Map<string, Record<string, string>>();
  for (const { code, name, value } of rows) {
    const own = declared.get(code) ?? {};
    declared.set(code, own);
    own[name] = value;
  }
  return declared;
}
