import { actOnMany, holdCases } from "@olive/cases";
import { type Database, type Transaction, transaction } from "@olive/db";
import { noteSilences } from "../../employer/note-silences.ts";
import { releaseSeats } from "../../employer/reserve-introduction.ts";
import type { VacancySettings } from "../../vacancy/settings.ts";
import { dayOf, workingDaysAfter } from "../days.ts";
import type { LoopOffice } from "../loop-site.ts";

/** Referrals of one transaction. */
const STEP = 2_000;

interface Silent {
  readonly id: string;
  readonly caseId: string | null;
  readonly vacancyId: string;
  readonly creditCode: string;
  readonly reservedSeat: boolean;
}

export type SilenceOffice = Pick<LoopOffice, "county" | "office" | "settings"> & {
  readonly silence: Pick<VacancySettings, "fadeAfter">;
};

/**
 * Ends the waiting for answers that are past their day: the referral is silent, its seat is free again, the employer's
 * silence is counted, and the case goes back to its worker and up to the next level at once. A case that has another
 * referral waiting stays.
 * @returns how many were silent.
 */
export async function sweepSilent(db: Database, site: SilenceOffice, now: Date): Promise<number> {
  let swept = 0;
  for (;;) {
    const step = await transaction(db, (tx) => sweepStep(tx, site, now));
    swept += step.silent;
    if (step.looked < STEP) return swept;
  }
}

/** Locks in the order in which a referral takes them: the case, the referral, the employer, the post. */
async function sweepStep(tx: Transaction, site: SilenceOffice, now: Date) {
  const { county, silence } = site;
  const today = dayOf(now);
  const late = await tx.query<{ id: string; caseId: string | null }>(
    `select id, case_id as "caseId" from employment.referral where county = $1 and state = 'sent' and answer_by < $2
     order by answer_by, id limit ${STEP}`,
    [county.code, today],
  );
  const cases = late.flatMap(({ caseId }) => caseId ?? []);
  await holdCases(tx, county.code, cases);
  // Whoever was answered while the cases were waited for isn't silent.
  const silent = await tx.query<Silent>(
    `update employment.referral r set state = 'silent', changed_at = $3 where r.county = $1 and r.id = any($2)
       and r.state = 'sent'
     returning r.id, r.case_id as "caseId", r.vacancy_id as "vacancyId", r.credit_code as "creditCode",
       r.reserved_seat as "reservedSeat"`,
    [county.code, late.map(({ id }) => id), now],
  );
  const step = { looked: late.length, silent: silent.length };
  if (silent.length === 0) return step;
  await tellCases(tx, site, silent, now);
  const counts = new Map<string, number>();
  for (const { creditCode } of silent) counts.set(creditCode, (counts.get(creditCode) ?? 0) + 1);
  await noteSilences(tx, county.code, counts, today, silence);
  await releaseSeats(tx, county.code, silent);
  return step;
}

async function tellCases(
  tx: Transaction,
  { county, office, settings }: SilenceOffice,
  silent: readonly Silent[],
  now: Date,
): Promise<void> {
  const cases = new Map(silent.flatMap(({ caseId, id }) => (caseId === null ? [] : [[caseId, id] as const])));
  const waiting = await tx.query<{ caseId: string }>(
    `select distinct case_id as "caseId" from employment.referral
     where county = $1 and case_id = any($2) and state in ('sent', 'accepted')`,
    [county.code, [...cases.keys()]],
  );
  const held = new Set(waiting.map(({ caseId }) => caseId));
  const dueOn = workingDaysAfter(dayOf(now), settings.terms.silentDays);
  const acts = [...cases]
    .filter(([caseId]) => !held.has(caseId))
    .map(([id, referral]) => ({
      ...{ id, act: "hearSilent", reason: "单位到期未答复，空位已退回", data: { referral }, dueOn },
    }));
  await actOnMany(tx, office, { county: county.code, acts, raise: true, now });
}
