import type { Transaction } from "@olive/db";

export interface CarriedEmployer {
  readonly creditCode: string;
  readonly name: string;
  readonly place: string;
  readonly contact?: string | undefined;
}

/** Enters employers who aren't known yet, each with the same number of introductions a week. */
export async function carryOverEmployers(
  tx: Transaction,
  county: string,
  weeklyCap: number,
  employers: readonly CarriedEmployer[],
): Promise<void> {
  await tx.query(
    `insert into employment.employer (county, credit_code, place_code, name, contact, weekly_cap, standing)
     select $1, g."creditCode", g.place, g.name, coalesce(g.contact, ''), $2, 'open'
     from jsonb_to_recordset($3::jsonb) as g("creditCode" text, name text, place text, contact text)
     on conflict do nothing`,
    [county, weeklyCap, JSON.stringify(employers)],
  );
}
