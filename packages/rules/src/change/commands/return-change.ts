import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { insertDraft } from "../../draft/draft.ts";
import { changeMovedOn, changeUnknown } from "../../refusals.ts";
import { type Change, findChange, lockDecisions, recordEvent } from "../change.ts";

/** Returns a change that awaits approval: its author has it as a draft again. Throws Refusal `change-unknown`, `change-moved-on`. */
export async function returnChange(
  tx: Transaction,
  actor: Actor,
  input: { readonly id: number; readonly reason: string },
): Promise<Change> {
  await lockDecisions(tx, actor.county);
  const change = await findChange(tx, actor.county, input.id);
  if (change === undefined) throw changeUnknown();
  if (change.state !== "submitted" && change.state !== "secondReview") throw changeMovedOn();
  await endChange(tx, actor, change, "returned", input.reason);
  return { ...change, state: "returned" };
}

/** Ends a change before its day, and hands what it said back to its author. */
export async function endChange(
  tx: Transaction,
  actor: Actor,
  change: Change,
  state: "returned" | "withdrawn",
  reason: string,
): Promise<void> {
  await tx.query("update rules.policy_change set state = $2, changed_at = now() where id = $1", [
    change.id,
    state,
  ]);
  await recordEvent(tx, change.id, state, actor, reason);
  const { policy, effectiveOn, baseHash, content, note, reference, submittedBy, submittedName } = change;
  await insertDraft(tx, {
    county: actor.county,
    policy,
    author: submittedBy,
    authorName: submittedName,
    effectiveOn,
    baseHash,
    edit: content,
    note,
    reference,
  });
}
