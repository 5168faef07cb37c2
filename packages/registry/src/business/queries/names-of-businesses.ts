import type { Queryable } from "@olive/db";

export interface BusinessName {
  readonly code: string;
  readonly name: string;
  readonly placeCode: string;
  readonly active: boolean;
}

/** What the directory calls these businesses and where they have their seat; unknown codes are left out. */
export function namesOfBusinesses(
  db: Queryable,
  county: string,
  codes: readonly string[],
): Promise<BusinessName[]> {
  return db.query<BusinessName>(
    `select credit_code as code, name, place_code as "placeCode", active from registry.business
     where county = $1 and credit_code = any($2)`,
    [county, codes],
  );
}
