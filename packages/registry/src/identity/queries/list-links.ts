import type { Queryable } from "@olive/db";

/** Other references of the same person, as somebody has decided; inside the scope of the transaction. */
export async function listLinks(db: Queryable, county: string, reference: string): Promise<string[]> {
  const rows = await db.query<{ other: string }>(
    `select case when left_reference = $2 then right_reference else left_reference end as other
     from registry.identity_link
     where county = $1 and ended_at is null and (left_reference = $2 or right_reference = $2) order by 1`,
    [county, reference],
  );
  return rows.map(({ other }) => other);
}
