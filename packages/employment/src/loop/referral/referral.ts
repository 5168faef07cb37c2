import { lockCase } from "@olive/cases";
import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { referralUnknown } from "../refusals.ts";

export type ReferralState =
  | "sent"
  | "accepted"
  | "refusedByEmployer"
  | "refusedByPerson"
  | "silent"
  | "withdrawn"
  | "placed";

/** One introduction of a person to a post. */
export interface Referral {
  readonly id: string;
  readonly place: string;
  readonly reference: string;
  readonly name: string;
  readonly caseId: string;
  readonly vacancy: string;
  readonly creditCode: string;
  readonly state: ReferralState;
  readonly sentOn: CalendarDate;
  readonly answerBy: CalendarDate;
  /** Which kind of seat it holds: the same is given back. */
  readonly reservedSeat: boolean;
}

/** In these the seat is held. */
export const HOLDING: readonly ReferralState[] = ["sent", "accepted"];

const COLUMNS = `id, place_code as place, reference, name, case_id as "caseId", vacancy_id as vacancy,
  credit_code as "creditCode", state, sent_on as "sentOn", answer_by as "answerBy", reserved_seat as "reservedSeat"`;

/** Reads one and keeps others from answering it meanwhile. Throws Refusal `referral-unknown`. */
export async function lockReferral(tx: Queryable, county: string, id: string): Promise<Referral> {
  const [row] = await tx.query<Referral>(
    `select ${COLUMNS} from employment.referral where county = $1 and id = $2 for update`,
    [county, id],
  );
  if (row === undefined) throw referralUnknown();
  return row;
}

/**
 * As `lockReferral`, after the case that it belongs to: whoever changes both locks them in this order, so that an
 * employer who answers and a worker who ends the help take turns.
 */
export async function lockReferralOfCase(tx: Queryable, county: string, id: string): Promise<Referral> {
  const [row] = await tx.query<{ caseId: string | null }>(
    `select case_id as "caseId" from employment.referral where county = $1 and id = $2`,
    [county, id],
  );
  if (row === undefined) throw referralUnknown();
  if (row.caseId !== null) await lockCase(tx, county, row.caseId);
  return lockReferral(tx, county, id);
}

/** Those of a case that still hold a seat. */
export function listHolding(tx: Queryable, county: string, caseId: string): Promise<Referral[]> {
  return tx.query<Referral>(
    `select ${COLUMNS} from employment.referral where county = $1 and case_id = $2 and state = any($3)
     order by sent_on, id for update`,
    [county, caseId, HOLDING],
  );
}

export interface ReferralOutcome {
  readonly state: ReferralState;
  readonly on: CalendarDate | null;
  readonly reasonCode?: string | null;
  readonly reason?: string | null;
}

export async function settleReferrals(
  tx: Queryable,
  county: string,
  ids: readonly string[],
  { state, on, reasonCode, reason }: ReferralOutcome,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `update employment.referral set state = $3, answered_on = coalesce($4::date, answered_on),
       reason_code = coalesce($5, reason_code), reason = coalesce($6, reason), changed_at = now()
     where county = $1 and id = any($2)`,
    [county, ids, state, on, reasonCode ?? null, reason ?? null],
  );
}

/** The seats of these referrals, as `releaseSeats` takes them. */
export const seatsOf = (referrals: readonly Referral[]) =>
  referrals.map(({ vacancy, reservedSeat }) => ({ vacancyId: vacancy, reservedSeat }));
