import type { Queryable } from "@olive/db";
import type { ExtractIssue, FileCounts } from "./import-result.ts";

/** The counts of files, by their id. */
export async function readCounts(db: Queryable, ids: readonly number[]): Promise<Map<number, FileCounts>> {
  const rows = await db.query<FileCounts & { id: number }>(
    `select id, rows_read as read, rows_stored as stored, rows_replaced as replaced,
       rows_rejected as rejected, rows_skipped as skipped
     from registry.extract_file where id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** The issues of files without the text as found, sorted by file, row, column, code (text by code point). */
export async function readIssues(db: Queryable, ids: readonly number[]): Promise<ExtractIssue[]> {
  return db.query<ExtractIssue>(
    `select file.name as file, row_no as row, column_name as column, code
     from registry.extract_issue join registry.extract_file file on file.id = file_id
     where file_id = any($1)
     order by file.name collate "C", row_no, column_name collate "C", code collate "C"`,
    [ids],
  );
}
