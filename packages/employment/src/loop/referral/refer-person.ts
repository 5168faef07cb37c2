import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { reserveIntroduction } from "../../employer/reserve-introduction.ts";
import { dayOf, workingDaysAfter } from "../days.ts";
import { findHelp, moveHelp, openHelp } from "../help-case.ts";
import { readNeeds } from "../keep-seeker.ts";
import type { LoopOffice } from "../loop-site.ts";
import { keepService, type Recorded } from "../record-service.ts";
import { referredAlready } from "../refusals.ts";
import { wasRecorded } from "../was-recorded.ts";

import { HOLDING } from "./referral.ts";

export interface ReferInput {
  readonly id: string;
  readonly reference: string;
  readonly vacancy: string;
  /** In the list that was shown. */
  readonly rank?: number | undefined;
  /** The score's terms as they were shown. */
  readonly terms?: readonly { readonly code: string; readonly value: number }[] | undefined;
  /** Why a post that the list doesn't have, or has far below. */
  readonly overrideReason?: string | undefined;
  readonly now: Date;
}

/**
 * Introduces a person to a vacancy: a seat and one of the employer's introductions are taken, and an answer is due.
 * Throws Refusals `not-in-help`, `referred-already`, and those of `reserveIntroduction`.
 */
export async function referPerson(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  input: ReferInput,
): Promise<Recorded> {
  const { id, reference, now } = input;
  const { county } = actor;
  if (await wasRecorded(tx, "referral", county, id, reference)) {
    return { id, repeated: true, case: await findHelp(tx, county, reference) };
  }
  const kase = await openHelp(tx, county, reference);
  const today = dayOf(now);
  const answerBy = workingDaysAfter(today, site.settings.terms.answerDays);
  // The case first: its lock makes two workers of one person take turns.
  const moved = await moveHelp(tx, site, actor, kase, {
    act: "refer",
    dueOn: answerBy,
    data: { referral: id },
    now,
  });
  await refuseTwice(tx, county, reference, input.vacancy);
  const mayTakeReserved = (await readNeeds(tx, county, reference))?.needs.reservedSeat === true;
  const { vacancy, reservedSeat } = await reserveIntroduction(tx, county, {
    ...{ vacancyId: input.vacancy, on: today, mayTakeReserved },
  });
  await tx.query(
    `insert into employment.referral (id, county, place_code, reference, name, case_id, vacancy_id, credit_code, state,
       sent_on, sent_by, sent_by_name, answer_by, terms, rank, override_reason, reserved_seat)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'sent', $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[
        id,
        county,
        kase.place,
        reference,
        kase.subjectName,
        kase.id,
        vacancy.id,
        vacancy.creditCode,
        today,
      ],
      ...[actor.account, actor.name, answerBy, JSON.stringify(input.terms ?? []), input.rank ?? null],
      ...[input.overrideReason ?? null, reservedSeat],
    ],
  );
  const note = `${vacancy.employerName} ${vacancy.title}`;
  const service = {
    id,
    reference,
    place: kase.place,
    caseId: kase.id,
    kind: "referral",
    heldOn: today,
    note,
  } as const;
  await keepService(tx, actor, service, now);
  return { id, repeated: false, case: moved, undoable: true };
}

async function refuseTwice(
  tx: Transaction,
  county: string,
  reference: string,
  vacancy: string,
): Promise<void> {
  const open = await tx.query(
    `select from employment.referral
     where county = $1 and reference = $2 and vacancy_id = $3 and state = any($4)`,
    [county, reference, vacancy, HOLDING],
  );
  if (open.length > 0) throw referredAlready();
}
