import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { wrongState } from "../refusals.ts";
import { loadUploads } from "../store.ts";
import { setEnd } from "./ask-undo.ts";
import { loadForAct } from "./begin-task.ts";

/** Gives a run up that has brought nothing. The job removes its files; what is known of it stays. */
export async function abandonRun(tx: Transaction, actor: Actor, id: number): Promise<void> {
  const run = await loadForAct(tx, actor, id, "abandon");
  const uploads = await loadUploads(tx, [run.id]);
  if (uploads.some(({ file_id }) => file_id !== null)) {
    throw wrongState({ zh: "已有文件导入，只能撤销", en: "has brought a file in; it can only be undone" });
  }
  await setEnd(tx, actor, run.id, null);
  await tx.query(
    "update registry.import_run set state = 'abandoned', ended_at = now(), changed_at = now() where id = $1",
    [run.id],
  );
}
