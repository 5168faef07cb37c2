import type { Queryable } from "@olive/db";
import type { By } from "../case.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import { alreadyOpen } from "../refusals.ts";
import { type OpenInput, openCases } from "./open-cases.ts";

export interface OpenCaseInput extends OpenInput {
  readonly county: string;
  readonly reason?: string;
  readonly now: Date;
}

/** Opens one case. Throws Refusal `case-already-open` (with its id) where the subject has one of this life cycle. */
export async function openCase(
  tx: Queryable,
  office: CaseOffice,
  by: By,
  input: OpenCaseInput,
): Promise<string> {
  const { county, reason, now, ...one } = input;
  const [opened] = await openCases(tx, office, by, {
    county,
    now,
    cases: [one],
    ...(reason === undefined ? {} : { reason }),
  });
  if (opened !== undefined) return opened.id;
  const rows = await tx.query<{ id: string }>(
    "select id from cases.case_file where county = $1 and life_cycle = $2 and subject = $3 and closed_at is null",
    [county, input.lifeCycle, input.subject],
  );
  throw alreadyOpen(rows[0]?.id ?? "");
}
