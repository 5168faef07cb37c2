import { refuseOwn } from "@olive/access";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { RuleBook } from "../../draft/rule-book.ts";
import { baseHash } from "../../edition/base-hash.ts";
import { baseStale, changeMovedOn, changeUnknown, effectivePast } from "../../refusals.ts";
import { type Change, type ChangeState, findChange, lockDecisions, recordEvent } from "../change.ts";

export interface ApproveChange {
  readonly id: number;
  /** The state that the approver saw. */
  readonly seen: ChangeState;
  readonly note: string;
}

/**
 * One person's approval: the only one, the first of two, or the second. Throws Refusal `change-unknown`,
 * `change-moved-on`, `own-proposal` (who submitted, or approved first), `base-stale`, `effective-past`.
 */
export async function approveChange(
  tx: Transaction,
  actor: Actor,
  readBook: () => Promise<RuleBook>,
  input: ApproveChange,
): Promise<Change> {
  await lockDecisions(tx, actor.county);
  const change = await findChange(tx, actor.county, input.id);
  if (change === undefined) throw changeUnknown();
  if (change.state !== input.seen || !AWAITING.includes(change.state)) throw changeMovedOn();
  refuseOwn(actor, change.submittedBy);
  if (change.reviewedBy !== null) refuseOwn(actor, change.reviewedBy);
  refuseOutdated(change, await readBook());
  const state = change.state === "submitted" && change.needsSecond ? "secondReview" : "approved";
  const who = change.state === "submitted" ? "reviewed" : "second";
  await tx.query(
    `update rules.policy_change set state = $2, ${who}_by = $3, ${who}_name = $4, ${who}_at = now(), changed_at = now(),
       approved_seq = case when $2 = 'approved' then nextval('rules.approval_order') end
     where id = $1`,
    [change.id, state, actor.account, actor.name],
  );
  await recordEvent(tx, change.id, state, actor, input.note.trim() || null);
  return (await findChange(tx, actor.county, change.id)) ?? change;
}

const AWAITING: readonly ChangeState[] = ["submitted", "secondReview"];

/** What was submitted against another text, or for a day that has been recognised meanwhile, can only be returned. */
function refuseOutdated({ policy, effectiveOn, baseHash: base }: Change, book: RuleBook): void {
  if (effectiveOn < book.day.standing) throw effectivePast(book.day.standing);
  if (base !== baseHash(book.on(effectiveOn), policy, effectiveOn)) throw baseStale();
}
