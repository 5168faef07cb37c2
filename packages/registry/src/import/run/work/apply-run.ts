import { transaction } from "@olive/db";
import { followPeople } from "../../../person/follow-people.ts";
import { importFiles, insertBatch } from "../../import-folder.ts";
import type { FileOutcome } from "../../import-result.ts";
import { complaintOf } from "../complaint.ts";
import type { StoredRun, StoredUpload } from "../store.ts";
import { removeUploads } from "../upload-folder.ts";
import { listRunFiles, sizesOf } from "./list-run-files.ts";
import { trackRun } from "./track-run.ts";
import type { WorkPlace } from "./work-place.ts";

/**
 * Imports a run's files, each in a transaction of its own. A server that is killed leaves whole files; the next one
 * goes on in the same batch, by which the run knows those that are in already as its own.
 */
export async function applyRun(
  place: WorkPlace,
  run: StoredRun,
  uploads: readonly StoredUpload[],
  stopping: AbortSignal,
): Promise<void> {
  const { db, county, home } = place;
  const batch = run.batch ?? (await beginBatch(place, run));
  const files = listRunFiles(county, home, run, uploads);
  const tracker = trackRun(db, run, sizesOf(files), stopping);
  const result = await importFiles(
    db,
    county,
    { label: `#${run.id}`, files, refused: [] },
    {
      batch,
      enforceLimits: true,
      ...confirmationOf(run),
      onProgress: tracker.take,
    },
  ).finally(() => tracker.end());
  tracker.following();
  // Last, so that a kill in between is gone on with: doing these again finds nothing to do.
  await followPeople(db, county);
  await place.afterChange();
  await tracker.end();
  await saveApplied(place, run, batch, uploads, result.files);
}

/** Who let it past its limits, where somebody had to. */
function confirmationOf({ confirmed_name, confirm_reason }: StoredRun) {
  if (confirmed_name === null || confirm_reason === null) return {};
  return { confirmedBy: confirmed_name, reason: confirm_reason };
}

async function beginBatch({ db, county }: WorkPlace, run: StoredRun): Promise<number> {
  return transaction(db, async (tx) => {
    const batch = await insertBatch(tx, county, `#${run.id}`, confirmationOf(run));
    await tx.query("update registry.import_run set batch = $2 where id = $1", [run.id, batch]);
    return batch;
  });
}

/** A file may be held now that was not when it was checked: others have changed the register since. */
async function saveApplied(
  { db, home }: WorkPlace,
  run: StoredRun,
  batch: number,
  uploads: readonly StoredUpload[],
  outcomes: readonly FileOutcome[],
): Promise<void> {
  const held = outcomes.filter(({ kind }) => kind === "held");
  await transaction(db, async (tx) => {
    for (const outcome of outcomes) {
      const upload = uploads.find(({ name }) => name === outcome.name);
      if (upload === undefined) continue;
      const refusal = outcome.kind === "refused" ? complaintOf(outcome.refusal) : null;
      await tx.query(
        `update registry.import_upload set over_limit = $2, refusal = coalesce($3, refusal),
           file_id = (select id from registry.extract_file where id = $4 and batch = $5)
         where id = $1`,
        [
          upload.id,
          outcome.kind === "held",
          refusal === null ? null : JSON.stringify(refusal),
          "fileId" in outcome ? outcome.fileId : null,
          batch,
        ],
      );
    }
    await tx.query(
      `update registry.import_run set state = $2, task = null, progress = null, changed_at = now(),
         applied_at = case when $2 = 'applied' then now() end where id = $1`,
      [run.id, held.length > 0 ? "held" : "applied"],
    );
  });
  if (held.length === 0) await removeUploads(home, run.id);
}
