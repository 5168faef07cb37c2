import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { z } from "zod";
import type { planStepSchema } from "../contracts/loop.ts";
import { findHelp, moveHelp, openHelp, refuseAhead } from "./help-case.ts";
import type { LoopOffice } from "./loop-site.ts";
import type { Recorded } from "./record-service.ts";
import { wasRecorded } from "./was-recorded.ts";

export interface PlanInput {
  readonly id: string;
  readonly reference: string;
  readonly agreedOn: string;
  readonly steps: readonly z.output<typeof planStepSchema>[];
  readonly now: Date;
}

/** Keeps what was agreed with the person; a later plan stands beside the former and counts. */
export async function agreePlan(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  { id, reference, agreedOn, steps, now }: PlanInput,
): Promise<Recorded> {
  refuseAhead(agreedOn, now);
  if (await wasRecorded(tx, "plan", actor.county, id, reference)) {
    return { id, repeated: true, case: await findHelp(tx, actor.county, reference) };
  }
  const kase = await openHelp(tx, actor.county, reference);
  await tx.query(
    `insert into employment.plan (id, county, place_code, reference, case_id, steps, agreed_on, account, account_name,
       recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      actor.county,
      kase.place,
      reference,
      kase.id,
      JSON.stringify(steps),
      agreedOn,
      actor.account,
      actor.name,
      now,
    ],
  );
  const moved = await moveHelp(tx, site, actor, kase, { act: "agreePlan", data: { plan: id }, now });
  return { id, repeated: false, case: moved, undoable: true };
}
