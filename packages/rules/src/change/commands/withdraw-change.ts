import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { Refusal } from "@olive/kernel";
import { changeMovedOn, changeUnknown } from "../../refusals.ts";
import { type Change, findChange, lockDecisions } from "../change.ts";
import { endChange } from "./return-change.ts";

/** Takes a change back before its day. Throws Refusal `change-unknown`, `change-moved-on`, `not-your-change`. */
export async function withdrawChange(
  tx: Transaction,
  actor: Actor,
  input: { readonly id: number; readonly reason: string },
): Promise<Change> {
  await lockDecisions(tx, actor.county);
  const change = await findChange(tx, actor.county, input.id);
  if (change === undefined) throw changeUnknown();
  if (change.submittedBy !== actor.account) throw notYours();
  if (!["submitted", "secondReview", "approved"].includes(change.state)) throw changeMovedOn();
  await endChange(tx, actor, change, "withdrawn", input.reason);
  return { ...change, state: "withdrawn" };
}

function notYours(): Refusal {
  return new Refusal({
    code: "not-your-change",
    status: 403,
    message: { zh: "只有送审的人可以撤回", en: "Only whoever submitted it can withdraw it" },
    remedy: { zh: "如需停下，请批准人退回", en: "Ask an approver to return it" },
  });
}
