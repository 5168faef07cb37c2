import { basename, resolve } from "node:path";
import { type Database, type Queryable, type Transaction, transaction } from "@olive/db";
import { today } from "@olive/kernel";
import type { CountyPack } from "../register/county-pack.ts";
import { installRegisters } from "../register/install-registers.ts";
import type { LoadShares } from "./check-limits.ts";
import type { FileSettings } from "./import-file.ts";
import { importLanes } from "./import-lanes.ts";
import type { FileOutcome, ImportProgress, ImportResult } from "./import-result.ts";
import { compareText, type FolderFile, listFolder } from "./list-folder.ts";
import { withCountyLock } from "./lock-county.ts";
import { prepareFirstLoad } from "./prepare-first-load.ts";
import { readCounts, readIssues } from "./read-result.ts";
import { rehearse } from "./rehearse.ts";
import { settle } from "./settle.ts";
import { trackProgress } from "./track-progress.ts";

export interface ImportOptions {
  /** Shows the outcome, stores nothing. */
  readonly dryRun?: boolean;
  /** Who confirms loads past the limits of their register, and why: both or neither. */
  readonly confirmedBy?: string;
  readonly reason?: string;
  /** Whether loads past the limits are held (standing space); a trial takes everything. */
  readonly enforceLimits?: boolean;
  /**
   * Leaves a first load without indexes: whoever reads whole registers first (a recognition) doesn't need them, and
   * calls `indexRegisters` when the answer is out.
   */
  readonly indexLater?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** A batch that was begun before and is gone on with; a new one by default. */
  readonly batch?: number;
  /** Told how much of its register each file changes and rejects, where limits are enforced. */
  readonly onShares?: (file: FolderFile, shares: LoadShares) => void;
  /** In a dry run: looks at what the files did, before all is rolled back. */
  readonly inspect?: (tx: Transaction, result: ImportResult) => Promise<void>;
  /** The day of reading, for tests; now by default. */
  readonly now?: Date;
}

/**
 * Reads a folder of departmental extracts into the county's registers. Each file is one transaction: a crash leaves
 * whole files, and the next run completes them. A file that can't be read is reported by name and stops no other.
 * @throws Refusal where the folder itself can't be read, or the tables don't fit their definitions.
 */
export async function importFolder(
  db: Database,
  county: CountyPack,
  dir: string,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const { files, others } = await listFolder(dir, county.registers);
  const refused = others.map((other): FileOutcome => ({ kind: "refused", ...other }));
  return importFiles(db, county, { label: basename(resolve(dir)), files, refused }, options);
}

/** What is read together, under one label. */
export interface Delivery {
  readonly label: string;
  /** In the order in which they are read. */
  readonly files: readonly FolderFile[];
  /** Files that are none of the county's extracts, to be reported with the others. */
  readonly refused: readonly FileOutcome[];
}

/** As `importFolder`, for files that were found some other way. */
export async function importFiles(
  db: Database,
  county: CountyPack,
  { label, files, refused }: Delivery,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const tracker = trackProgress(files, options.onProgress);
  await installRegisters(db, county);

  const read = async (tx: Queryable): Promise<FileSettings> => ({
    batch: options.batch ?? (await insertBatch(tx, county, label, options)),
    notAfter: today(options.now ?? new Date()),
    enforceLimits: options.enforceLimits ?? false,
    indexLater: options.indexLater ?? false,
    confirmedBy: options.confirmedBy,
    reason: options.reason,
    onShares: options.onShares,
    repeats: undefined,
    tracker,
  });
  if (options.dryRun === true) {
    return rehearse(db, county, files, read, async (tx, outcomes) => {
      const result = await finish(tx, county, [...outcomes, ...refused]);
      await options.inspect?.(tx, result);
      return result;
    });
  }
  return withCountyLock(db, county, async () => {
    const firstLoads = await transaction(db, (tx) => prepareFirstLoad(tx, files));
    const outcomes = await importLanes(db, county, files, await read(db), firstLoads);
    tracker.settling();
    await settle(db, county);
    return finish(db, county, [...outcomes, ...refused]);
  });
}

async function finish(
  db: Queryable,
  county: CountyPack,
  outcomes: readonly FileOutcome[],
): Promise<ImportResult> {
  const ids = outcomes.flatMap((outcome) => ("fileId" in outcome ? [outcome.fileId] : []));
  const counts = await readCounts(db, ids);
  const files = outcomes.map((outcome) =>
    "fileId" in outcome ? { ...outcome, counts: counts.get(outcome.fileId) ?? outcome.counts } : outcome,
  );
  files.sort((a, b) => compareText(a.name, b.name));
  return { county: county.code, files, issues: await readIssues(db, ids) };
}

/** Begins a batch; `label` names the folder or the delivery. */
export async function insertBatch(
  db: Queryable,
  county: CountyPack,
  label: string,
  options: Pick<ImportOptions, "confirmedBy" | "reason">,
): Promise<number> {
  const [batch] = await db.query<{ id: number }>(
    `insert into registry.extract_batch (county, folder, confirmed_by, reason)
     values ($1, $2, $3, $4) returning id`,
    [county.code, label, options.confirmedBy ?? null, options.reason ?? null],
  );
  if (batch === undefined) throw new Error("an insert that returns its row returned none");
  return batch.id;
}
