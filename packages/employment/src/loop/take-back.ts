import type { Done } from "@olive/cases";
import type { Transaction } from "@olive/db";
import { releaseSeats } from "../employer/reserve-introduction.ts";
import { setStanding } from "./keep-seeker.ts";
import { lockReferral, seatsOf, settleReferrals } from "./referral/referral.ts";
import { staysDone } from "./refusals.ts";

/**
 * Takes back what an act wrote beside the case. Plans and services stay in the story; a referral is withdrawn and its
 * seat free; a follow-up is open again; an end gives the person back to matching. What somebody else has heard of, a
 * visit or a placement, stays.
 * Throws Refusal `too-late-to-undo`.
 */
export async function takeBack(tx: Transaction, { act, before, after, by, now }: Done): Promise<void> {
  const { county, subject } = after;
  const reference = subject.slice("person:".length);
  if (act === "agreePlan" || act === "serve") return;
  if (act === "refer") {
    const referral = await lockReferral(tx, county, String(before.data.referral));
    if (referral.state !== "sent") throw staysDone();
    await settleReferrals(tx, county, [referral.id], { state: "withdrawn", on: null });
    await releaseSeats(tx, county, seatsOf([referral]));
    return;
  }
  if (act === "follow" && by !== "machine") {
    const { placement, month } = before.data;
    await tx.query(
      `update employment.follow_up set retained = null, source = null, answered_on = null, account = null,
         account_name = null, note = null
       where county = $1 and placement_id = $2 and month = $3 and source = 'person' and account = $4`,
      [county, placement, month, by.account],
    );
    return;
  }
  if (act === "decline" || act === "leave") {
    if (before.data.visit !== undefined && before.data.visit !== after.data.visit) throw staysDone();
    if (after.state === "referred") throw staysDone();
    const works = after.state === "starting" || after.state === "following";
    return setStanding(tx, county, [reference], works ? "placed" : "seeking", now);
  }
  throw staysDone();
}
