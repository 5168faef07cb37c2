import type { Job } from "@olive/db";
import { isRefusal, type Refusal } from "@olive/kernel";
import { sweepDownloads } from "../../export/offer-file.ts";
import { complaintOf } from "./complaint.ts";
import { broken, stoppedByPerson } from "./refusals.ts";
import { loadUploads, type StoredRun } from "./store.ts";
import { listUploadFolders, removeUploads } from "./upload-folder.ts";
import { applyRun } from "./work/apply-run.ts";
import { checkRun } from "./work/check-run.ts";
import { ServerStopping, StopAsked } from "./work/track-run.ts";
import { undoRun } from "./work/undo-run.ts";
import type { WorkPlace } from "./work/work-place.ts";

export const IMPORT_JOB = "import-runs";
/** What nobody woke the job for (a server that was killed) waits no longer than this. */
const EVERY_MS = 15_000;

/** Checks, imports and undoes deliveries, one after the other; it goes on with what a killed server left. */
export function importJob(place: WorkPlace): Job {
  return {
    name: IMPORT_JOB,
    everyMs: EVERY_MS,
    run: async ({ stopping }) => {
      const [run] = await place.db.query<StoredRun>(
        `select * from registry.import_run where county = $1 and task is not null order by changed_at, id limit 1`,
        [place.county.code],
      );
      if (run === undefined) {
        await sweep(place);
        return false;
      }
      await work(place, run, stopping);
      return true;
    },
  };
}

async function work(place: WorkPlace, run: StoredRun, stopping: AbortSignal): Promise<void> {
  const uploads = await loadUploads(place.db, [run.id]);
  try {
    if (run.task === "check") await checkRun(place, run, uploads, stopping);
    else if (run.task === "apply") await applyRun(place, run, uploads, stopping);
    else await undoRun(place, run, uploads);
  } catch (error) {
    if (error instanceof ServerStopping || stopping.aborted) return;
    await giveUp(place, run, problemOf(error));
    if (!isRefusal(error) && !(error instanceof StopAsked)) throw error;
  }
}

function problemOf(error: unknown): Refusal {
  if (error instanceof StopAsked) return stoppedByPerson();
  return isRefusal(error) ? error : broken();
}

/** The run is as it was before the step, and says why. */
async function giveUp({ db }: WorkPlace, run: StoredRun, problem: Refusal): Promise<void> {
  await db.query(
    `update registry.import_run set task = null, progress = null, stop_asked = false, problem = $2, changed_at = now(),
       ended_by = case when state = 'applied' then null else ended_by end,
       ended_name = case when state = 'applied' then null else ended_name end,
       end_reason = case when state = 'applied' then null else end_reason end
     where id = $1 and task is not null`,
    [run.id, JSON.stringify(complaintOf(problem))],
  );
}

/**
 * Removes what nobody has to answer for: uploaded files of runs that are over (a kill may have left some), what was
 * found in files of which nothing came, downloads that nobody fetched.
 */
async function sweep({ db, home, county }: WorkPlace): Promise<void> {
  await sweepDownloads(db, home);
  await db.query(
    `delete from registry.import_finding finding using registry.import_upload upload, registry.import_run run
     where upload.id = finding.upload and run.id = upload.run and run.county = $1 and run.state = 'abandoned'`,
    [county.code],
  );
  for (const id of await listUploadFolders(home)) {
    const [run] = await db.query<{ over: boolean }>(
      `select state in ('applied', 'undone', 'abandoned') as over from registry.import_run
       where id = $1 and county = $2`,
      [id, county.code],
    );
    if (run?.over === true) await removeUploads(home, id);
  }
}
