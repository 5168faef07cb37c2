import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { baseHash } from "../../edition/base-hash.ts";
import { impactDay } from "../../edition/recognition-day.ts";
import { type Draft, insertDraft, listDrafts } from "../draft.ts";
import type { RuleBook } from "../rule-book.ts";

/** The author's open draft of a policy, or a new one that says nothing yet. Throws Refusal `unknown-policy`. */
export async function openDraft(
  tx: Transaction,
  actor: Actor,
  book: RuleBook,
  policy: string,
): Promise<Draft> {
  const [open] = await listDrafts(tx, actor.county, actor.account, policy);
  if (open !== undefined) return open;
  const effectiveOn = impactDay(book.day, book.day.today);
  return insertDraft(tx, {
    county: actor.county,
    policy,
    author: actor.account,
    authorName: actor.name,
    effectiveOn,
    baseHash: baseHash(book.on(effectiveOn), policy, effectiveOn),
    edit: { criteria: null, definitions: [], parameters: [] },
    note: "",
    reference: "",
  });
}
