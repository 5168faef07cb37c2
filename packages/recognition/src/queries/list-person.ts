import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { ProposalKind } from "../proposing/situation.ts";

export interface PersonProposal {
  readonly id: string;
  readonly caseId: string;
  readonly kind: ProposalKind;
  readonly policy: string;
  readonly state: string;
  readonly openedAt: Date;
  readonly outcome: string | null;
}

/** Everything that was proposed about somebody, what is open first. */
export function listProposalsOf(tx: Queryable, county: string, reference: string): Promise<PersonProposal[]> {
  return tx.query<PersonProposal>(
    `select id, case_id as "caseId", kind, policy, state, opened_at as "openedAt", outcome from recognition.proposal
     where county = $1 and reference = $2 order by closed_at is not null, opened_at desc, id`,
    [county, reference],
  );
}

export interface ManualDecision {
  readonly id: string;
  readonly policy: string;
  readonly decision: "pause" | "exemption" | "exclusion";
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly reason: string;
  readonly by: string;
  readonly liftedBy: string | null;
  readonly liftReason: string | null;
  readonly liftedAt: Date | null;
}

/** What people decided about somebody beside the rules, what holds first. */
export function listDecisionsOf(tx: Queryable, county: string, reference: string): Promise<ManualDecision[]> {
  return tx.query<ManualDecision>(
    `select id, policy, decision, from_on as "from", until_on as "until", reason, account_name as by,
       lifted_by_name as "liftedBy", lift_reason as "liftReason", lifted_at as "liftedAt"
     from recognition.manual_decision where county = $1 and reference = $2
     order by lifted_at is not null, decided_at desc, id`,
    [county, reference],
  );
}
