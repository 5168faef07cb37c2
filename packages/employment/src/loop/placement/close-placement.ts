import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { Evidence } from "./placement.ts";

export interface Ending {
  readonly placement: string;
  readonly on: CalendarDate;
  readonly evidence: Evidence;
}

/** Who says so: the data, or a worker who was told. */
export type Teller = { readonly account: number; readonly name: string } | "data";

/**
 * Ends placements. What hadn't been asked yet is answered by the end itself: retained up to that day, and not after.
 */
export async function closePlacements(
  tx: Queryable,
  county: string,
  endings: readonly Ending[],
  by: Teller,
  today: CalendarDate,
  now: Date,
): Promise<void> {
  if (endings.length === 0) return;
  const rows = JSON.stringify(
    endings.map(({ placement, on, evidence }) => ({ id: placement, day: on, evidence })),
  );
  await tx.query(
    `update employment.placement p set standing = 'ended', ended_on = greatest(p.began_on, g.day),
       end_source = g.evidence, changed_at = $3
     from jsonb_to_recordset($2::jsonb) as g (id uuid, day date, evidence jsonb)
     where p.county = $1 and p.id = g.id and p.standing <> 'ended'`,
    [county, rows, now],
  );
  const [source, account, name] = by === "data" ? ["data", null, null] : ["person", by.account, by.name];
  await tx.query(
    `update employment.follow_up f set retained = f.due_on < g.day, source = $3, answered_on = $4, account = $5,
       account_name = $6, evidence = g.evidence
     from jsonb_to_recordset($2::jsonb) as g (id uuid, day date, evidence jsonb)
     where f.county = $1 and f.placement_id = g.id and f.retained is null`,
    [county, rows, source, today, account, name],
  );
}
