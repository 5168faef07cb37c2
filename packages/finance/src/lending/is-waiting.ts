import type { Queryable } from "@olive/db";

/** Whether a bank has yet to decide on anything that the businesses of this account asked for. */
export async function isWaiting(db: Queryable, county: string, account: number): Promise<boolean> {
  const rows = await db.query(
    `select from finance.application a
     join finance.authorisation w on w.county = a.county and w.id = a.authorisation
     where a.county = $1 and w.account = $2 and a.state in ('sent', 'received', 'underwriting', 'needMore') limit 1`,
    [county, account],
    "finance-is-waiting",
  );
  return rows.length > 0;
}
