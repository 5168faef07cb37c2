import type { Queryable } from "@olive/db";

/** What stands of one person for one policy: a yes or an unknown; whoever isn't here is a no. */
export interface StandingOutcome {
  readonly residentId: string;
  readonly policy: string;
  readonly verdict: "yes" | "unknown";
  /** The run since which it is so. */
  readonly sinceRun: number;
}

/** The outcomes that stand in a county, of all people or of these. */
export function listStandingOutcomes(
  db: Queryable,
  county: string,
  residentIds?: readonly string[],
): Promise<StandingOutcome[]> {
  const some = residentIds === undefined ? "" : "and resident_id = any($2)";
  return db.query<StandingOutcome>(
    `select resident_id as "residentId", policy, verdict, since_run as "sinceRun" from rules.outcome
     where county = $1 and until_run is null ${some}`,
    residentIds === undefined ? [county] : [county, residentIds],
  );
}

/** Since which run each of these people is a no for a policy that once said something else of them. */
export function listSinceNo(
  db: Queryable,
  county: string,
  residentIds: readonly string[],
): Promise<{ readonly residentId: string; readonly policy: string; readonly sinceRun: number }[]> {
  return db.query(
    `select resident_id as "residentId", policy, max(until_run) as "sinceRun" from rules.outcome
     where county = $1 and resident_id = any($2) group by 1, 2 having bool_and(until_run is not null)`,
    [county, residentIds],
  );
}

/** The version of each policy that a run used. */
export async function listPolicyVersions(db: Queryable, run: number): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ policy: string; hash: string }>(
    "select policy, hash from rules.run_policy where run_id = $1",
    [run],
  );
  return new Map(rows.map(({ policy, hash }) => [policy, hash]));
}
