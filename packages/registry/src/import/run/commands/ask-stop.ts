import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { refuseOthers } from "../policy.ts";
import { wrongState } from "../refusals.ts";
import { STATE_WORDS } from "../state-words.ts";
import { loadRun } from "../store.ts";

/** Asks to stop a check that is going on. An import is not stopped half-way: it can be undone. */
export async function askStop(tx: Transaction, actor: Actor, id: number): Promise<void> {
  refuseOthers(actor);
  const run = await loadRun(tx, actor, id);
  if (run.task !== "check") throw wrongState(STATE_WORDS[run.state]);
  await tx.query("update registry.import_run set stop_asked = true where id = $1", [run.id]);
}
