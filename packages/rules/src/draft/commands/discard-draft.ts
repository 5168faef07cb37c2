import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { draftUnknown } from "../../refusals.ts";
import { closeDraft, lockDraft } from "../draft.ts";

/** Gives a draft up; it stays in the store. Throws Refusal `draft-unknown`. */
export async function discardDraft(tx: Transaction, actor: Actor, id: number): Promise<void> {
  const draft = await lockDraft(tx, actor.county, actor.account, id);
  if (draft === undefined) throw draftUnknown();
  await closeDraft(tx, draft.id, "discarded");
}
