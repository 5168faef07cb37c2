import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CountyPack } from "../../../register/county-pack.ts";
import { findLaterFile } from "../../undo-file.ts";
import { undoBlocked } from "../refusals.ts";
import { loadUploads } from "../store.ts";
import { beginTask, loadForAct } from "./begin-task.ts";

/** Asks to undo what a run brought. Refused where a later file of one of its registers builds on it. */
export async function askUndo(
  tx: Transaction,
  actor: Actor,
  county: CountyPack,
  id: number,
  reason: string,
): Promise<void> {
  const run = await loadForAct(tx, actor, id, "undo");
  const files = (await loadUploads(tx, [run.id])).flatMap(({ file_id }) =>
    file_id === null ? [] : [file_id],
  );
  for (const file of files) {
    const later = await findLaterFile(tx, county, file, files);
    if (later !== undefined) throw undoBlocked(later.name);
  }
  await setEnd(tx, actor, run.id, reason);
  await beginTask(tx, run.id, "undo");
}

/** Who ends a run, and why; the time follows when it has ended. */
export async function setEnd(
  tx: Transaction,
  actor: Actor,
  run: number,
  reason: string | null,
): Promise<void> {
  await tx.query(
    "update registry.import_run set ended_by = $2, ended_name = $3, end_reason = $4 where id = $1",
    [run, actor.account, actor.name, reason],
  );
}
