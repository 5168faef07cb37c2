import type { Transaction } from "@olive/db";
import { addMonths, type CalendarDate, fromDateNumber, toDateNumber } from "@olive/kernel";
import type { Asked } from "../acts/step.ts";
import { standingUnknown } from "../refusals.ts";
import { recordAct } from "./record-act.ts";

/** The person is in the group from today until the end of the term. */
export async function recogniseStanding(tx: Transaction, asked: Asked, termEnd: CalendarDate): Promise<void> {
  const { proposal, actor, now, today } = asked;
  const [standing] = await tx.query<{ id: string }>(
    `insert into recognition.standing (county, place_code, reference, name, policy, from_on, term_end, recognised_by,
       recognised_by_name, recognised_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      ...[proposal.county, proposal.place, proposal.reference, proposal.name, proposal.policy],
      ...[today, termEnd, actor.account, actor.name, now],
    ],
  );
  if (standing === undefined) throw standingUnknown();
  await tx.query("update recognition.proposal set standing_id = $2 where id = $1", [
    proposal.id,
    standing.id,
  ]);
  await recordAct(tx, asked, { standingId: standing.id, act: "recognised", termEnd });
}

/** The standing goes on for another term: from the old one's end, or from today where that is past. */
export async function renewStanding(
  tx: Transaction,
  asked: Asked,
  standingId: string,
  months: number,
): Promise<void> {
  const [standing] = await tx.query<{ termEnd: CalendarDate }>(
    `select term_end as "termEnd" from recognition.standing where id = $1 and ended_on is null for update`,
    [standingId],
  );
  if (standing === undefined) throw standingUnknown();
  const from = Math.max(toDateNumber(standing.termEnd), toDateNumber(asked.today));
  const termEnd = fromDateNumber(addMonths(from, months));
  await tx.query("update recognition.standing set term_end = $2 where id = $1", [standingId, termEnd]);
  await recordAct(tx, asked, { standingId, act: "renewed", termEnd });
}
