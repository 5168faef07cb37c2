import { randomUUID } from "node:crypto";
import { actOnMany } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { releaseSeats } from "../../employer/reserve-introduction.ts";
import { findVacancy } from "../../vacancy/vacancy.ts";
import { findHelp, moveHelp, openHelp, refuseAhead } from "../help-case.ts";
import { keepSeeker } from "../keep-seeker.ts";
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
import { employerMissing, referralAnswered, referralUnknown } from "../refusals.ts";
import { wasRecorded } from "../was-recorded.ts";
import { endPlacements } from "./close-placement.ts";
import { setFollowUps, wordOf } from "./placement.ts";

export interface PlacementInput {
  readonly id: string;
  readonly reference: string;
  readonly referral?: string | undefined;
  readonly employerName?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly kind: string;
  readonly beganOn: CalendarDate;
  readonly note?: string | undefined;
  /** SHA-256 of the document that shows it. */
  readonly proof?: string | undefined;
  readonly now: Date;
}

interface Job {
  readonly employerName: string;
  readonly creditCode: string | null;
  readonly kind: string;
  readonly vacancy: string | null;
  readonly referral: string | null;
}

/**
 * The person began to work: a placement that is provisional until a second source confirms it, with its follow-ups.
 * Every other referral of the person is withdrawn. Throws Refusals `day-ahead`, `not-in-help`, `employer-missing`,
 * `referral-unknown`, `referral-answered`.
 */
export async function recordPlacement(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  input: PlacementInput,
): Promise<Recorded> {
  const { id, reference, beganOn, note, now } = input;
  const { county } = actor;
  refuseAhead(beganOn, now);
  if (await wasRecorded(tx, "placement", county, id, reference)) {
    return { id, repeated: true, case: await findHelp(tx, county, reference) };
  }
  const referral = input.referral === undefined ? undefined : await holding(tx, county, input.referral);
  if (referral !== undefined && referral.reference !== reference) throw referralUnknown();
  const kase = await openHelp(tx, county, reference);
  const reason = note === undefined ? {} : { reason: note };
  const moved = await moveHelp(tx, site, actor, kase, {
    act: "place",
    data: { placement: id },
    ...reason,
    now,
  });
  const job = referral === undefined ? namedJob(input) : await jobOf(tx, county, referral);
  const person = { reference, place: kase.place, name: kase.subjectName, caseId: kase.id };
  await keepPlacement(tx, actor, { ...person, ...job, id, beganOn, proof: input.proof, now });
  return { id, repeated: false, case: moved };
}

export interface StartInput {
  readonly county: string;
  readonly referral: string;
  readonly beganOn: CalendarDate;
  readonly by: { readonly account: number; readonly name: string };
  readonly now: Date;
}

/**
 * The employer says that the person began. As `recordPlacement`, heard by the case as the machine's act.
 * @param tx in the system's scope; whose referral it is was checked.
 */
export async function startByEmployer(
  tx: Transaction,
  { office }: Pick<LoopOffice, "office">,
  { county, referral: referralId, beganOn, by, now }: StartInput,
): Promise<void> {
  refuseAhead(beganOn, now);
  const id = randomUUID();
  const referral = await holding(tx, county, referralId);
  const acts = [{ id: referral.caseId, act: "hearStarted", reason: "单位说已上岗", data: { placement: id } }];
  const moved = await actOnMany(tx, office, { county, acts, now });
  if (moved.length === 0) throw referralAnswered();
  const job = await jobOf(tx, county, referral);
  const { reference, place, name, caseId } = referral;
  await keepPlacement(tx, { county, ...by }, { ...job, reference, place, name, caseId, id, beganOn, now });
}

async function holding(tx: Transaction, county: string, id: string): Promise<Referral> {
  const referral = await lockReferralOfCase(tx, county, id);
  if (!HOLDING.includes(referral.state)) throw referralAnswered();
  return referral;
}

function namedJob({ employerName, creditCode, kind }: PlacementInput): Job {
  if (employerName === undefined) throw employerMissing();
  return { employerName, creditCode: creditCode ?? null, kind, vacancy: null, referral: null };
}

async function jobOf(tx: Transaction, county: string, referral: Referral): Promise<Job> {
  const vacancy = await findVacancy(tx, county, referral.vacancy);
  return {
    ...{ employerName: vacancy?.employerName ?? "", kind: vacancy?.kind ?? "ordinary" },
    ...{ creditCode: referral.creditCode, vacancy: referral.vacancy, referral: referral.id },
  };
}

interface NewPlacement extends Job {
  readonly id: string;
  readonly reference: string;
  readonly place: string;
  readonly name: string;
  readonly caseId: string;
  readonly beganOn: CalendarDate;
  readonly proof?: string | undefined;
  readonly now: Date;
}

async function keepPlacement(
  tx: Transaction,
  by: Pick<Actor, "county" | "account" | "name">,
  placement: NewPlacement,
): Promise<void> {
  const { id, reference, place, name, caseId, beganOn, now } = placement;
  const { county } = by;
  await endFormer(tx, county, placement);
  await tx.query(
    `insert into employment.placement (id, county, place_code, reference, name, case_id, referral_id, vacancy_id,
       employer_name, credit_code, kind, began_on, standing, recorded_by, recorded_by_name, changed_at, proof_digest,
       holds_seat)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'provisional', $13, $14, $15, $16,
       $7::uuid is not null)`,
    [
      ...[id, county, place, reference, name, caseId, placement.referral, placement.vacancy],
      ...[placement.employerName, placement.creditCode, placement.kind, beganOn, by.account, by.name, now],
      placement.proof ?? null,
    ],
  );
  const stored = { id, place, reference, name, caseId, beganOn, creditCode: placement.creditCode };
  await setFollowUps(tx, county, { ...stored, standing: "provisional" });
  await settleOthers(tx, county, caseId, placement.referral);
  await keepSeeker(tx, { county, reference, place, name, caseId, standing: "placed", now });
}

/** One job at a time is followed: a new one ends the former, whose seat is free. */
async function endFormer(
  tx: Transaction,
  county: string,
  { reference, beganOn, now }: NewPlacement,
): Promise<void> {
  const former = await tx.query<{ id: string }>(
    "select id from employment.placement where county = $1 and reference = $2 and standing <> 'ended'",
    [county, reference],
  );
  const evidence = wordOf("另有新的上岗", beganOn);
  const endings = former.map(({ id }) => ({ placement: id, on: beganOn, evidence }));
  await endPlacements(tx, county, endings, now);
}

async function settleOthers(
  tx: Transaction,
  county: string,
  caseId: string,
  own: string | null,
): Promise<void> {
  const others = (await listHolding(tx, county, caseId)).filter(({ id }) => id !== own);
  if (own !== null) await settleReferrals(tx, county, [own], { state: "placed", on: null });
  const ids = others.map(({ id }) => id);
  await settleReferrals(tx, county, ids, { state: "withdrawn", on: null, reason: "本人已上岗" });
  await releaseSeats(tx, county, seatsOf(others));
}
