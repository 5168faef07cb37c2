import type { Database, Transaction } from "@olive/db";
import type { CheckReport } from "../report.ts";

/** Rows carried at a time from the rehearsal, which will be rolled back, to where they stay. */
const BATCH = 2_000;

interface Finding {
  readonly row_no: number;
  readonly column_name: string;
  readonly code: string;
  readonly found: string;
  readonly cells: unknown;
}

const FINDINGS = `select issue.row_no, issue.column_name, issue.code, issue.found, sent.cells
  from registry.extract_issue issue
    left join registry.rejected_row sent on sent.file_id = issue.file_id and sent.row_no = issue.row_no`;

/** Carries what was found in a rehearsed file over to its upload, on another connection: the rehearsal's own is undone. */
export async function keepFindings(
  db: Database,
  tx: Transaction,
  upload: number,
  fileId: number,
): Promise<void> {
  await forgetFindings(db, upload);
  await tx.query(
    `declare findings cursor for ${FINDINGS} where issue.file_id = ${Number(fileId)} order by issue.row_no`,
  );
  for (;;) {
    const found = await tx.query<Finding>(`fetch ${BATCH} from findings`);
    if (found.length > 0) await store(db, upload, found);
    if (found.length < BATCH) break;
  }
  await tx.query("close findings");
}

export async function forgetFindings(db: Database, upload: number): Promise<void> {
  await db.query("delete from registry.import_finding where upload = $1", [upload]);
}

/** Kinds of what was found, the most frequent first. */
export async function countFindings(tx: Transaction, fileId: number): Promise<CheckReport["issues"]> {
  return tx.query<CheckReport["issues"][number]>(
    `select code, column_name as column, count(*) as count, sent.row_no is not null as rejects
     from registry.extract_issue issue
       left join registry.rejected_row sent on sent.file_id = issue.file_id and sent.row_no = issue.row_no
     where issue.file_id = $1 group by 1, 2, 4 order by 4 desc, 3 desc, 1, 2`,
    [fileId],
  );
}

async function store(db: Database, upload: number, findings: readonly Finding[]): Promise<void> {
  await db.query(
    `insert into registry.import_finding (upload, row_no, column_name, code, found, cells)
     select $1, f.row_no, f.column_name, f.code, f.found, f.cells
     from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::jsonb[])
       as f (row_no, column_name, code, found, cells)`,
    [
      upload,
      findings.map(({ row_no }) => row_no),
      findings.map(({ column_name }) => column_name),
      findings.map(({ code }) => code),
      findings.map(({ found }) => found),
      findings.map(({ cells }) => (cells === null ? null : JSON.stringify(cells))),
    ],
  );
}
