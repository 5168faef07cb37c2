import type { Done } from "@olive/cases";
import type { Transaction } from "@olive/db";
import { releaseSeats } from "../employer/reserve-introduction.ts";
import { setStanding } from "./keep-seeker.ts";
import { lockReferral, seatsOf, settleReferrals } from "./referral/referral.ts";
import { staysDone } from "./refusals.ts";

/**
 * Takes back what an act wrote beside the case. Plans and services stay in the story; a referral is withdrawn and its
 * seat free; an end gives the person back to matching. What somebody else has heard of, a visit or a placement, stays.
 * Throws Refusal `too-late-to-undo`.
 */
export async function takeBack(tx: Transaction, { act, before, after, now }: Done): Promise<void> {
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
  if (act === "decline" || act === "leave") {
    if (before.data.visit !== undefined && before.data.visit !== after.data.visit) throw staysDone();
    return setStanding(tx, county, [reference], "seeking", now);
  }
  throw staysDone();
}
