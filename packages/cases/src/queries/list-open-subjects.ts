import type { Queryable } from "@olive/db";

/** Subjects that have an open case of this life cycle, with the case: for a slice that opens cases in bulk. */
export async function listOpenSubjects(
  tx: Queryable,
  county: string,
  lifeCycle: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ subject: string; id: string }>(
    "select subject, id from cases.case_file where county = $1 and life_cycle = $2 and closed_at is null",
    [county, lifeCycle],
  );
  return new Map(rows.map(({ subject, id }) => [subject, id]));
}
