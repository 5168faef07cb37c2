import { actOnCase } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { fromDateNumber, today } from "@olive/kernel";
import type { Asked } from "../acts/step.ts";
import { STEPS } from "../acts/steps.ts";
import { findGroup, termsOf } from "../policy.ts";
import { lockProposal, type Proposal } from "../proposal.ts";
import { actNotOffered } from "../refusals.ts";
import type { RecognitionOffice } from "../site.ts";

export interface ActOnProposalInput {
  readonly id: string;
  readonly act: string;
  /** The revision that the actor saw. */
  readonly revision?: number | undefined;
  readonly reason?: string | undefined;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  readonly now: Date;
}

/**
 * One act on one proposal: the row is locked, the act decided, its case moved on, and what the act leaves behind is
 * written, in one transaction. @returns the proposal before the act.
 */
export async function actOnProposal(
  tx: Transaction,
  site: RecognitionOffice,
  actor: Actor,
  input: ActOnProposalInput,
): Promise<Proposal> {
  const proposal = await lockProposal(tx, actor.county, input.id, input.revision);
  const prepare = STEPS[proposal.kind][input.act];
  if (prepare === undefined || proposal.closedAt !== null) throw actNotOffered();
  const asked = askedOf(site, actor, proposal, input);
  const { act, keeps, ...move } = await prepare(tx, asked);
  const { reason, data, now } = asked;
  await actOnCase(tx, site.office, actor, {
    ...{ county: actor.county, id: proposal.caseId, act, now, data },
    ...(reason === "" ? {} : { reason }),
    ...move,
  });
  await keeps?.(tx);
  return proposal;
}

function askedOf(
  site: RecognitionOffice,
  actor: Actor,
  proposal: Proposal,
  { reason, data, now }: ActOnProposalInput,
): Asked {
  const policy = findGroup(site.policies, proposal.policy);
  return {
    ...{ proposal, policy, actor, now, terms: termsOf(policy) },
    ...{ reason: reason?.trim() ?? "", data: data ?? {}, today: fromDateNumber(today(now)) },
  };
}
