import { type Database, type Queryable, type Transaction, transaction } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import { type FileSettings, importFile } from "./import-file.ts";
import type { FileOutcome, ImportResult } from "./import-result.ts";
import type { FolderFile } from "./list-folder.ts";
import { lockCounty } from "./lock-county.ts";
import { settleWithin } from "./settle.ts";

/** A dry run: everything in one transaction that is rolled back, each file in a savepoint of its own. */
export async function rehearse(
  db: Database,
  county: CountyPack,
  files: readonly FolderFile[],
  prepare: (tx: Queryable) => Promise<FileSettings>,
  finish: (tx: Transaction, outcomes: readonly FileOutcome[]) => Promise<ImportResult>,
): Promise<ImportResult> {
  const rolledBack = new Error("a dry run ends by rolling back");
  let result: ImportResult | undefined;
  const run = transaction(db, async (tx) => {
    await lockCounty(tx, county);
    const settings = await prepare(tx);
    const outcomes: FileOutcome[] = [];
    for (const file of files) {
      outcomes.push(await importFile((work) => withinSavepoint(tx, work), county, file, settings));
      settings.tracker.done(file);
    }
    settings.tracker.settling();
    await settleWithin(tx, county);
    result = await finish(tx, outcomes);
    throw rolledBack;
  });
  await run.catch((error: unknown) => {
    if (error !== rolledBack) throw error;
  });
  if (result === undefined) throw new Error("the dry run did not come to its end");
  return result;
}

async function withinSavepoint<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  await tx.query("savepoint file");
  try {
    const result = await work(tx);
    await tx.query("release savepoint file");
    return result;
  } catch (error) {
    await tx.query("rollback to savepoint file");
    throw error;
  }
}
