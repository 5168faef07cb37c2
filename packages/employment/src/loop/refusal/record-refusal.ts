import type { Case } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { releaseSeats } from "../../employer/reserve-introduction.ts";
import { findHelp, moveHelp, openHelp, refuseAhead } from "../help-case.ts";
import type { LoopOffice } from "../loop-site.ts";
import type { Recorded } from "../record-service.ts";
import {
  HOLDING,
  listHolding,
  lockReferralOfCase,
  type Referral,
  seatsOf,
  settleReferrals,
} from "../referral/referral.ts";
import { referralAnswered, referralUnknown } from "../refusals.ts";
import { wasRecorded } from "../was-recorded.ts";

export interface RefusalInput {
  readonly id: string;
  readonly reference: string;
  readonly referral?: string | undefined;
  readonly vacancy?: string | undefined;
  readonly reasonCode: string;
  readonly reason: string;
  readonly refusedOn: string;
  readonly now: Date;
}

/**
 * The person says no to a post, with the reason in their words: the seat is free, the next list takes the reason into
 * account, and whether it was justified is for a named person to say, later and only where it matters.
 */
export async function recordRefusal(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  input: RefusalInput,
): Promise<Recorded> {
  const { id, reference, reasonCode, reason, refusedOn, now } = input;
  const { county } = actor;
  refuseAhead(refusedOn, now);
  if (await wasRecorded(tx, "refusal", county, id, reference)) {
    return { id, repeated: true, case: await findHelp(tx, county, reference) };
  }
  const kase = await openHelp(tx, county, reference);
  const referral =
    input.referral === undefined ? undefined : await ownReferral(tx, county, reference, input.referral);
  await tx.query(
    `insert into employment.refusal (id, county, place_code, reference, referral_id, vacancy_id, reason_code, reason,
       refused_on, recorded_by, recorded_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[
        id,
        county,
        kase.place,
        reference,
        referral?.id ?? null,
        referral?.vacancy ?? input.vacancy ?? null,
      ],
      ...[reasonCode, reason, refusedOn, actor.account, actor.name],
    ],
  );
  if (referral === undefined) return { id, repeated: false, case: kase };
  await settleReferrals(tx, county, [referral.id], {
    ...{ state: "refusedByPerson", on: null, reasonCode, reason },
  });
  const moved = await goOn(tx, site, actor, kase, input);
  await releaseSeats(tx, county, seatsOf([referral]));
  return { id, repeated: false, case: moved };
}

async function ownReferral(
  tx: Transaction,
  county: string,
  reference: string,
  id: string,
): Promise<Referral> {
  const referral = await lockReferralOfCase(tx, county, id);
  if (referral.reference !== reference) throw referralUnknown();
  if (!HOLDING.includes(referral.state)) throw referralAnswered();
  return referral;
}

async function goOn(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  kase: Case,
  input: RefusalInput,
): Promise<Case> {
  const others = await listHolding(tx, actor.county, kase.id);
  if (others.length > 0 || kase.state !== "referred") return kase;
  const { reason, id: refusal, now } = input;
  return moveHelp(tx, site, actor, kase, { act: "hearRefusal", reason, data: { refusal }, now });
}
