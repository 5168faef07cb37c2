import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import type { RuleEdit } from "../../contracts/shapes.ts";
import { baseHash } from "../../edition/base-hash.ts";
import { draftMovedOn, draftUnknown } from "../../refusals.ts";
import { type Draft, lockDraft, updateDraft } from "../draft.ts";
import type { RuleBook } from "../rule-book.ts";

export interface SaveDraft {
  readonly id: number;
  readonly revision: number;
  readonly effectiveOn: CalendarDate;
  readonly edit: RuleEdit;
  readonly note: string;
  readonly reference: string;
  /** Take the text that holds now as the one that is changed. */
  readonly rebase: boolean;
}

/** Saves a draft, faults and all: they are shown while it is written. Throws Refusal `draft-unknown`, `draft-moved-on`. */
export async function saveDraft(
  tx: Transaction,
  actor: Actor,
  book: RuleBook,
  input: SaveDraft,
): Promise<Draft> {
  const draft = await lockDraft(tx, actor.county, actor.account, input.id);
  if (draft === undefined) throw draftUnknown();
  if (draft.revision !== input.revision) throw draftMovedOn();
  const { effectiveOn, edit, note, reference } = input;
  const hash = input.rebase ? baseHash(book.on(effectiveOn), draft.policy, effectiveOn) : draft.baseHash;
  return updateDraft(tx, draft.id, { effectiveOn, edit, note, reference, baseHash: hash });
}
