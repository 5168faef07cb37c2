import type { Transaction } from "@olive/db";
import { ProtocolFault, type ToBank } from "@olive/finance/protocol";
import { type BankContext, codeOf } from "../bank-context.ts";
import { writeOut } from "../send/outbox.ts";
import { signMessage } from "../send/sign-message.ts";
import type { Answer } from "./exchange.ts";
import { type KeptDelivery, openReport } from "./open-report.ts";

type KeyRelease = ToBank & { readonly kind: "keyRelease" };
type Delivery = ToBank & { readonly kind: "delivery" };

const DELIVERY = `select id, application, consent, consent_version as "consentVersion", root, sections, suite, sealed,
  outcome from bank.delivery where bank = $1 and id = $2 for update`;

/** Opens what was received with the key that has come, and says whether everything holds. */
export async function takeKey(tx: Transaction, context: BankContext, given: KeyRelease): Promise<Answer> {
  const delivery = await findDelivery(tx, context, given.deliveryId);
  if (delivery === undefined || delivery.application !== given.application) {
    throw new ProtocolFault("UNKNOWN_APPLICATION");
  }
  const outcome = await outcomeOf(tx, context, delivery, given.wrappedKey);
  context.at("key:stored");
  const { message } = await signMessage(context, {
    kind: "contentAnswer",
    application: given.application,
    deliveryId: given.deliveryId,
    outcome,
  });
  const isFinal = outcome === "verified" || outcome === "CONSENT_INACTIVE";
  if (!isFinal) await forgetExchange(tx, context, given.deliveryId);
  return { status: 200, message, final: isFinal };
}

/** One phase: the key came with the ciphertext, so what would be the answer is a message of its own. */
export async function openAtOnce(tx: Transaction, context: BankContext, given: Delivery): Promise<void> {
  if (given.wrappedKey === undefined) return;
  const delivery = await findDelivery(tx, context, given.deliveryId);
  if (delivery === undefined || delivery.outcome === "verified") return;
  const outcome = await outcomeOf(tx, context, delivery, given.wrappedKey);
  const { application, deliveryId } = given;
  await writeOut(tx, context, { kind: "contentAnswer", application, deliveryId, outcome });
}

async function findDelivery(
  tx: Transaction,
  context: BankContext,
  id: string,
): Promise<KeptDelivery | undefined> {
  const [found] = await tx.query<KeptDelivery>(DELIVERY, [codeOf(context), id], "bank-find-delivery");
  return found;
}

async function outcomeOf(
  tx: Transaction,
  context: BankContext,
  delivery: KeptDelivery,
  wrappedKey: string,
): ReturnType<typeof openReport> {
  const ended = await tx.query(
    "select from bank.consent_end where bank = $1 and consent = $2 and application = $3",
    [codeOf(context), delivery.consent, delivery.application],
  );
  if (ended.length > 0) return "CONSENT_INACTIVE";
  if (delivery.outcome === "verified") return "verified";
  return openReport(tx, context, delivery, wrappedKey);
}

/** What couldn't be opened may come again, sealed anew under the same number. */
async function forgetExchange(tx: Transaction, context: BankContext, deliveryId: string): Promise<void> {
  await tx.query("delete from bank.exchange where bank = $1 and subject = $2", [
    codeOf(context),
    `delivery ${deliveryId}`,
  ]);
}
