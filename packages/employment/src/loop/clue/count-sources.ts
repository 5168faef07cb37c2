import type { Queryable } from "@olive/db";

/** How a rule or another source of clues turned out. */
export interface SourceTally {
  readonly source: "data" | "selfReport" | "doorVisit";
  readonly policy: string | null;
  readonly found: number;
  readonly visited: number;
  readonly true: number;
  readonly false: number;
  readonly unclear: number;
}

/** Clues found between two days (both included; null is without end), by source and rule: how many were true. */
export function countSources(
  tx: Queryable,
  county: string,
  from: string | null,
  until: string | null,
): Promise<SourceTally[]> {
  return tx.query<SourceTally>(
    `select source, policy, count(*)::int as found, count(verdict)::int as visited,
       (count(*) filter (where verdict = 'true'))::int as "true",
       (count(*) filter (where verdict = 'false'))::int as "false",
       (count(*) filter (where verdict = 'unclear'))::int as unclear
     from employment.clue
     where county = $1 and ($2::date is null or found_on >= $2) and ($3::date is null or found_on <= $3)
     group by 1, 2 order by 1, 2 nulls last`,
    [county, from, until],
  );
}
