import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { levelOf, parsePlaceCode } from "@olive/kernel";
import { closeDraft, type Draft, lockDraft } from "../../draft/draft.ts";
import type { RuleBook } from "../../draft/rule-book.ts";
import { saysNothing, tidyEdit } from "../../draft/tidy-edit.ts";
import { baseHash } from "../../edition/base-hash.ts";
import { impactDay } from "../../edition/recognition-day.ts";
import type { LiveAnswer } from "../../live/live-message.ts";
import type { LiveThread } from "../../live/live-thread.ts";
import {
  baseStale,
  countyWideOnly,
  draftMovedOn,
  draftUnknown,
  editFaulty,
  effectivePast,
  nothingChanged,
  referenceMissing,
} from "../../refusals.ts";
import { checkEdit, type EditContext } from "../../version/check-edit.ts";
import { recordEvent } from "../change.ts";
import { keepList } from "./keep-list.ts";

export interface SubmitOffice {
  readonly registers: EditContext["registers"];
  readonly live: LiveThread;
  readonly book: RuleBook;
  /** Above which share of moved members a second approval is needed. */
  readonly secondAbove: number;
}

export interface SubmitDraft {
  readonly id: number;
  readonly revision: number;
}

/** Least length of a reference, as in the policy files. */
const LEAST_REFERENCE = 4;

/**
 * Submits a draft with the list of everybody whom it would move, as of its day. Throws Refusal: `draft-unknown`,
 * `draft-moved-on`, `county-wide-only`, `effective-past`, `base-stale`, `nothing-changed`, `reference-missing`,
 * `edit-faulty`, `directory-behind`.
 */
export async function submitDraft(
  tx: Transaction,
  actor: Actor,
  office: SubmitOffice,
  input: SubmitDraft,
): Promise<number> {
  refuseNarrow(actor);
  const found = await lockDraft(tx, actor.county, actor.account, input.id);
  if (found === undefined) throw draftUnknown();
  if (found.revision !== input.revision) throw draftMovedOn();
  const draft = checkDraft(found, office);
  const { policy, effectiveOn, edit } = draft;
  const { decided, day } = office.book;
  const asOf = impactDay(day, effectiveOn);
  const answer = await office.live.ask({
    trial: { asOf, decided, policy, effectiveOn, edit },
    people: "all",
  });
  const change = await insertChange(tx, actor, draft, answer, office.secondAbove);
  await keepList(tx, actor.county, change, answer.moved);
  await recordEvent(tx, change, "submitted", actor);
  await closeDraft(tx, draft.id, "submitted");
  return change;
}

/** Rules touch everybody: whoever works for a part of the county doesn't change them. */
export function refuseNarrow(actor: Actor): void {
  const area = parsePlaceCode(actor.area);
  if (area === undefined || levelOf(area) !== "county") throw countyWideOnly();
}

/** The draft as it will stand, without what the rules say already. */
function checkDraft(draft: Draft, { book, registers }: SubmitOffice): Draft {
  const { policy, effectiveOn } = draft;
  if (effectiveOn < book.day.standing) throw effectivePast(book.day.standing);
  const set = book.on(effectiveOn);
  if (draft.baseHash !== baseHash(set, policy, effectiveOn)) throw baseStale();
  const edit = tidyEdit(set, policy, effectiveOn, draft.edit);
  if (saysNothing(edit)) throw nothingChanged();
  const [fault] = checkEdit({ registers, set, policy, effectiveOn }, edit);
  if (fault !== undefined) throw editFaulty(fault);
  if (draft.reference.trim().length < LEAST_REFERENCE || draft.note.trim() === "") throw referenceMissing();
  return { ...draft, edit };
}

async function insertChange(
  tx: Transaction,
  actor: Actor,
  draft: Draft,
  answer: LiveAnswer,
  secondAbove: number,
): Promise<number> {
  const [made] = await tx.query<{ id: number }>(
    `insert into rules.policy_change (county, policy, draft_id, content, note, reference, base_hash, effective_on,
       submitted_by, submitted_name, as_of, last_file_id, share, second_above, needs_second, list_digest, impact)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', $16) returning id`,
    [
      actor.county,
      draft.policy,
      draft.id,
      JSON.stringify(draft.edit),
      draft.note.trim(),
      draft.reference.trim(),
      draft.baseHash,
      draft.effectiveOn,
      actor.account,
      actor.name,
      answer.asOf,
      answer.lastFileId,
      Math.min(answer.share, MOST_SHARE).toFixed(6),
      secondAbove,
      answer.share > secondAbove,
      JSON.stringify(answer.groups),
    ],
  );
  return made?.id ?? 0;
}

/** A group may grow a hundredfold; beyond it the figure says nothing more. */
const MOST_SHARE = 999;
