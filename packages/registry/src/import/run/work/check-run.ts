import type { Transaction } from "@olive/db";
import type { LoadShares } from "../../check-limits.ts";
import { exceedsLimits } from "../../check-limits.ts";
import { importFiles } from "../../import-folder.ts";
import type { FileOutcome, ImportResult } from "../../import-result.ts";
import { complaintOf } from "../complaint.ts";
import type { CheckReport } from "../report.ts";
import type { StoredRun, StoredUpload } from "../store.ts";
import { countFindings, forgetFindings, keepFindings } from "./keep-findings.ts";
import { listRunFiles, sizesOf } from "./list-run-files.ts";
import { previewChanges } from "./preview-changes.ts";
import { trackRun } from "./track-run.ts";
import type { WorkPlace } from "./work-place.ts";

/** A rehearsal takes every file, past its limits too: how far past is what it is to find out. */
const REHEARSAL = { enforceLimits: true, confirmedBy: "rehearsal", reason: "rehearsal" } as const;

interface Checked {
  readonly upload: StoredUpload;
  readonly outcome: FileOutcome;
  readonly report: CheckReport | null;
  readonly overLimit: boolean;
}

/** Rehearses the import of a run's files and keeps what would come of it; the registers stay as they are. */
export async function checkRun(
  place: WorkPlace,
  run: StoredRun,
  uploads: readonly StoredUpload[],
  stopping: AbortSignal,
): Promise<void> {
  const { db, county, home } = place;
  const files = listRunFiles(county, home, run, uploads);
  const tracker = trackRun(db, run, sizesOf(files), stopping);
  const shares = new Map<string, LoadShares>();
  let checked: Checked[] = [];
  const inspect = async (tx: Transaction, result: ImportResult) => {
    checked = await inspectFiles(place, tx, result, uploads, shares);
  };
  try {
    await importFiles(
      db,
      county,
      { label: `#${run.id}`, files, refused: [] },
      {
        ...REHEARSAL,
        dryRun: true,
        onProgress: tracker.take,
        onShares: (file, found) => shares.set(file.name, found),
        inspect,
      },
    );
  } finally {
    await tracker.end();
  }
  await saveChecked(place, run, checked);
}

async function inspectFiles(
  { db, county }: WorkPlace,
  tx: Transaction,
  result: ImportResult,
  uploads: readonly StoredUpload[],
  shares: ReadonlyMap<string, LoadShares>,
): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const outcome of result.files) {
    const upload = uploads.find(({ name }) => name === outcome.name);
    if (upload === undefined) continue;
    const register = county.registers.find(({ code }) => "register" in outcome && code === outcome.register);
    if (!("counts" in outcome) || register === undefined) {
      await forgetFindings(db, upload.id);
      checked.push({ upload, outcome, report: null, overLimit: false });
      continue;
    }
    await keepFindings(db, tx, upload.id, outcome.fileId);
    const { rejectedShare, changedShare } = shares.get(upload.name) ?? { rejectedShare: 0, changedShare: 0 };
    const present = outcome.kind === "present";
    const change = present
      ? null
      : await previewChanges(tx, county, register, outcome.fileId, outcome.extractOn);
    const issues = await countFindings(tx, outcome.fileId);
    const report = { ...outcome.counts, present, rejectedShare, changedShare, issues, change };
    checked.push({
      upload,
      outcome,
      report,
      overLimit: exceedsLimits(register, { rejectedShare, changedShare }),
    });
  }
  return checked;
}

async function saveChecked({ db }: WorkPlace, run: StoredRun, checked: readonly Checked[]): Promise<void> {
  for (const { upload, outcome, report, overLimit } of checked) {
    const refusal = outcome.kind === "refused" ? complaintOf(outcome.refusal) : null;
    await db.query(
      "update registry.import_upload set report = $2, over_limit = $3, refusal = coalesce($4, refusal) where id = $1",
      [
        upload.id,
        report === null ? null : JSON.stringify(report),
        overLimit,
        refusal === null ? null : JSON.stringify(refusal),
      ],
    );
  }
  const state = checked.some(({ overLimit }) => overLimit) ? "held" : "checked";
  await db.query(
    `update registry.import_run set state = $2, task = null, progress = null, stop_asked = false, changed_at = now()
     where id = $1`,
    [run.id, state],
  );
}
