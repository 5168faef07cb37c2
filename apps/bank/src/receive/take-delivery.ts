import type { Transaction } from "@olive/db";
import { ProtocolFault, receiptDigest, type ToBank } from "@olive/finance/protocol";
import { type BankContext, codeOf, suiteCodeOf } from "../bank-context.ts";
import { signMessage } from "../send/sign-message.ts";
import type { Answer } from "./exchange.ts";

type Delivery = ToBank & { readonly kind: "delivery" };
const ACCEPTED = 202;

/** Keeps a ciphertext and says so, signed. Nothing in it can be read yet, unless its key came along (one phase). */
export async function takeDelivery(tx: Transaction, context: BankContext, given: Delivery): Promise<Answer> {
  if (given.suite !== suiteCodeOf(context)) throw new ProtocolFault("ALGORITHM_REFUSED", given.suite);
  const bank = codeOf(context);
  const ended = await tx.query(
    "select from bank.consent_end where bank = $1 and consent = $2 and application = $3",
    [bank, given.consent, given.application],
  );
  if (ended.length > 0) throw new ProtocolFault("CONSENT_INACTIVE");
  const at = context.now();
  context.at("delivery:checked");
  await keepApplication(tx, bank, given, at);
  await keepDelivery(tx, bank, given, at);
  context.at("delivery:stored");
  return receiptFor(context, given, given.deliveryId, ACCEPTED);
}

/** A later version of the report belongs to the application that is there; one that is decided stays as it is. */
async function keepApplication(tx: Transaction, bank: string, given: Delivery, at: Date): Promise<void> {
  await tx.query(
    `insert into bank.application (bank, id, product, amount_fen, consent, consent_version, purpose, expires_at, state,
       received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'received', $9)
     on conflict (bank, id) do update set consent = excluded.consent, consent_version = excluded.consent_version,
       expires_at = excluded.expires_at, state = case when application.state in ('refused', 'needMore', 'declined')
         then 'received' else application.state end`,
    [
      ...[
        bank,
        given.application,
        given.product,
        given.amountFen ?? null,
        given.consent,
        given.consentVersion,
      ],
      ...[given.purpose, given.expiresAt, at],
    ],
    "bank-application",
  );
}

/** A ciphertext that couldn't be opened may be replaced by one that was sealed anew. */
async function keepDelivery(tx: Transaction, bank: string, given: Delivery, at: Date): Promise<void> {
  const kept = await tx.query(
    `insert into bank.delivery (bank, id, application, consent, consent_version, root, sections, suite, sealed,
       wrapped_key, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (bank, id) do update set root = excluded.root, sections = excluded.sections, sealed = excluded.sealed,
       wrapped_key = excluded.wrapped_key, outcome = null
     where delivery.outcome is distinct from 'verified' and delivery.deleted_at is null returning id`,
    [
      ...[bank, given.deliveryId, given.application, given.consent, given.consentVersion, given.root],
      ...[given.sections, given.suite, JSON.stringify(given.sealed), given.wrappedKey ?? null, at],
    ],
    "bank-delivery",
  );
  if (kept.length === 0) throw new ProtocolFault("IDEMPOTENCY_CONFLICT");
}

/** The signed receipt for a message: what was received, when. */
export async function receiptFor(
  context: BankContext,
  given: ToBank,
  deliveryId: string,
  status = 200,
): Promise<Answer> {
  const { message } = await signMessage(context, {
    kind: "receipt",
    application: given.application,
    deliveryId,
    digest: receiptDigest(suiteCodeOf(context), given),
    receivedAt: context.now().toISOString(),
  });
  return { status, message, final: true };
}
