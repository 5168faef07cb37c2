import type { Queryable } from "@olive/db";

/** Where a business's money of one policy and period stands. */
export interface OwnStanding {
  readonly policy: string;
  readonly period: string;
  readonly state: "proposed" | "approved" | "sent" | "paid" | "failed" | "excluded";
  readonly amountFen: number | null;
  readonly paidOn: string | null;
  /** Of an exclusion: whoever excluded it, why, and what became of an objection. */
  readonly exclusion: {
    readonly id: string;
    readonly reason: string;
    readonly by: string;
    readonly objection: string | null;
    readonly answer: string | null;
  } | null;
  readonly failure: string | null;
}

/** What a business has of each policy and period; an exclusion that stands comes before what was paid elsewhere. */
export async function readOwnStandings(
  tx: Queryable,
  county: string,
  creditCode: string,
): Promise<OwnStanding[]> {
  const excluded = await tx.query<OwnStanding>(
    `select policy, period, 'excluded' as state, null as "amountFen", null as "paidOn", null as failure,
       jsonb_build_object('id', id, 'reason', reason, 'by', excluded_by_name, 'objection', objection, 'answer', answer)
         as exclusion
     from finance.grant_exclusion where county = $1 and credit_code = $2 and lifted_at is null`,
    [county, creditCode],
  );
  const lines = await tx.query<OwnStanding>(
    `select distinct on (l.policy, l.period) l.policy, l.period, l.state, l.amount_fen::float8 as "amountFen",
       l.paid_on::text as "paidOn", null as exclusion, l.failure
     from finance.grant_line l join finance.grant_batch b on b.county = l.county and b.id = l.batch
     where l.county = $1 and l.credit_code = $2 and l.state in ('proposed', 'approved', 'sent', 'paid', 'failed')
     order by l.policy, l.period, (l.state = 'failed'), b.prepared_at desc`,
    [county, creditCode],
  );
  return [...excluded, ...lines];
}
