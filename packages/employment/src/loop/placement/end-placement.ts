import { type Case, readCase, reopenCase } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { dayOf } from "../days.ts";
import { findHelp, moveHelp, refuseAhead } from "../help-case.ts";
import { setStanding } from "../keep-seeker.ts";
import type { LoopOffice } from "../loop-site.ts";
import type { Recorded } from "../record-service.ts";
import { closePlacements } from "./close-placement.ts";
import { lockPlacement, type Placement, wordOf } from "./placement.ts";

export interface EndInput {
  readonly id: string;
  readonly endedOn: CalendarDate;
  readonly reason: string;
  readonly now: Date;
}

/** The job is over, as the person or the employer told a worker: the help goes on at once, opened again where it was closed. */
export async function endPlacement(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  { id, endedOn, reason, now }: EndInput,
): Promise<Recorded & { readonly reference: string }> {
  refuseAhead(endedOn, now);
  const placement = await lockPlacement(tx, actor.county, id);
  const evidence = wordOf(reason, endedOn);
  await closePlacements(tx, actor.county, [{ placement: id, on: endedOn, evidence }], actor, dayOf(now), now);
  await setStanding(tx, actor.county, [placement.reference], "seeking", now);
  const kase = await goOnHelping(tx, site, actor, placement, reason, now);
  return { id, repeated: false, case: kase, reference: placement.reference };
}

async function goOnHelping(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  { id, caseId, reference }: Placement,
  reason: string,
  now: Date,
): Promise<Case | undefined> {
  const { county } = actor;
  const data = { placement: id };
  const kase = caseId === null ? undefined : await readCase(tx, county, caseId);
  if (kase === undefined) return findHelp(tx, county, reference);
  if (kase.closedAt !== null) {
    const current = await findHelp(tx, county, reference);
    if (current?.closedAt === null) return current;
    return reopenCase(tx, site.office, actor, { county, id: kase.id, reason, data, now });
  }
  if (kase.state !== "starting" && kase.state !== "following") return kase;
  return moveHelp(tx, site, actor, kase, { act: "loseJob", reason, data, now });
}
