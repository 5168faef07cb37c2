import type { Site } from "../site.ts";

export interface ImportedFile {
  readonly name: string;
  readonly read: number;
  readonly stored: number;
  readonly replaced: number;
  readonly rejected: number;
  readonly skipped: number;
}

/** How often a kind of issue was found, and in how many rows it was the reason to send the row back. */
export interface IssueCount {
  readonly code: string;
  readonly count: number;
  readonly rejected: number;
}

/** The newest batch that brought anything, with what was found wrong in it by kind. */
export interface LastImport {
  /** Instant in ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly files: readonly ImportedFile[];
  readonly issues: readonly IssueCount[];
}

/** The last import of the county; undefined where there was none. The text of what was found stays inside. */
export async function findLastImport({ db, county }: Site): Promise<LastImport | undefined> {
  const [batch] = await db.query<{ batch: number; recorded_at: Date }>(
    `select batch, max(recorded_at) as recorded_at from registry.extract_file
     where county = $1 and settled and undone_at is null and undoes is null group by batch order by batch desc limit 1`,
    [county.code],
  );
  if (batch === undefined) return undefined;
  const [files, issues] = await Promise.all([
    db.query<ImportedFile>(
      `select name, rows_read as read, rows_stored as stored, rows_replaced as replaced,
              rows_rejected as rejected, rows_skipped as skipped
       from registry.extract_file
       where batch = $1 and undone_at is null and undoes is null order by name`,
      [batch.batch],
    ),
    db.query<IssueCount>(
      `select issue.code, count(*) as count, count(sent.row_no) as rejected
       from registry.extract_issue as issue join registry.extract_file as file on file.id = issue.file_id
         left join registry.rejected_row as sent on (sent.file_id, sent.row_no) = (issue.file_id, issue.row_no)
       where file.batch = $1 and file.undone_at is null and file.undoes is null group by issue.code order by count(*) desc, issue.code`,
      [batch.batch],
    ),
  ]);
  return { recordedAt: batch.recorded_at.toISOString(), files, issues };
}
