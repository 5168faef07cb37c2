import type { ImportRun } from "../../contracts/import-shapes.ts";
import type { StoredProgress, StoredUpload } from "./store.ts";

/** Before so much is known (ms) a rate says nothing. */
const TOO_EARLY = 1_000;

/**
 * How far the work is: by rows where an earlier check has counted them, else by bytes.
 */
export function sayProgress(
  progress: StoredProgress | null,
  counted: readonly Pick<StoredUpload, "report">[],
): ImportRun["progress"] {
  if (progress === null) return null;
  const { step, file, done, files, rows, bytes, allBytes, elapsed } = progress;
  const allRows = counted.reduce((sum, { report }) => sum + (report?.read ?? 0), 0);
  const share = allRows > 0 ? rows / allRows : allBytes > 0 && bytes > 0 ? bytes / allBytes : null;
  const known = step === "file" && share !== null && share > 0 && elapsed > TOO_EARLY;
  return {
    step,
    file,
    done,
    files,
    rows,
    rowsPerSecond: elapsed === 0 ? 0 : Math.round((rows * 1000) / elapsed),
    share: share === null ? null : Math.min(1, share),
    secondsLeft: known ? Math.max(0, Math.round((elapsed * (1 / Math.min(1, share) - 1)) / 1000)) : null,
  };
}
