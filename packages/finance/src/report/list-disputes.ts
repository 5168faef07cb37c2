import type { Queryable } from "@olive/db";
import type { SectionCode } from "../protocol/report-sections.ts";

export interface ShownDispute {
  readonly id: string;
  readonly creditCode: string;
  readonly section: SectionCode;
  readonly record: string;
  readonly department: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly state: "open" | "corrected" | "stands" | "withdrawn";
  readonly answer: string | null;
  readonly answeredAt: string | null;
}

interface Row extends Omit<ShownDispute, "openedAt" | "answeredAt"> {
  readonly openedAt: Date;
  readonly answeredAt: Date | null;
}

export interface DisputeFilter {
  readonly creditCode?: string | undefined;
  readonly state?: ShownDispute["state"] | undefined;
  /** One dispute by its number. */
  readonly id?: string | undefined;
}

/** Disputes in the reader's scope, the oldest open ones first. */
export async function listDisputes(
  db: Queryable,
  county: string,
  { creditCode, state, id }: DisputeFilter,
): Promise<ShownDispute[]> {
  const rows = await db.query<Row>(
    `select id, credit_code as "creditCode", section, record, department, reason, opened_at as "openedAt", state, answer,
       answered_at as "answeredAt"
     from finance.dispute
     where county = $1 and ($2::text is null or credit_code = $2) and ($3::text is null or state = $3)
       and ($4::uuid is null or id = $4)
     order by state <> 'open', opened_at, id limit 500`,
    [county, creditCode ?? null, state ?? null, id ?? null],
  );
  return rows.map((row) => ({
    ...row,
    openedAt: row.openedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  }));
}
