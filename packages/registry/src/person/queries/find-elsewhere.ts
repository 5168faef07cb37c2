import type { Queryable } from "@olive/db";

/**
 * Anybody of the county's directory by the full ID number, outside every scope. For one use alone: asking for three
 * hours with one person outside one's area.
 */
export async function findElsewhere(
  db: Queryable,
  county: string,
  residentId: string,
): Promise<{ readonly reference: string; readonly placeCode: string } | undefined> {
  const [found] = await db.query<{ reference: string; placeCode: string }>(
    `select reference, place_code as "placeCode" from registry.person where county = $1 and resident_id = $2`,
    [county, residentId],
  );
  return found;
}
