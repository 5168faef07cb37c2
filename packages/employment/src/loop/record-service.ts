import type { Case } from "@olive/cases";
import type { Queryable, Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { findHelp, moveHelp, openHelp, refuseAhead } from "./help-case.ts";
import type { LoopOffice } from "./loop-site.ts";
import { wasRecorded } from "./was-recorded.ts";

export interface ServiceEvent {
  readonly id: string;
  readonly reference: string;
  readonly place: string;
  readonly caseId: string;
  readonly kind: "call" | "visit" | "guidance" | "training" | "referral" | "followUp";
  readonly heldOn: CalendarDate;
  readonly note: string | null;
}

/** One service, one row: of a visit, a referral or a follow-up under that one's id. */
export async function keepService(
  tx: Queryable,
  actor: Actor,
  event: ServiceEvent,
  now: Date,
): Promise<void> {
  const { id, reference, place, caseId, kind, heldOn, note } = event;
  await tx.query(
    `insert into employment.service_event (id, county, place_code, reference, case_id, kind, held_on, note, origin,
       account, account_name, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'house', $9, $10, $11)`,
    [id, actor.county, place, reference, caseId, kind, heldOn, note, actor.account, actor.name, now],
  );
}

export interface ServiceInput {
  readonly id: string;
  readonly reference: string;
  readonly kind: "call" | "guidance" | "training";
  readonly heldOn: string;
  readonly note: string;
  readonly now: Date;
}

export interface Recorded {
  readonly id: string;
  readonly repeated: boolean;
  readonly case: Case | undefined;
  /** Whether the case moved by it and `takeBack` knows how: nothing else is offered to be taken back. */
  readonly undoable?: boolean;
}

/** Records a call, a guidance or a training; while somebody is served the step's clock starts anew. */
export async function recordService(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  { id, reference, kind, heldOn, note, now }: ServiceInput,
): Promise<Recorded> {
  refuseAhead(heldOn, now);
  if (await wasRecorded(tx, "service_event", actor.county, id, reference)) {
    return { id, repeated: true, case: await findHelp(tx, actor.county, reference) };
  }
  const kase = await openHelp(tx, actor.county, reference);
  const event = { id, reference, place: kase.place, caseId: kase.id, kind, note };
  await keepService(tx, actor, { ...event, heldOn: heldOn as CalendarDate }, now);
  const moved =
    kase.state === "serving"
      ? await moveHelp(tx, site, actor, kase, {
          act: "serve",
          reason: note,
          data: { service: id, kind },
          now,
        })
      : kase;
  return { id, repeated: false, case: moved, undoable: moved !== kase };
}
