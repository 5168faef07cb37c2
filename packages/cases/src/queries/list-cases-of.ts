import type { Queryable } from "@olive/db";
import type { Case } from "../case.ts";
import { type CaseRow, toCase } from "../store.ts";

/** All cases of one subject, the latest first, for its page. */
export async function listCasesOf(tx: Queryable, county: string, subject: string): Promise<Case[]> {
  const rows = await tx.query<CaseRow>(
    "select * from cases.case_file where county = $1 and subject = $2 order by opened_at desc, id",
    [county, subject],
  );
  return rows.map(toCase);
}
