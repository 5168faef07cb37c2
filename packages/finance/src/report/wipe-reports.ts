import type { Queryable } from "@olive/db";

/** Previews that nobody signed are kept for a day, so that a slow reader can still sign. */
const DRAFT_HOURS = 24;

/**
 * Empties what is no longer needed: previews after a day, and reports whose consent's data have ended at the banks. Roots,
 * seals and dates stay as evidence. @returns how many were emptied.
 */
export async function wipeReports(db: Queryable, county: string, now: Date): Promise<number> {
  const wiped = await db.query(
    `update finance.report r set content = null
     where r.county = $1 and r.content is not null and (
       (r.consent is null and r.made_at < $2::timestamptz - make_interval(hours => ${DRAFT_HOURS}))
       or exists (select from finance.consent c where c.id = r.consent and c.data_ended_at <= $2))
     returning 1`,
    [county, now],
  );
  return wiped.length;
}
