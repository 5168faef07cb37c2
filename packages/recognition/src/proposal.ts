import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { Informed } from "./life-cycle/shared.ts";
import type { ProposalKind } from "./proposing/situation.ts";
import type { MissingLine, ReasonLine } from "./reasons/reason-line.ts";
import { proposalMovedOn, proposalUnknown } from "./refusals.ts";

/** A proposal as it stands; where it stands is its case's business, repeated here for lists. */
export interface Proposal {
  readonly id: string;
  readonly county: string;
  readonly place: string;
  readonly reference: string;
  readonly name: string;
  readonly policy: string;
  readonly kind: ProposalKind;
  readonly runId: number | null;
  readonly policyVersion: string | null;
  readonly verdict: "yes" | "no" | "unknown";
  readonly reasons: readonly ReasonLine[];
  readonly missing: readonly MissingLine[];
  readonly departments: readonly string[];
  /** Departments that haven't answered. */
  readonly outstanding: readonly string[];
  readonly caseId: string;
  readonly state: string;
  readonly department: string | null;
  readonly dueOn: CalendarDate | null;
  readonly informed: (Informed & { readonly by: string }) | null;
  readonly objectUntil: CalendarDate | null;
  readonly standingId: string | null;
  readonly openedBy: number | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly outcome: string | null;
  readonly revision: number;
}

export const PROPOSAL_COLUMNS = `id, county, place_code as place, reference, name, policy, kind, run_id as "runId",
  policy_version as "policyVersion", verdict, reasons, missing, departments, outstanding, case_id as "caseId", state,
  department, due_on as "dueOn", informed, object_until as "objectUntil", standing_id as "standingId",
  opened_by as "openedBy", opened_at as "openedAt", closed_at as "closedAt", outcome, revision`;

/**
 * The proposal, kept from others until the transaction ends. Throws Refusal `proposal-unknown`, or `proposal-moved-on`
 * where it isn't as the actor saw it.
 */
export async function lockProposal(
  tx: Queryable,
  county: string,
  id: string,
  revision?: number,
): Promise<Proposal> {
  const [row] = await tx.query<Proposal>(
    `select ${PROPOSAL_COLUMNS} from recognition.proposal where county = $1 and id = $2 for update`,
    [county, id],
  );
  if (row === undefined) throw proposalUnknown();
  if (revision !== undefined && revision !== row.revision) throw proposalMovedOn();
  return row;
}

export async function readProposal(tx: Queryable, county: string, id: string): Promise<Proposal> {
  const [row] = await tx.query<Proposal>(
    `select ${PROPOSAL_COLUMNS} from recognition.proposal where county = $1 and id = $2`,
    [county, id],
  );
  if (row === undefined) throw proposalUnknown();
  return row;
}
