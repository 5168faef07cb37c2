import type { Transaction } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import type { LoadShares } from "./check-limits.ts";
import type { FileCounts } from "./import-result.ts";
import type { FolderFile } from "./list-folder.ts";
import { readCounts } from "./read-result.ts";

/** A file of that name and content that was loaded before. */
export async function findFile(
  tx: Transaction,
  county: CountyPack,
  name: string,
  sha256: string,
): Promise<{ fileId: number; counts: FileCounts } | undefined> {
  const [file] = await tx.query<{ id: number }>(
    "select id from registry.extract_file where county = $1 and name = $2 and sha256 = $3 and undone_at is null and undoes is null",
    [county.code, name, sha256],
  );
  if (file === undefined) return undefined;
  const counts = (await readCounts(tx, [file.id])).get(file.id);
  return counts === undefined ? undefined : { fileId: file.id, counts };
}

/** Remembers that a file waits for a named person; held again, the newer figures count. */
export async function holdFile(
  tx: Transaction,
  county: CountyPack,
  file: FolderFile,
  sha256: string,
  shares: LoadShares,
): Promise<void> {
  await tx.query(
    `insert into registry.held_file (county, name, register, sha256, rejected_share, changed_share)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (county, name, sha256) do update set rejected_share = excluded.rejected_share,
       changed_share = excluded.changed_share, held_at = now()`,
    [county.code, file.name, file.register.code, sha256, shares.rejectedShare, shares.changedShare],
  );
}

/** Keeps who let a file past its limits, and why, in the transaction that loads it. */
export async function releaseFile(
  tx: Transaction,
  county: CountyPack,
  file: FolderFile,
  sha256: string,
  shares: LoadShares,
  by: string,
  reason: string,
): Promise<void> {
  await holdFile(tx, county, file, sha256, shares);
  await tx.query(
    `update registry.held_file set released_by = $4, released_reason = $5, released_at = now()
     where county = $1 and name = $2 and sha256 = $3`,
    [county.code, file.name, sha256, by, reason],
  );
}
