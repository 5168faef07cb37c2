import { refuseOwn } from "@olive/access";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { RunTask } from "../../../contracts/import-shapes.ts";
import { isOpen, isTheirs, type RunAct } from "../life-cycle.ts";
import { refuseOthers } from "../policy.ts";
import { importForCounty, wrongState } from "../refusals.ts";
import { BUSY, STATE_WORDS } from "../state-words.ts";
import { loadRun, type StoredRun } from "../store.ts";

/** The run, locked, where this actor may do this now; throws the refusal that says why not. */
export async function loadForAct(tx: Transaction, actor: Actor, id: number, act: RunAct): Promise<StoredRun> {
  refuseOthers(actor);
  const run = await loadRun(tx, actor, id, true);
  if (!isOpen(run, act)) throw wrongState(run.task === null ? STATE_WORDS[run.state] : BUSY);
  if (act === "confirm") refuseOwn(actor, run.started_by);
  if (!isTheirs(actor, run, act)) throw importForCounty();
  return run;
}

/** Leaves the step to the job; the page may be closed. */
export async function beginTask(tx: Transaction, run: number, task: RunTask): Promise<void> {
  await tx.query(
    `update registry.import_run set task = $2, progress = null, problem = null, stop_asked = false, changed_at = now()
     where id = $1`,
    [run, task],
  );
}
