import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { releaseSeats } from "../../employer/reserve-introduction.ts";
import type { Evidence } from "./placement.ts";

export interface Ending {
  readonly placement: string;
  readonly on: CalendarDate;
  readonly evidence: Evidence;
  /** The imported file that says so: should it be undone, the end is too. */
  readonly file?: number;
}

/** Who says so: the data, or a worker who was told. */
export type Teller = { readonly account: number; readonly name: string } | "data";

/**
 * Ends placements and gives their seats back. What hadn't been asked yet is answered by the end itself: retained up to
 * that day, and not after.
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
  const rows = rowsOf(endings);
  await endPlacements(tx, county, endings, now);
  const [source, account, name] = by === "data" ? ["data", null, null] : ["person", by.account, by.name];
  await tx.query(
    `update employment.follow_up f set retained = f.due_on < g.day, source = $3, answered_on = $4, account = $5,
       account_name = $6, evidence = g.evidence
     from jsonb_to_recordset($2::jsonb) as g (id uuid, day date, evidence jsonb)
     where f.county = $1 and f.placement_id = g.id and f.retained is null`,
    [county, rows, source, today, account, name],
  );
}

/** Ends the placements alone: their follow-ups stay as they are. */
export async function endPlacements(
  tx: Queryable,
  county: string,
  endings: readonly Ending[],
  now: Date,
): Promise<void> {
  const ids = endings.map(({ placement }) => placement);
  const seats = await seatsHeldBy(tx, county, ids);
  await tx.query(
    `update employment.placement p set standing = 'ended', ended_on = greatest(p.began_on, g.day),
       end_source = g.evidence, ended_file_id = g.file, holds_seat = false, changed_at = $3
     from jsonb_to_recordset($2::jsonb) as g (id uuid, day date, evidence jsonb, file integer)
     where p.county = $1 and p.id = g.id and p.standing <> 'ended'`,
    [county, rowsOf(endings), now],
  );
  await releaseSeats(tx, county, seats);
}

const rowsOf = (endings: readonly Ending[]) =>
  JSON.stringify(
    endings.map(({ placement, on, evidence, file }) => ({ id: placement, day: on, evidence, file })),
  );

/** The seats of placements that go on, for the end to give back; the placements stay locked. */
function seatsHeldBy(tx: Queryable, county: string, ids: readonly string[]) {
  return tx.query<{ vacancyId: string; reservedSeat: boolean }>(
    `select r.vacancy_id as "vacancyId", r.reserved_seat as "reservedSeat"
     from employment.placement p join employment.referral r on r.id = p.referral_id
     where p.county = $1 and p.id = any($2) and p.standing <> 'ended' and p.holds_seat
     order by p.id for update of p`,
    [county, ids],
  );
}
