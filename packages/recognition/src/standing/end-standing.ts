import type { Transaction } from "@olive/db";
import type { Asked } from "../acts/step.ts";
import { standingUnknown } from "../refusals.ts";
import { recordAct } from "./record-act.ts";

/**
 * The one place in which a recognition ends: a named person's act with a reason (个人信息保护法 art. 24). The table
 * itself refuses an end without both.
 */
export async function endStanding(tx: Transaction, asked: Asked, standingId: string): Promise<void> {
  const { actor, reason, today, now } = asked;
  const ended = await tx.query(
    `update recognition.standing set ended_on = $2, ended_by = $3, ended_by_name = $4, end_reason = $5, ended_at = $6
     where id = $1 and ended_on is null returning id`,
    [standingId, today, actor.account, actor.name, reason, now],
  );
  if (ended.length === 0) throw standingUnknown();
  await recordAct(tx, asked, { standingId, act: "ended", termEnd: null });
}
