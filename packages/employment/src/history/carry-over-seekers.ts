import type { Transaction } from "@olive/db";

/** Somebody who looks for work, with needs that another system had asked. */
export interface CarriedSeeker {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  /** As `needs` of the contract. */
  readonly needs: Readonly<Record<string, unknown>>;
  readonly knownOn: string;
}

/** Enters seekers who aren't known yet; whoever is keeps what was learned here. @returns how many are new. */
export async function carryOverSeekers(
  tx: Transaction,
  county: string,
  seekers: readonly CarriedSeeker[],
): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `with stored as (
       insert into employment.seeker (county, reference, place_code, name, standing, needs, known_on, changed_at)
       select $1, reference, place, name, 'seeking', needs, "knownOn", "knownOn" + time '01:00'
       from jsonb_to_recordset($2::jsonb) as g(reference text, name text, place text, needs jsonb, "knownOn" date)
       on conflict do nothing returning 1)
     select count(*)::int as n from stored`,
    [county, JSON.stringify(seekers)],
  );
  return row?.n ?? 0;
}
