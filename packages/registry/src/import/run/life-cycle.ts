import { may } from "@olive/access";
import type { Actor } from "@olive/http";
import type { RunState } from "../../contracts/import-shapes.ts";
import type { StoredRun, StoredUpload } from "./store.ts";

export const RUN_ACTS = ["check", "apply", "confirm", "undo", "abandon"] as const;
export type RunAct = (typeof RUN_ACTS)[number];

/** From which states each act is open; what it leads to is for the work behind it to say. */
export const FROM: Readonly<Record<RunAct, readonly RunState[]>> = {
  check: ["recognised", "checked", "held"],
  apply: ["checked"],
  confirm: ["held"],
  undo: ["applied"],
  abandon: ["received", "recognised", "checked", "held"],
};

/** Whether the run's state leaves this act open; nothing is while work on it goes on in the background. */
export function isOpen(run: Pick<StoredRun, "state" | "task">, act: RunAct): boolean {
  return run.task === null && FROM[act].includes(run.state);
}

/** Whether it is this actor's to do: who dropped the files may not confirm them past the limits. */
export function isTheirs(actor: Actor, run: Pick<StoredRun, "started_by">, act: RunAct): boolean {
  if (act === "confirm") return may(actor, "import.confirm") && run.started_by !== actor.account;
  if (act === "undo") return may(actor, "import.prepare") || may(actor, "import.confirm");
  return may(actor, "import.prepare");
}

/** What the actor may do next with the run. */
export function actsOpen(
  actor: Actor,
  run: StoredRun,
  uploads: readonly StoredUpload[],
  blocked: boolean,
): RunAct[] {
  const brings = uploads.some(({ report }) => report !== null && !report.present);
  return RUN_ACTS.filter((act) => {
    if (!isOpen(run, act) || !isTheirs(actor, run, act)) return false;
    if (act === "undo") return !blocked;
    if (act === "check") return uploads.some(({ refusal }) => refusal === null);
    return act !== "apply" || brings;
  });
}
