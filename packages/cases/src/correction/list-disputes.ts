import type { Queryable } from "@olive/db";
import type { Dispute, DisputeStanding } from "./correction.ts";

/**
 * Marks that travel with the facts of these subjects: what is disputed now, and corrected values that no extract
 * carries yet. Inside the reader's scope; the first dispute first.
 */
export async function listDisputes(
  tx: Queryable,
  county: string,
  subjects: readonly string[],
): Promise<Dispute[]> {
  const rows = await tx.query<StoredDispute>(
    `select d.case_id as "caseId", d.subject, d.register, d.file_id as "fileId", d.row_no as "rowNo",
       d.column_name as column, d.claim, d.answer, c.outcome, d.value, d.source,
       d.settled_at is not null as settled, d.carried_by as "carriedBy", d.disputed_at as "disputedAt",
       d.answered_at as "answeredAt"
     from cases.correction d join cases.case_file c on c.id = d.case_id
     where d.county = $1 and d.subject = any($2)
       and (d.settled_at is null or (d.answer = 'corrected' and d.carried_by is null and c.outcome <> 'withdrawn'))
     order by d.disputed_at, d.case_id`,
    [county, subjects],
  );
  return rows.map(({ answer, outcome, ...dispute }) => ({
    ...dispute,
    standing: standingOf(answer, outcome),
  }));
}

interface StoredDispute extends Omit<Dispute, "standing"> {
  readonly answer: Exclude<DisputeStanding, "pending" | "withdrawn"> | null;
  readonly outcome: string | null;
}

function standingOf(answer: StoredDispute["answer"], outcome: string | null): DisputeStanding {
  return outcome === "withdrawn" ? "withdrawn" : (answer ?? "pending");
}
