import type { Queryable } from "@olive/db";
import type { BusinessName } from "./names-of-businesses.ts";

/** Every open business of the directory that the reader sees, in the order of their codes. */
export function listOpenBusinesses(db: Queryable, county: string): Promise<BusinessName[]> {
  return db.query<BusinessName>(
    `select credit_code as code, name, place_code as "placeCode", active from registry.business
     where county = $1 and active order by credit_code`,
    [county],
  );
}

/** How many open businesses there are whose code begins so: `92` are individual businesses (GB 32100). */
export async function countOpenBusinesses(db: Queryable, county: string, prefix: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    `select count(*)::int as n from registry.business
     where county = $1 and active and credit_code like $2 || '%'`,
    [county, prefix],
  );
  return row?.n ?? 0;
}
