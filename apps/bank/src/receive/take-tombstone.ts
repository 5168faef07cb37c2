import type { Transaction } from "@olive/db";
import type { ToBank } from "@olive/finance/protocol";
import { type BankContext, codeOf } from "../bank-context.ts";
import { signMessage } from "../send/sign-message.ts";
import type { Answer } from "./exchange.ts";

type Tombstone = ToBank & { readonly kind: "tombstone" };

/**
 * Deletes what was received under a consent that ended, ciphertext and report, and says so, signed. What comes later
 * under it is refused. A contract that stands stays: it is the owner's and the bank's, not the report's.
 */
export async function takeTombstone(
  tx: Transaction,
  context: BankContext,
  given: Tombstone,
): Promise<Answer> {
  const bank = codeOf(context);
  const at = context.now();
  const about = [bank, given.consent, given.application];
  await tx.query(
    `insert into bank.consent_end (bank, consent, application, reason, at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [...about, given.reason, at],
  );
  await tx.query(
    `update bank.delivery set sealed = null, wrapped_key = null, report = null, deleted_at = coalesce(deleted_at, $4)
     where bank = $1 and consent = $2 and application = $3`,
    [...about, at],
  );
  await endApplication(tx, bank, given, at);
  const { message } = await signMessage(context, {
    kind: "deletion",
    application: given.application,
    consent: given.consent,
    deletedAt: at.toISOString(),
  });
  return { status: 200, message, final: true };
}

async function endApplication(tx: Transaction, bank: string, given: Tombstone, at: Date): Promise<void> {
  const ended = await tx.query(
    `update bank.application set state = 'ended', ended_at = $3, ended_reason = $4
     where bank = $1 and id = $2 and consent = $5
       and state in ('received', 'refused', 'opened', 'declined', 'needMore', 'offered') returning id`,
    [bank, given.application, at, given.reason, given.consent],
  );
  if (ended.length === 0) return;
  await tx.query(
    "update bank.offer set state = 'ended' where bank = $1 and application = $2 and state = 'made'",
    [bank, given.application],
  );
}
