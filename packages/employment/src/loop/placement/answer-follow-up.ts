import { randomUUID } from "node:crypto";
import { readCase } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { dayOf } from "../days.ts";
import { findHelp, moveHelp, refuseAhead } from "../help-case.ts";
import type { LoopOffice } from "../loop-site.ts";
import { keepService, type Recorded } from "../record-service.ts";
import { followUpAnswered, followUpNotDue, placementUnknown } from "../refusals.ts";
import { nextTask } from "./decide-follow.ts";
import { endPlacement } from "./end-placement.ts";
import { listFollowUps, lockPlacement, type Placement } from "./placement.ts";

export interface FollowUpInput {
  readonly id: string;
  readonly month: number;
  readonly retained: boolean;
  readonly answeredOn: CalendarDate;
  readonly note?: string | undefined;
  readonly now: Date;
}

/**
 * What the person said, where data were silent: still at work, or not, which opens the help again. Throws Refusals
 * `placement-unknown`, `placement-ended`, `follow-up-not-due`, `follow-up-answered` (also by data), `day-ahead`.
 */
export async function answerFollowUp(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  input: FollowUpInput,
): Promise<Recorded & { readonly reference: string }> {
  const { id, month, retained, answeredOn, note, now } = input;
  refuseAhead(answeredOn, now);
  const { county } = actor;
  const placement = await lockPlacement(tx, county, id);
  const followUp = (await listFollowUps(tx, county, [id])).find((one) => one.month === month);
  if (followUp === undefined) throw placementUnknown();
  if (followUp.retained !== null) throw followUpAnswered();
  if (followUp.dueOn > dayOf(now)) throw followUpNotDue();
  await keepAnswer(tx, actor, placement, input);
  if (!retained) {
    return endPlacement(tx, site, actor, { id, endedOn: answeredOn, reason: note ?? "回访时已不在岗", now });
  }
  const { reference } = placement;
  return { id, repeated: false, reference, ...(await goOn(tx, site, actor, placement, input)) };
}

async function keepAnswer(
  tx: Transaction,
  actor: Actor,
  placement: Placement,
  input: FollowUpInput,
): Promise<void> {
  const { id, month, retained, answeredOn, note, now } = input;
  await tx.query(
    `update employment.follow_up set source = 'person', retained = $4, answered_on = $5, account = $6,
       account_name = $7, note = $8 where county = $1 and placement_id = $2 and month = $3`,
    [actor.county, id, month, retained, answeredOn, actor.account, actor.name, note ?? null],
  );
  const { reference, place, caseId } = placement;
  if (caseId === null) return;
  const event = { id: randomUUID(), reference, place, caseId, kind: "followUp", heldOn: answeredOn } as const;
  if (await wasAskedThen(tx, actor, event)) return;
  await keepService(tx, actor, { ...event, note: note ?? null }, now);
}

/** Answered, taken back and answered anew, it was one call. */
async function wasAskedThen(
  tx: Transaction,
  { county, account }: Actor,
  { caseId, heldOn }: { readonly caseId: string; readonly heldOn: CalendarDate },
): Promise<boolean> {
  const rows = await tx.query(
    `select from employment.service_event
     where county = $1 and case_id = $2 and kind = 'followUp' and held_on = $3 and account = $4 limit 1`,
    [county, caseId, heldOn, account],
  );
  return rows.length > 0;
}

async function goOn(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  { id, caseId, reference }: Placement,
  { month, now }: FollowUpInput,
): Promise<Pick<Recorded, "case" | "undoable">> {
  const kase = caseId === null ? undefined : await readCase(tx, actor.county, caseId);
  if (kase === undefined) return { case: await findHelp(tx, actor.county, reference) };
  if (kase.state !== "starting" && kase.state !== "following") return { case: kase };
  const followUps = await listFollowUps(tx, actor.county, [id]);
  const dueOn = nextTask(followUps, false, dayOf(now), site.settings.terms);
  const act = { act: "follow", dueOn, data: { placement: id, month }, now };
  return { case: await moveHelp(tx, site, actor, kase, act), undoable: true };
}
