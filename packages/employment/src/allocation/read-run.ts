import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { OpeningChange } from "../matching/explain-unmatched.ts";
import type { CodeRange } from "../suggest/rank-people.ts";
import { runUnknown } from "../suggest/refusals.ts";

export interface RunRow {
  readonly id: string;
  readonly asOf: CalendarDate;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly step: "waiting" | "reading" | "scoring" | "allocating" | "saving" | "finished" | "failed";
  readonly vacancies: number | null;
  readonly seats: number | null;
  /** Of the people whom the transaction may see. */
  readonly placed: number;
  readonly unmatched: number;
  readonly digest: string | null;
}

const RUN = `r.id, r.as_of as "asOf", coalesce(r.started_by_name, '') as "startedBy", r.started_at as "startedAt",
  r.finished_at as "finishedAt", r.step, r.vacancies, r.seats, r.digest,
  (select count(*)::int from employment.allocation a where a.run_id = r.id) as placed,
  (select count(*)::int from employment.unmatched u where u.run_id = r.id) as unmatched`;

export function listRuns(tx: Queryable, county: string, limit: number): Promise<RunRow[]> {
  return tx.query<RunRow>(
    `select ${RUN} from employment.matching_run r where r.county = $1 order by r.started_at desc, r.id limit $2`,
    [county, limit],
  );
}

/** Throws Refusal `matching-run-unknown`. */
export async function readRun(tx: Queryable, county: string, id: string): Promise<RunRow> {
  const [row] = await tx.query<RunRow>(
    `select ${RUN} from employment.matching_run r where r.county = $1 and r.id = $2`,
    [county, id],
  );
  if (row === undefined) throw runUnknown();
  return row;
}

export interface AllocationRow {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly vacancy: string;
  readonly score: number;
  readonly terms: readonly { readonly code: string; readonly value: number; readonly shown: never }[];
  readonly state: "proposed" | "taken" | "overridden";
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly instead: string | null;
}

export interface PageOf {
  readonly county: string;
  readonly run: string;
  readonly range?: CodeRange | undefined;
  readonly reference?: string | undefined;
  readonly state?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

const WITHIN = `a.run_id = $1 and a.county = $2 and ($3::text is null or a.place_code >= $3)
  and ($4::text is null or a.place_code <= $4)`;

export async function listAllocations(
  tx: Queryable,
  { county, run, range, reference, state, after, limit }: PageOf,
): Promise<{ rows: AllocationRow[]; total: number }> {
  const given = [run, county, range?.first ?? null, range?.last ?? null, state ?? null, reference ?? null];
  const where = `${WITHIN} and ($5::text is null or a.state = $5) and ($6::text is null or a.reference = $6)`;
  const rows = await tx.query<AllocationRow>(
    `select a.reference, p.name, p.place_code as place, a.vacancy_id as vacancy, a.score, a.terms, a.state,
       a.decided_by_name as "decidedBy", a.decided_at as "decidedAt", a.reason, a.instead
     from employment.allocation a join registry.person p on p.county = a.county and p.reference = a.reference
     where ${where} and ($7::text is null or a.reference > $7) order by a.reference limit $8`,
    [...given, after ?? null, limit],
  );
  const [count] = await tx.query<{ n: number }>(
    `select count(*)::int as n from employment.allocation a where ${where}`,
    given,
  );
  return { rows, total: count?.n ?? 0 };
}

export interface UnmatchedRow {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly blocking: string;
  readonly change: OpeningChange | null;
}

export async function listUnmatched(
  tx: Queryable,
  { county, run, range, after, limit }: PageOf,
): Promise<{ rows: UnmatchedRow[]; total: number }> {
  const given = [run, county, range?.first ?? null, range?.last ?? null];
  const rows = await tx.query<UnmatchedRow>(
    `select a.reference, p.name, p.place_code as place, a.blocking, a.change
     from employment.unmatched a join registry.person p on p.county = a.county and p.reference = a.reference
     where ${WITHIN} and ($5::text is null or a.reference > $5) order by a.reference limit $6`,
    [...given, after ?? null, limit],
  );
  const [count] = await tx.query<{ n: number }>(
    `select count(*)::int as n from employment.unmatched a where ${WITHIN}`,
    given,
  );
  return { rows, total: count?.n ?? 0 };
}
