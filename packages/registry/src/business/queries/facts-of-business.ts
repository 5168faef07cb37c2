import type { Queryable } from "@olive/db";

export interface BusinessRecord {
  readonly placeCode: string;
  /** In the register's own words. */
  readonly kind: string | null;
  readonly active: boolean;
  /** The register's open columns (L1, L2) by their codes. */
  readonly facts: Readonly<Record<string, string | null>>;
}

/** What the directory holds of a business for whoever decides on it; undefined where it isn't in the register. */
export async function factsOfBusiness(
  db: Queryable,
  county: string,
  code: string,
): Promise<BusinessRecord | undefined> {
  const [row] = await db.query<BusinessRecord>(
    `select place_code as "placeCode", kind, active, facts from registry.business
     where county = $1 and credit_code = $2`,
    [county, code],
  );
  return row;
}
