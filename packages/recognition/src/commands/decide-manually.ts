import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { fromDateNumber, today } from "@olive/kernel";
import { findGroup } from "../policy.ts";
import { decisionUnknown, untilPast } from "../refusals.ts";
import type { RecognitionOffice } from "../site.ts";
import { findEntry } from "./open-by-hand.ts";

export interface ManualDecisionInput {
  readonly reference: string;
  readonly group: string;
  readonly decision: "pause" | "exemption" | "exclusion";
  /** Last day; absent: until somebody lifts it. */
  readonly until?: string | undefined;
  readonly reason: string;
  readonly now: Date;
}

/** A pause, an exemption or an exclusion, by a named person with a reason. Runs respect it and never touch it. */
export async function decideManually(
  tx: Transaction,
  site: RecognitionOffice,
  actor: Actor,
  input: ManualDecisionInput,
): Promise<string> {
  const policy = findGroup(site.policies, input.group);
  const person = await findEntry(tx, actor.county, input.reference);
  const from = fromDateNumber(today(input.now));
  if (input.until !== undefined && input.until < from) throw untilPast();
  const [decision] = await tx.query<{ id: string }>(
    `insert into recognition.manual_decision (county, place_code, reference, policy, decision, from_on, until_on, reason,
       account, account_name, decided_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    [
      ...[actor.county, person.placeCode, person.reference, policy.code, input.decision],
      ...[from, input.until ?? null, input.reason],
      ...[actor.account, actor.name, input.now],
    ],
  );
  if (decision === undefined) throw decisionUnknown();
  return decision.id;
}

/** Lifts a manual decision before its time: with a reason, by name. */
export async function liftDecision(
  tx: Transaction,
  actor: Actor,
  { id, reason, now }: { readonly id: string; readonly reason: string; readonly now: Date },
): Promise<string> {
  const lifted = await tx.query<{ reference: string }>(
    `update recognition.manual_decision
     set lifted_by = $3, lifted_by_name = $4, lift_reason = $5, lifted_at = $6
     where county = $1 and id = $2 and lifted_at is null returning reference`,
    [actor.county, id, actor.account, actor.name, reason, now],
  );
  if (lifted[0] === undefined) throw decisionUnknown();
  return lifted[0].reference;
}
