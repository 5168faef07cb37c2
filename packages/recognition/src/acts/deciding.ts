import { refuseOwn } from "@olive/access";
import type { Transaction } from "@olive/db";
import { addMonths, type CalendarDate, fromDateNumber, toDateNumber } from "@olive/kernel";
import { noticeMissing, notTold, objectionsOpen, standingUnknown, tooEarly } from "../refusals.ts";
import { endStanding } from "../standing/end-standing.ts";
import { recogniseStanding, renewStanding } from "../standing/recognise-standing.ts";
import type { Asked, Prepare } from "./step.ts";

/** In a group from now on, or for another term: by somebody who neither proposed nor answered. */
export const approve: Prepare = async (tx, asked) => {
  await refuseHasty(tx, asked);
  await refuseOwnAnswer(tx, asked);
  const { policy, proposal, terms } = asked;
  if (terms.notice?.required === true) await refuseUnposted(tx, proposal.id, asked.today);
  return {
    act: "approve",
    keeps: (open) =>
      proposal.standingId === null
        ? recogniseStanding(open, asked, termFrom(asked.today, policy.term.months))
        : renewStanding(open, asked, proposal.standingId, policy.term.months),
  };
};

export const goOn: Prepare = (_tx, { policy }) => ({ act: "goOn", department: policy.confirm[0] ?? null });

/** Not recognised, with a reason. Whoever is in the group already has to be told first, and heard. */
export const turnDown: Prepare = async (tx, asked) => {
  const { proposal } = asked;
  await refuseOwnAnswer(tx, asked);
  if (proposal.kind !== "recertify") return { act: "turnDown" };
  if (proposal.informed === null) throw notTold();
  await refuseHasty(tx, asked);
  return { act: "turnDown", keeps: (open) => endOf(open, asked) };
};

export const end: Prepare = async (tx, asked) => {
  await refuseHasty(tx, asked);
  await refuseOwnAnswer(tx, asked);
  return { act: "end", keeps: (open) => endOf(open, asked) };
};

export const keepAfterAll: Prepare = () => ({ act: "keepAfterAll" });

function endOf(tx: Transaction, asked: Asked): Promise<unknown> {
  if (asked.proposal.standingId === null) throw standingUnknown();
  return endStanding(tx, asked, asked.proposal.standingId);
}

/** The person has their days, unless they said that they don't object; what they object to is answered first. */
async function refuseHasty(tx: Transaction, { proposal, today }: Asked): Promise<void> {
  const { objectUntil, informed } = proposal;
  if (objectUntil !== null && informed?.agrees !== true && today <= objectUntil) throw tooEarly(objectUntil);
  const open = await tx.query(
    "select from recognition.objection where proposal_id = $1 and answered_at is null limit 1",
    [proposal.id],
  );
  if (open.length > 0) throw objectionsOpen();
}

/** Four eyes: whoever proposed it or answered for a department doesn't decide, unless the policy lets one person. */
async function refuseOwnAnswer(tx: Transaction, { proposal, terms, actor }: Asked): Promise<void> {
  if (!terms.twoPeople) return;
  if (proposal.openedBy !== null) refuseOwn(actor, proposal.openedBy);
  const answers = await tx.query<{ account: number }>(
    "select account from recognition.answer where proposal_id = $1",
    [proposal.id],
  );
  for (const { account } of answers) refuseOwn(actor, account);
}

async function refuseUnposted(tx: Transaction, proposal: string, today: string): Promise<void> {
  const posted = await tx.query(
    `select from recognition.notice_line l join recognition.notice n on n.id = l.notice_id
     where l.proposal_id = $1 and n.published_at is not null and n.state <> 'withdrawn' and n.until_on < $2 limit 1`,
    [proposal, today],
  );
  if (posted.length === 0) throw noticeMissing();
}

function termFrom(day: CalendarDate, months: number): CalendarDate {
  return fromDateNumber(addMonths(toDateNumber(day), months));
}
