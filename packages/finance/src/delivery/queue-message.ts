import type { Transaction } from "@olive/db";
import { requireOpenBank } from "./bank.ts";
import { recordDelivery } from "./delivery-leaf.ts";
import { type DeliverySite, nowOf } from "./delivery-site.ts";
import { type Addressed, addToOutbox, type MessageBody } from "./outbox.ts";

export interface QueueInput extends Addressed {
  /** Number of the message, drawn by the caller; the same again queues nothing a second time. */
  readonly id: string;
  readonly body: Extract<MessageBody, { kind: "acceptance" | "withdrawal" | "draw" }>;
}

/**
 * Queues what the owner decided for a bank (acceptance, withdrawal, draw), in the transaction of the decision. It goes
 * after everything that the application was sent before. Refuses `bank-unknown`, `bank-not-open`.
 * @returns whether it was queued now.
 */
export async function queueMessage(
  tx: Transaction,
  site: DeliverySite,
  { id, body, application, bank, consent, creditCode, place }: QueueInput,
): Promise<boolean> {
  const { suite } = await requireOpenBank(tx, site.county.code, bank);
  const added = await addToOutbox(tx, site, {
    ...{ id, body, application, bank, consent, creditCode, place, suite },
  });
  if (added) {
    await recordDelivery(tx, {
      ...{ county: site.county.code, at: nowOf(site), act: "queueMessage", message: id },
      ...{ application, bank, consent, detail: { kind: body.kind } },
    });
  }
  return added;
}
