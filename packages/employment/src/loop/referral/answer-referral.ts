import { actOnMany } from "@olive/cases";
import type { Transaction } from "@olive/db";
import { noteAnswer } from "../../employer/answers.ts";
import { releaseSeats } from "../../employer/reserve-introduction.ts";
import { dayOf, workingDaysAfter } from "../days.ts";
import type { LoopOffice } from "../loop-site.ts";
import { answerNeedsReason, referralAnswered } from "../refusals.ts";
import { listHolding, lockReferralOfCase, type Referral, seatsOf, settleReferrals } from "./referral.ts";

export interface ReferralAnswer {
  readonly county: string;
  readonly referral: string;
  readonly answer: "accepted" | "refused";
  readonly reasonCode?: string | undefined;
  readonly reason?: string | undefined;
  /** Who said it: the employer's account, or the worker who heard it. */
  readonly by: { readonly account: number; readonly name: string };
  readonly now: Date;
}

/**
 * The employer's answer. An acceptance keeps the seat and sets the day by which somebody sees to the start; a refusal
 * frees it. The case hears it as the machine's act, because an employer has no part in cases.
 * @param tx in a scope that holds the person: the system's for an employer's page, which checked whose referral it is.
 * Throws Refusals `referral-unknown`, `referral-answered`, `answer-needs-reason`.
 */
export async function answerReferral(
  tx: Transaction,
  site: Pick<LoopOffice, "office" | "settings">,
  input: ReferralAnswer,
): Promise<Referral> {
  const { county, answer, reasonCode, reason, by, now } = input;
  const refused = answer === "refused";
  if (refused && (reasonCode === undefined || (reason ?? "").trim() === "")) throw answerNeedsReason();
  const referral = await lockReferralOfCase(tx, county, input.referral);
  if (referral.state !== "sent") throw referralAnswered();
  const today = dayOf(now);
  const state = refused ? "refusedByEmployer" : "accepted";
  const told = { reasonCode: reasonCode ?? null, reason: reason ?? null };
  await settleReferrals(tx, county, [referral.id], { state, on: today, ...told });
  const others = await listHolding(tx, county, referral.caseId);
  const data = { referral: referral.id, answeredBy: by.name, account: by.account };
  const startBy = workingDaysAfter(today, site.settings.terms.startDays);
  const act = refused ? { act: "hearRefused" } : { act: "hearAccepted", dueOn: startBy };
  // While another referral of the person waits, a refusal leaves the case where it is.
  if (!refused || others.length === 0) {
    const words = refused ? `单位不接收：${reason ?? ""}` : "单位愿意接收";
    const acts = [{ id: referral.caseId, reason: words, data, ...act }];
    await actOnMany(tx, site.office, { county, acts, now });
  }
  await noteAnswer(tx, county, referral.creditCode, today);
  if (refused) await releaseSeats(tx, county, seatsOf([referral]));
  return { ...referral, state };
}
