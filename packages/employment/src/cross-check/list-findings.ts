import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate, Wording } from "@olive/kernel";
import type { FINDING_STATES } from "../contracts/cross-check.ts";
import type { CodeRange } from "../suggest/rank-people.ts";
import type { PatternCode } from "./pattern.ts";
import * as refusals from "./refusals.ts";

export interface Evidence {
  readonly words: Wording;
  readonly from: string;
  readonly row: string;
  readonly day: CalendarDate | null;
}

export interface Finding {
  readonly id: string;
  readonly pattern: PatternCode;
  readonly reference: string | null;
  readonly name: string | null;
  readonly place: string;
  readonly subject: string;
  readonly evidence: readonly Evidence[];
  readonly foundOn: CalendarDate;
  readonly state: (typeof FINDING_STATES)[number];
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

const COLUMNS = `f.id, f.pattern, f.reference, f.name, f.place_code as place, f.subject, f.evidence,
  f.found_on as "foundOn", f.state, f.decided_by_name as "decidedBy", f.decided_at as "decidedAt", f.reason`;

export interface FindingFilter {
  readonly pattern?: string | undefined;
  readonly state?: string | undefined;
  readonly range?: CodeRange | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listFindings(
  tx: Queryable,
  county: string,
  { pattern, state, range, after, limit }: FindingFilter,
): Promise<{ findings: Finding[]; total: number; next: string | null }> {
  const where = `f.county = $1 and ($2::text is null or f.pattern = $2) and ($3::text is null or f.state = $3)
    and ($4::text is null or f.place_code >= $4) and ($5::text is null or f.place_code <= $5)`;
  const given = [county, pattern ?? null, state ?? null, range?.first ?? null, range?.last ?? null];
  const rows = await tx.query<Finding>(
    `select ${COLUMNS} from employment.check_finding f where ${where} and ($6::uuid is null or f.id > $6)
     order by f.id limit $7`,
    [...given, after ?? null, limit + 1],
  );
  const [count] = await tx.query<{ n: number }>(
    `select count(*)::int as n from employment.check_finding f where ${where}`,
    given,
  );
  const findings = rows.slice(0, limit);
  return { findings, total: count?.n ?? 0, next: rows.length > limit ? (findings.at(-1)?.id ?? null) : null };
}

/** A named person says what a finding is; whatever follows for the support is an act of its own. */
export async function decideFinding(
  tx: Queryable,
  actor: Actor,
  given: {
    readonly id: string;
    readonly state: "confirmed" | "dismissed";
    readonly reason: string;
    readonly now: Date;
  },
): Promise<Finding> {
  const { id, state, reason, now } = given;
  const [found] = await tx.query<{ state: string }>(
    "select state from employment.check_finding where county = $1 and id = $2 for update",
    [actor.county, id],
  );
  if (found === undefined) throw refusals.findingUnknown();
  if (found.state !== "open") throw refusals.findingDecided();
  const [decided] = await tx.query<Finding>(
    `update employment.check_finding f set state = $3, reason = $4, decided_by = $5, decided_by_name = $6, decided_at = $7
     where f.county = $1 and f.id = $2 returning ${COLUMNS}`,
    [actor.county, id, state, reason, actor.account, actor.name, now],
  );
  if (decided === undefined) throw refusals.findingUnknown();
  return decided;
}
