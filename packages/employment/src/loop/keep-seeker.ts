import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { Needs } from "../contracts/needs.ts";

export type SeekerStanding = "seeking" | "placed" | "resting" | "left";

export interface SeekerChange {
  readonly county: string;
  readonly reference: string;
  readonly place: string;
  readonly name: string;
  readonly caseId: string;
  readonly standing: SeekerStanding;
  readonly now: Date;
  /** What was learned, and on which day: an older visit doesn't write over a later one. */
  readonly learned?: { readonly needs: Needs; readonly on: CalendarDate };
}

/** The person as matching reads them: the current needs, and whether they look for work. */
export async function keepSeeker(tx: Queryable, change: SeekerChange): Promise<void> {
  const { county, reference, place, name, caseId, standing, now, learned } = change;
  const former = learned === undefined ? undefined : await readNeeds(tx, county, reference);
  const needs = learned === undefined ? {} : mergeNeeds(former, learned);
  await tx.query(
    `insert into employment.seeker (county, reference, place_code, name, standing, needs, case_id, known_on, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, coalesce($8::date, ($9::timestamptz at time zone 'Asia/Shanghai')::date), $9)
     on conflict (county, reference) do update set place_code = excluded.place_code, name = excluded.name,
       standing = excluded.standing, case_id = excluded.case_id, changed_at = excluded.changed_at,
       needs = case when $10 then excluded.needs else employment.seeker.needs end,
       known_on = greatest(employment.seeker.known_on, $8::date)`,
    [
      ...[county, reference, place, name, standing, JSON.stringify(needs), caseId, learned?.on ?? null, now],
      learned !== undefined,
    ],
  );
}

/** Only the standing of somebody who is known already. */
export async function setStanding(
  tx: Queryable,
  county: string,
  references: readonly string[],
  standing: SeekerStanding,
  now: Date,
): Promise<void> {
  await tx.query(
    `update employment.seeker set standing = $3, changed_at = $4
     where county = $1 and reference = any($2) and standing <> $3`,
    [county, references, standing, now],
  );
}

interface StoredNeeds {
  readonly needs: Needs;
  readonly knownOn: CalendarDate;
}

export async function readNeeds(
  tx: Queryable,
  county: string,
  reference: string,
): Promise<StoredNeeds | undefined> {
  const [row] = await tx.query<StoredNeeds>(
    `select needs, known_on as "knownOn" from employment.seeker where county = $1 and reference = $2`,
    [county, reference],
  );
  return row;
}

/**
 * What is known after a visit: item by item, of two the later; what wasn't asked again stays. Pure but for its name.
 */
export function mergeNeeds(
  former: StoredNeeds | undefined,
  { needs, on }: { readonly needs: Needs; readonly on: CalendarDate },
): Needs {
  if (former === undefined) return needs;
  const [older, newer] = former.knownOn > on ? [needs, former.needs] : [former.needs, needs];
  return { ...older, ...newer, sources: { ...older.sources, ...newer.sources } };
}
