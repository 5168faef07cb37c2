import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Database, readConsistently } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import { type BuildProgress, buildSnapshot } from "./build-snapshot.ts";
import { followImport } from "./follow-import.ts";
import { lastFile } from "./last-file.ts";
import type { SnapshotPlan } from "./plan.ts";
import type { Snapshot } from "./snapshot.ts";
import { loadSnapshot, saveSnapshot } from "./snapshot-file.ts";

/** Where snapshots of a space are kept. */
export interface SnapshotKeeping {
  readonly dir: string;
}

/**
 * The snapshot of a day: read from its file where that is whole and of this plan, brought up to the imports since,
 * or else built anew; and kept for the next time.
 */
export async function takeSnapshot(
  db: Database,
  county: CountyPack,
  plan: SnapshotPlan,
  asOf: CalendarDate,
  keeping?: SnapshotKeeping,
  progress?: BuildProgress,
): Promise<Snapshot> {
  if (keeping === undefined) return buildSnapshot(db, county, plan, { asOf }, progress);
  const path = join(keeping.dir, `${county.code}-${asOf}.snapshot`);
  const kept = await loadSnapshot(path, plan);
  const current = await readConsistently(db, (client) => lastFile(client, county));
  if (kept !== undefined && kept.identity.lastFileId === current) return kept;
  // A file of an earlier life of the database (restored, made anew) may be ahead of it.
  const followed =
    kept !== undefined && kept.identity.lastFileId < current
      ? await followImport(db, county, kept)
      : undefined;
  const snapshot =
    kept !== undefined && followed ? kept : await buildSnapshot(db, county, plan, { asOf }, progress);
  await saveSnapshot(path, snapshot);
  await dropOldest(keeping, county);
  return snapshot;
}

/** Days of a county that are kept: the standing one, and a few that are asked about in turn. */
const MOST_KEPT = 4;

async function dropOldest({ dir }: SnapshotKeeping, county: CountyPack): Promise<void> {
  const names = (await readdir(dir)).filter((name) => name.startsWith(`${county.code}-`));
  const files = await Promise.all(names.map((name) => fileAge(join(dir, name))));
  const oldest = files.sort((a, b) => b.writtenAt - a.writtenAt).slice(MOST_KEPT);
  await Promise.all(oldest.map(({ path }) => rm(path, { force: true })));
}

/** Another process may have dropped it meanwhile: then it is the oldest. */
async function fileAge(path: string): Promise<{ path: string; writtenAt: number }> {
  const found = await stat(path).catch(() => undefined);
  return { path, writtenAt: found?.mtimeMs ?? 0 };
}
