import type { Queryable } from "@olive/db";

/** Name of whoever runs a business, for those who mask it; undefined where the directory of people doesn't have them. */
export async function proprietorName(
  db: Queryable,
  county: string,
  code: string,
): Promise<string | undefined> {
  const [person] = await db.query<{ name: string }>(
    `select p.name from registry.business b
     join registry.person p on p.county = b.county and p.resident_id = b.proprietor_id
     where b.county = $1 and b.credit_code = $2`,
    [county, code],
  );
  return person?.name;
}
