import { type Database, type Transaction, transaction } from "@olive/db";
import type { DirectorySource } from "./directory-source.ts";
import { directorySql } from "./directory-sql.ts";
import { readAddress } from "./read-address.ts";
import { readName } from "./read-name.ts";
import { refreshAddresses } from "./refresh-addresses.ts";

/** New names are read and stored in parcels of this many: a parcel is a megabyte or so of text. */
const TEXTS_A_PARCEL = 20_000;
/** An index on a million names is sorted in memory; the server's default would go to disk. */
const SORT_MEMORY = "256MB";

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
    if (sql.addresses !== undefined) await readNewAddresses(tx, sql.addresses, values);
    const count =
      changed === undefined && (await isEmpty(tx))
        ? await fill(tx, sql.fill, values)
        : await compare(tx, sql, values);
    if (source.address !== undefined && count > 0) await refreshAddresses(tx, source.county);
    return count;
  });
  // A bulk change leaves the planner with old figures, and a wrong plan costs a search a hundredfold.
  if (changed === undefined && written > 0) {
    await db.query("vacuum (analyze) registry.person");
    await db.query("analyze registry.address_part");
  }
  return written;
}

async function isEmpty(tx: Transaction): Promise<boolean> {
  return (await tx.query("select from registry.person limit 1")).length === 0;
}

async function compare(
  tx: Transaction,
  sql: { readonly remove: string; readonly store: string },
  values: readonly unknown[],
): Promise<number> {
  const [removed] = await tx.query<{ n: number }>(sql.remove, values);
  const [stored] = await tx.query<{ n: number }>(sql.store, values);
  return (removed?.n ?? 0) + (stored?.n ?? 0);
}

/** The first fill of an empty directory builds the indexes after the rows: half of the time, and nobody searches yet. */
async function fill(tx: Transaction, sql: string, values: readonly unknown[]): Promise<number> {
  const indexes = await tx.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = 'registry.person'::regclass and not indisprimary`,
  );
  await tx.query("lock table registry.person");
  for (const { name } of indexes) await tx.query(`drop index ${name}`);
  await tx.query(sql, values);
  await tx.query(`set local maintenance_work_mem = '${SORT_MEMORY}'`);
  for (const { definition } of indexes) await tx.query(definition);
  const [stored] = await tx.query<{ n: number }>("select count(*) as n from registry.person");
  return stored?.n ?? 0;
}

async function readNewNames(tx: Transaction, sql: string, values: readonly unknown[]): Promise<void> {
  for (const parcel of await readParcels(tx, sql, values)) {
    const readings = parcel.map(readName);
    await tx.query(
      `insert into registry.name_reading (name, pinyin, initials)
       select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing`,
      [parcel, readings.map((reading) => reading.pinyin), readings.map((reading) => reading.initials)],
    );
  }
}

async function readNewAddresses(tx: Transaction, sql: string, values: readonly unknown[]): Promise<void> {
  for (const parcel of await readParcels(tx, sql, values)) {
    await tx.query(
      `insert into registry.address_reading (text, address)
       select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
      [parcel, parcel.map(readAddress)],
    );
  }
}

async function readParcels(tx: Transaction, sql: string, values: readonly unknown[]): Promise<string[][]> {
  const texts = (await tx.query<{ text: string }>(sql, values)).map(({ text }) => text);
  const parcels: string[][] = [];
  for (let start = 0; start < texts.length; start += TEXTS_A_PARCEL) {
    parcels.push(texts.slice(start, start + TEXTS_A_PARCEL));
  }
  return parcels;
}
