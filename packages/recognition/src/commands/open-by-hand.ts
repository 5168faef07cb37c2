import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { type DirectoryEntry, listReferences } from "@olive/registry";
import type { PolicySource } from "@olive/rules";
import { newDraft } from "../proposing/draft.ts";
import { openProposals } from "../proposing/open-proposals.ts";
import type { ProposalKind } from "../proposing/situation.ts";
import type { Reasoner, Reasons } from "../reasons/reasoner.ts";
import { alreadyProposed, personUnknown } from "../refusals.ts";
import type { RecognitionOffice } from "../site.ts";

export interface OpenByHandInput {
  readonly kind: ProposalKind;
  readonly reference: string;
  readonly policy: PolicySource;
  readonly standingId: string | null;
  /** In the words of whoever opens it; the data's own reasons stand below. */
  readonly reason: string;
  readonly reasoner: Reasoner | undefined;
  readonly now: Date;
}

/**
 * A person opens a proposal: no run moves or closes it. Throws Refusal `person-not-here`, or `already-proposed` where
 * one of the kind is open.
 */
export async function openByHand(
  tx: Transaction,
  site: RecognitionOffice,
  actor: Actor,
  input: OpenByHandInput,
): Promise<string> {
  const person = await findEntry(tx, actor.county, input.reference);
  const { kind, policy, standingId, reason, now } = input;
  await refuseOpen(tx, actor.county, input);
  const draft = newDraft({
    ...{ kind, policy, reference: person.reference, name: person.name, place: person.placeCode },
    ...{ runId: null, policyVersion: null, standingId, reasons: reasonsByHand(input, person.residentId) },
  });
  await openProposals(tx, site, actor, { county: actor.county, drafts: [draft], reason, now });
  return draft.id;
}

export async function findEntry(tx: Transaction, county: string, reference: string): Promise<DirectoryEntry> {
  const [person] = await listReferences(tx, county, [reference]);
  if (person === undefined) throw personUnknown();
  return person;
}

async function refuseOpen(tx: Transaction, county: string, { reference, policy, kind }: OpenByHandInput) {
  const [open] = await tx.query<{ id: string }>(
    `select id from recognition.proposal
     where county = $1 and reference = $2 and policy = $3 and kind = $4 and closed_at is null`,
    [county, reference, policy.code, kind],
  );
  if (open !== undefined) throw alreadyProposed(open.id);
}

function reasonsByHand({ reasoner, policy, reason }: OpenByHandInput, residentId: string): Reasons {
  const found = reasoner?.reasonsOf(residentId, policy.code);
  const own = { depth: 0, holds: "unknown", text: reason, reference: null, values: [], sources: [] } as const;
  if (found === undefined) return { verdict: "unknown", lines: [own], missing: [], changes: [] };
  return { ...found, lines: [own, ...found.lines] };
}
