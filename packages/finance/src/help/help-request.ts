import type { Queryable, Transaction } from "@olive/db";
import * as refusals from "./refusals.ts";

/** A request as it stands. */
export interface HelpRequest {
  readonly id: string;
  readonly creditCode: string;
  readonly place: string;
  readonly businessName: string;
  readonly subject: string;
  readonly body: string;
  readonly channel: "own" | "official" | "visit";
  readonly department: string;
  readonly route: string;
  readonly dueOn: string;
  readonly caseId: string;
  readonly submittedByName: string;
  readonly submittedAt: Date;
  readonly answer: string | null;
  readonly solved: boolean | null;
  readonly answeredAt: Date | null;
  readonly answeredByName: string | null;
  readonly withdrawnAt: Date | null;
  readonly rating: "satisfied" | "unsatisfied" | null;
  readonly ratingNote: string | null;
  readonly ratedAt: Date | null;
  readonly reopenedAt: Date | null;
}

export const HELP_STANDINGS = ["open", "again", "answered", "withdrawn"] as const;
export type HelpStanding = (typeof HELP_STANDINGS)[number];

export const HELP = `id, credit_code as "creditCode", place_code as place, business_name as "businessName", subject,
  body, channel, department, route, due_on::text as "dueOn", case_id as "caseId",
  submitted_by_name as "submittedByName", submitted_at as "submittedAt", answer, solved, answered_at as "answeredAt",
  answered_by_name as "answeredByName", withdrawn_at as "withdrawnAt", rating, rating_note as "ratingNote",
  rated_at as "ratedAt", reopened_at as "reopenedAt"`;

/** Where it stands, in SQL and here alike. */
export const STANDING_SQL = `case when withdrawn_at is not null then 'withdrawn'
  when reopened_at is not null and (answered_at is null or answered_at <= reopened_at) then 'again'
  when answered_at is not null then 'answered' else 'open' end`;

export function standingOf(
  one: Pick<HelpRequest, "withdrawnAt" | "reopenedAt" | "answeredAt">,
): HelpStanding {
  if (one.withdrawnAt !== null) return "withdrawn";
  if (one.reopenedAt !== null && (one.answeredAt === null || one.answeredAt <= one.reopenedAt))
    return "again";
  return one.answeredAt === null ? "open" : "answered";
}

/** The request, locked. Throws Refusal `help-unknown`; with `creditCode` also where it is another business's. */
export async function lockHelp(
  tx: Transaction,
  county: string,
  id: string,
  creditCode?: string,
): Promise<HelpRequest> {
  const [found] = await tx.query<HelpRequest>(
    `select ${HELP} from finance.help_request
     where county = $1 and id = $2 and ($3::text is null or credit_code = $3) for update`,
    [county, id, creditCode ?? null],
  );
  if (found === undefined) throw refusals.requestUnknown();
  return found;
}

/** Throws Refusal `help-unknown`. */
export async function readHelp(tx: Queryable, county: string, id: string): Promise<HelpRequest> {
  const [found] = await tx.query<HelpRequest>(
    `select ${HELP} from finance.help_request where county = $1 and id = $2`,
    [county, id],
  );
  if (found === undefined) throw refusals.requestUnknown();
  return found;
}

/** A business's own requests, the newest first. */
export function listOwnHelpRequests(
  tx: Queryable,
  county: string,
  creditCode: string,
): Promise<HelpRequest[]> {
  return tx.query<HelpRequest>(
    `select ${HELP} from finance.help_request where county = $1 and credit_code = $2
     order by submitted_at desc, id limit 100`,
    [county, creditCode],
  );
}

export interface HelpFilter {
  readonly standing?: HelpStanding | undefined;
  readonly department?: string | undefined;
  readonly subject?: string | undefined;
  readonly first?: string | undefined;
  readonly last?: string | undefined;
  /** Only what is late on this day. */
  readonly lateOn?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Requests of the reader's area, the earliest due first; `next` is where the following page goes on. */
export async function listHelpRequests(
  tx: Queryable,
  county: string,
  filter: HelpFilter,
): Promise<{
  readonly requests: readonly HelpRequest[];
  readonly total: number;
  readonly next: string | null;
}> {
  const where = `county = $1 and ($2::text is null or ${STANDING_SQL} = $2) and ($3::text is null or department = $3)
    and ($4::text is null or subject = $4) and ($5::text is null or place_code >= $5)
    and ($6::text is null or place_code <= $6)
    and ($7::date is null or (due_on < $7 and ${STANDING_SQL} in ('open', 'again')))`;
  const { standing, department, subject, first, last, lateOn, after, limit } = filter;
  const given = [county, standing, department, subject, first, last, lateOn].map((one) => one ?? null);
  const rows = await tx.query<HelpRequest>(
    `select ${HELP} from finance.help_request where ${where}
       and ($8::text is null or to_char(due_on, 'YYYY-MM-DD') || id > $8)
     order by to_char(due_on, 'YYYY-MM-DD') || id limit $9`,
    [...given, after ?? null, limit + 1],
  );
  const [count] = await tx.query<{ n: number }>(
    `select count(*)::int as n from finance.help_request where ${where}`,
    given,
  );
  const requests = rows.slice(0, limit);
  const end = requests.at(-1);
  const next = rows.length > limit && end !== undefined ? `${end.dueOn}${end.id}` : null;
  return { requests, total: count?.n ?? 0, next };
}
