import type { Queryable } from "@olive/db";
import type { Language } from "@olive/http";
import type { IssueCode } from "../../../extract/clean/cleaned.ts";
import { ISSUE_WORDS } from "../issue-words.ts";

export interface FindingsPage {
  readonly code?: string | undefined;
  readonly rejected: boolean;
  readonly after: number;
  readonly limit: number;
}

interface StoredFinding {
  readonly row: number;
  readonly column: string;
  readonly code: IssueCode;
  readonly found: string;
  readonly cells: string[] | null;
}

/** What was found in an upload, row by row, as the department wrote it: it is to be corrected. */
export async function listFindings(db: Queryable, upload: number, page: FindingsPage, language: Language) {
  const found = await db.query<StoredFinding>(
    `select row_no as row, column_name as column, code, found, cells from registry.import_finding
     where upload = $1 and row_no > $2 and ($3::text is null or code = $3) and (not $4 or cells is not null)
     order by row_no fetch first $5 rows with ties`,
    [upload, page.after, page.code ?? null, page.rejected, page.limit],
  );
  // Pages end between rows: what else is wrong in the last one belongs to it.
  return found.map((finding) => ({ ...finding, title: ISSUE_WORDS[finding.code].title[language] }));
}
