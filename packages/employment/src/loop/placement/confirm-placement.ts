import { readCase } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { dayOf } from "../days.ts";
import { findHelp, moveHelp, refuseAhead } from "../help-case.ts";
import type { LoopOffice } from "../loop-site.ts";
import type { Recorded } from "../record-service.ts";
import { nextTask } from "./decide-follow.ts";
import { listFollowUps, lockPlacement, wordOf } from "./placement.ts";

export interface ConfirmInput {
  readonly id: string;
  /** Which document was seen: a contract, a pay slip. */
  readonly document: string;
  readonly seenOn: CalendarDate;
  /** SHA-256 of its file. */
  readonly proof?: string | undefined;
  readonly now: Date;
}

/** Confirms by a document what no register will show; data that confirmed it already stay. */
export async function confirmPlacement(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  { id, document, seenOn, proof, now }: ConfirmInput,
): Promise<Recorded & { readonly reference: string }> {
  refuseAhead(seenOn, now);
  const { county } = actor;
  const placement = await lockPlacement(tx, county, id);
  const { reference, caseId } = placement;
  const repeated = placement.standing === "confirmed";
  if (!repeated) {
    await tx.query(
      `update employment.placement set standing = 'confirmed', confirmed_on = $3, confirmed_by = $4, changed_at = $5,
         proof_digest = coalesce($6, proof_digest)
       where county = $1 and id = $2`,
      [county, id, seenOn, JSON.stringify(wordOf(document, seenOn)), now, proof ?? null],
    );
  }
  const kase = caseId === null ? undefined : await readCase(tx, county, caseId);
  if (kase?.state !== "starting") {
    return { id, repeated, reference, case: kase ?? (await findHelp(tx, county, reference)) };
  }
  const dueOn = nextTask(await listFollowUps(tx, county, [id]), false, dayOf(now), site.settings.terms);
  const act = { act: "confirmByDocument", reason: document, dueOn, data: { placement: id }, now };
  return { id, repeated, reference, case: await moveHelp(tx, site, actor, kase, act) };
}
