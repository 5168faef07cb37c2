import { randomUUID } from "node:crypto";
import { type Transaction, transaction } from "@olive/db";
import type { BegunMessage } from "./begin-attempt.ts";
import { consentFault } from "./consent-check.ts";
import { type DeliverySite, nowOf, pass } from "./delivery-site.ts";
import { houseSeal } from "./house-sealed.ts";
import { addToOutbox } from "./outbox.ts";
import type { BankAnswer, Outcome } from "./read-answer.ts";
import { recordContent, recordDeletion } from "./record-answer.ts";
import { alarm, failAttempt, finishMessage, holdApplication, killMessage, tell } from "./settle-message.ts";

/** Writes what an attempt came to, unless the row was taken over by somebody else in between. */
export async function settleAttempt(
  site: DeliverySite,
  begun: BegunMessage,
  outcome: Outcome,
): Promise<void> {
  const { claimed } = begun;
  if (outcome.to === "done") {
    await settleDone(site, begun, outcome);
    return;
  }
  await transaction(site.db, async (tx) => {
    await holdApplication(tx, site, claimed);
    if (outcome.to === "again") await failAttempt(tx, site, claimed, outcome.failure);
    else await killMessage(tx, site, claimed, outcome.failure);
    if (outcome.to === "gone") await closeEndpoint(tx, site, claimed.bank);
  });
}

/** The bank shut its port for good: nothing goes there until the finance office opens it again. */
async function closeEndpoint(tx: Transaction, site: DeliverySite, bank: string): Promise<void> {
  await tx.query(
    "update finance.bank set state = 'suspended', state_reason = $3 where county = $1 and code = $2 and state = 'open'",
    [site.county.code, bank, "ENDPOINT_GONE"],
  );
}

async function settleDone(
  site: DeliverySite,
  begun: BegunMessage,
  { answer, signed }: Extract<Outcome, { to: "done" }>,
): Promise<void> {
  const { claimed, message } = begun;
  const sealed = (await houseSeal(site)).close(signed);
  await transaction(site.db, async (tx) => {
    // The consent first, as everywhere: a revocation takes the same rows in the same order.
    const consent = await holdConsent(tx, site, begun);
    await holdApplication(tx, site, claimed);
    if (!(await finishMessage(tx, site, claimed, sealed))) return;
    if (message.kind === "delivery") await recordReceipt(tx, site, begun, answer, sealed, consent);
    if (answer.kind === "contentAnswer") await recordContent(tx, site, answer, sealed);
    if (answer.kind === "deletion") await recordDeletion(tx, site, claimed.bank, answer, sealed);
    await tellOf(tx, site, begun);
  });
  await pass(site, message.kind === "keyRelease" ? "key:settled" : "push:settled", claimed.id);
}

async function holdConsent(tx: Transaction, site: DeliverySite, { claimed }: BegunMessage) {
  const asked = { county: site.county.code, consent: claimed.consent, now: nowOf(site) };
  return site.consents.hold(tx, asked);
}

async function tellOf(
  tx: Transaction,
  site: DeliverySite,
  { claimed, message }: BegunMessage,
): Promise<void> {
  if (message.kind === "delivery") await tell(tx, site, claimed, "received");
  const hasKey = message.kind === "keyRelease" || (message.kind === "delivery" && message.wrappedKey);
  if (hasKey) await tell(tx, site, claimed, "keyReleased");
}

/**
 * The bank holds the ciphertext. Where the consent is still alive the key is queued, in the same transaction; its own
 * attempt looks at the consent once more. Where it is not, the revocation has ended the delivery already.
 */
async function recordReceipt(
  tx: Transaction,
  site: DeliverySite,
  { claimed, bank, message }: BegunMessage,
  answer: BankAnswer,
  sealed: string,
  consent: Awaited<ReturnType<typeof holdConsent>>,
): Promise<void> {
  const now = nowOf(site);
  const [delivery] = await tx.query<{ wrappedKey: string | null }>(
    `update finance.delivery set received_at = $2, receipt = $3 where id = $1 returning wrapped_key as "wrappedKey"`,
    [claimed.id, now, sealed],
    "finance-received",
  );
  if (answer.kind !== "receipt") await alarm(tx, site, claimed, "RECEIPT_OTHER");
  if (message.kind !== "delivery" || message.wrappedKey !== undefined) return;
  const fault = consentFault(consent, { bank: bank.code, now });
  const isOver = fault !== undefined && fault !== "CONSENT_PAUSED";
  if (isOver || !delivery?.wrappedKey || consent === undefined) return;
  const wrappedKey = (await houseSeal(site)).open(delivery.wrappedKey);
  const { application, consent: id, creditCode, place } = claimed;
  await addToOutbox(tx, site, {
    ...{ id: randomUUID(), application, bank: bank.code, consent: id, creditCode, place, suite: bank.suite },
    ...{ delivery: claimed.id, deadline: consent.expiresAt },
    body: { kind: "keyRelease", deliveryId: claimed.id, wrappedKey },
  });
  await pass(site, "key:queued", claimed.id);
}
