import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { beginTask, loadForAct } from "./begin-task.ts";

/** Asks for the import of a run that was checked and is within its limits. */
export async function askApply(tx: Transaction, actor: Actor, id: number): Promise<void> {
  const run = await loadForAct(tx, actor, id, "apply");
  await setApplier(tx, actor, run.id);
  await beginTask(tx, run.id, "apply");
}

/** Lets a run past its limits, by somebody who did not drop its files, with a reason that is kept in the batch too. */
export async function confirmRun(tx: Transaction, actor: Actor, id: number, reason: string): Promise<void> {
  const run = await loadForAct(tx, actor, id, "confirm");
  await tx.query(
    `update registry.import_run set confirmed_by = $2, confirmed_name = $3, confirm_reason = $4, confirmed_at = now()
     where id = $1`,
    [run.id, actor.account, actor.name, reason],
  );
  await setApplier(tx, actor, run.id);
  await beginTask(tx, run.id, "apply");
}

async function setApplier(tx: Transaction, actor: Actor, run: number): Promise<void> {
  await tx.query("update registry.import_run set applied_by = $2, applied_name = $3 where id = $1", [
    run,
    actor.account,
    actor.name,
  ]);
}
