import type { Queryable } from "@olive/db";
import type { ImportRun } from "../../../contracts/import-shapes.ts";
import { loadUploads, type StoredRun } from "../store.ts";
import { describeRun, type Reader } from "./describe-run.ts";

/** Deliveries of the reader's department, or of all where they belong to none, newest first. */
export async function listRuns(
  db: Queryable,
  reader: Reader,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<ImportRun[]> {
  const { actor } = reader;
  const runs = await db.query<StoredRun>(
    `select * from registry.import_run
     where county = $1 and ($2::text is null or department = $2) and ($3::int is null or id < $3)
     order by id desc limit $4`,
    [actor.county, actor.department, page.before ?? null, page.limit],
  );
  const uploads = await loadUploads(
    db,
    runs.map(({ id }) => id),
  );
  const described: ImportRun[] = [];
  for (const run of runs) {
    described.push(
      await describeRun(
        db,
        reader,
        run,
        uploads.filter((upload) => upload.run === run.id),
      ),
    );
  }
  return described;
}
