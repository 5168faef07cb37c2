import type { Queryable } from "@olive/db";
import type { CalendarDate, Wording } from "@olive/kernel";
import { monthsAfter } from "../days.ts";
import { placementEnded, placementUnknown } from "../refusals.ts";
import type { Source } from "../registers/read-rows.ts";
import type { FollowUpDue } from "./decide-follow.ts";

export const MONTHS = [1, 3, 6, 12] as const;

/** What a placement, its end or a follow-up rests on. */
export interface Evidence {
  readonly register: Wording;
  readonly file: string | null;
  readonly row: number | null;
  readonly day: CalendarDate | null;
  readonly note: string | null;
}

export interface Placement {
  readonly id: string;
  readonly place: string;
  readonly reference: string;
  readonly name: string;
  readonly caseId: string | null;
  readonly creditCode: string | null;
  readonly beganOn: CalendarDate;
  readonly standing: "provisional" | "confirmed" | "ended";
}

export const PLACEMENT_COLUMNS = `p.id, p.place_code as place, p.reference, p.name, p.case_id as "caseId",
  p.credit_code as "creditCode", p.began_on as "beganOn", p.standing`;

/** Reads one that goes on, and keeps others from changing it. Throws Refusals `placement-unknown`, `placement-ended`. */
export async function lockPlacement(tx: Queryable, county: string, id: string): Promise<Placement> {
  const [row] = await tx.query<Placement>(
    `select ${PLACEMENT_COLUMNS} from employment.placement p where p.county = $1 and p.id = $2 for update`,
    [county, id],
  );
  if (row === undefined) throw placementUnknown();
  if (row.standing === "ended") throw placementEnded();
  return row;
}

export interface StoredFollowUp extends FollowUpDue {
  readonly placement: string;
}

export function listFollowUps(
  tx: Queryable,
  county: string,
  placements: readonly string[],
): Promise<StoredFollowUp[]> {
  return tx.query<StoredFollowUp>(
    `select placement_id as placement, month::int as month, due_on as "dueOn", retained from employment.follow_up
     where county = $1 and placement_id = any($2) order by placement_id, month`,
    [county, placements],
  );
}

/** A follow-up one, three, six and twelve months after the first day. */
export async function setFollowUps(tx: Queryable, county: string, placement: Placement): Promise<void> {
  const rows = MONTHS.map((month) => ({ month, due_on: monthsAfter(placement.beganOn, month) }));
  await tx.query(
    `insert into employment.follow_up (placement_id, month, county, place_code, reference, due_on)
     select $1, month, $2, $3, $4, due_on from jsonb_to_recordset($5::jsonb) as g (month smallint, due_on date)`,
    [placement.id, county, placement.place, placement.reference, JSON.stringify(rows)],
  );
}

export const evidenceOf = ({ registerName, file, row, day }: Source): Evidence => ({
  ...{ register: registerName, file, row, day, note: null },
});

/** Of a person: what they saw, or who said so. */
export const wordOf = (note: string, day: CalendarDate): Evidence => ({
  ...{ register: { zh: "经办人记录", en: "A worker's record" }, file: null, row: null, day, note },
});
