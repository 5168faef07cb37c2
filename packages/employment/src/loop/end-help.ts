import type { Case } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { releaseSeats } from "../employer/reserve-introduction.ts";
import { dayOf } from "./days.ts";
import { moveHelp, openHelp } from "./help-case.ts";
import { type SeekerStanding, setStanding } from "./keep-seeker.ts";
import type { LoopOffice } from "./loop-site.ts";
import { listHolding, seatsOf, settleReferrals } from "./referral/referral.ts";
import { notRetainedYet } from "./refusals.ts";

export type HelpOutcome = "retained" | "declined" | "left" | "notUnemployed";

interface Effect {
  readonly act: string;
  readonly standing: SeekerStanding | null;
  /** Of a clue that nobody looked into yet. */
  readonly verdict: "false" | "unclear";
}

const EFFECTS: Readonly<Record<HelpOutcome, Effect>> = {
  retained: { act: "confirmRetained", standing: null, verdict: "unclear" },
  declined: { act: "decline", standing: "resting", verdict: "unclear" },
  left: { act: "leave", standing: "left", verdict: "unclear" },
  notUnemployed: { act: "findWorking", standing: "left", verdict: "false" },
};

export interface EndHelpInput {
  readonly reference: string;
  readonly outcome: HelpOutcome;
  readonly reason: string;
  readonly now: Date;
}

/** The help is over; what it set free, a seat or a first look at a clue, isn't taken back. */
interface EndedHelp {
  readonly case: Case;
  readonly undoable: boolean;
}

/** A named person confirms how the help ended. Throws Refusals `not-in-help`, `not-retained-yet`. */
export async function endHelp(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  { reference, outcome, reason, now }: EndHelpInput,
): Promise<EndedHelp> {
  const { county } = actor;
  const { act, standing, verdict } = EFFECTS[outcome];
  const kase = await openHelp(tx, county, reference);
  if (outcome === "retained" && !(await isRetained(tx, county, kase.id))) throw notRetainedYet();
  const moved = await moveHelp(tx, site, actor, kase, { act, reason, now });
  const open = await listHolding(tx, county, kase.id);
  const ids = open.map(({ id }) => id);
  await settleReferrals(tx, county, ids, { state: "withdrawn", on: null, reason });
  await releaseSeats(tx, county, seatsOf(open));
  if (standing !== null) await setStanding(tx, county, [reference], standing, now);
  await tx.query(
    "update employment.clue set verdict = $3, verdict_on = $4 where county = $1 and case_id = $2 and verdict is null",
    [county, kase.id, verdict, dayOf(now)],
  );
  return { case: moved, undoable: standing !== null && act !== "findWorking" && ids.length === 0 };
}

async function isRetained(tx: Transaction, county: string, caseId: string): Promise<boolean> {
  const rows = await tx.query(
    `select from employment.follow_up f join employment.placement p on p.id = f.placement_id
     where p.county = $1 and p.case_id = $2 and p.standing <> 'ended' and f.month = 12 and f.retained`,
    [county, caseId],
  );
  return rows.length > 0;
}
