import type { Transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { Asked } from "../acts/step.ts";

interface Recorded {
  readonly standingId: string;
  readonly act: "recognised" | "renewed" | "ended";
  readonly termEnd: CalendarDate | null;
}

/** One decision, one row, on the day it was made: person-times are counted from these and from nothing else. */
export async function recordAct(
  tx: Transaction,
  asked: Asked,
  { standingId, act, termEnd }: Recorded,
): Promise<void> {
  const { proposal, actor, reason, today, now } = asked;
  await tx.query(
    `insert into recognition.act (county, place_code, standing_id, proposal_id, reference, policy, act, decided_on,
       term_end, account, account_name, reason, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[proposal.county, proposal.place, standingId, proposal.id, proposal.reference, proposal.policy],
      ...[act, today, termEnd, actor.account, actor.name, reason === "" ? null : reason, now],
    ],
  );
}
