import { type Database, type Transaction, transaction } from "@olive/db";
import type { DirectorySource } from "../person/directory-source.ts";
import { readBusinessName } from "../person/read-name.ts";
import type { BusinessSource } from "./business-source.ts";
import { goneSql, newestSql, STORE_BUSINESSES } from "./business-sql.ts";

/** Businesses are read and stored in parcels of this many: some two megabytes. */
const BUSINESSES_A_PARCEL = 5_000;

/**
 * Brings the directory of businesses in line with the newest version of their register: those of `changed` (credit
 * codes) after an ordinary import, without it all. Businesses whose entry is as it was aren't written.
 * @returns number of entries written or removed.
 */
export async function refreshBusinesses(
  db: Database,
  source: DirectorySource,
  changed?: readonly string[],
): Promise<number> {
  const { business } = source;
  if (business === undefined || changed?.length === 0) return 0;
  const written = await transaction(db, async (tx) => {
    const some = changed === undefined ? [] : [changed];
    const [gone] = await tx.query<{ n: number }>(goneSql(business, changed !== undefined), [
      source.county,
      ...some,
    ]);
    const sql = newestSql(source, business, changed !== undefined);
    let count = gone?.n ?? 0;
    let last = "";
    for (;;) {
      const parcel = await tx.query<NewestBusiness>(sql, [source.county, last, BUSINESSES_A_PARCEL, ...some]);
      count += await store(tx, source.county, business, parcel);
      if (parcel.length < BUSINESSES_A_PARCEL) return count;
      last = parcel.at(-1)?.credit_code ?? "";
    }
  });
  if (changed === undefined && written > 0) await db.query("analyze registry.business");
  return written;
}

interface NewestBusiness {
  readonly credit_code: string;
  readonly name: string;
}

async function store(
  tx: Transaction,
  county: string,
  { register }: BusinessSource,
  parcel: readonly NewestBusiness[],
): Promise<number> {
  const rows = parcel.map((row) => {
    const { pinyin, initials } = readBusinessName(row.name);
    return { ...row, name_pinyin: pinyin, initials };
  });
  const [stored] = await tx.query<{ n: number }>(STORE_BUSINESSES, [
    county,
    JSON.stringify(rows),
    register.code,
  ]);
  return stored?.n ?? 0;
}
