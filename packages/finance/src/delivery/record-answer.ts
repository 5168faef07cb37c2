import type { Transaction } from "@olive/db";
import type { FromBank } from "../protocol/messages.ts";
import { recordDelivery } from "./delivery-leaf.ts";
import { type DeliverySite, nowOf } from "./delivery-site.ts";
import { alarm, tell } from "./settle-message.ts";

type ContentAnswer = Extract<FromBank, { kind: "contentAnswer" }>;
type Deletion = Extract<FromBank, { kind: "deletion" }>;

interface Answered {
  readonly id: string;
  readonly consent: string;
}

/**
 * What the bank found when it opened the report: verified, or a coded refusal, which a person has to look at and which
 * no retry changes. The first word stands. Given by `sealed`: the signed answer, sealed with the house key.
 * @returns false where there is no such delivery to that bank.
 */
export async function recordContent(
  tx: Transaction,
  site: DeliverySite,
  { deliveryId, bank, application, outcome }: ContentAnswer,
  sealed: string,
): Promise<boolean> {
  const { code: county } = site.county;
  const found = await tx.query<Answered & { before: string | null }>(
    `select id, consent, outcome as before from finance.delivery
     where county = $1 and id = $2 and bank = $3 and application = $4 for update`,
    [county, deliveryId, bank, application],
  );
  const [delivery] = found;
  if (delivery === undefined) return false;
  if (delivery.before !== null) return true;
  // Once verified, nothing has to be sealed again: what could be read goes.
  await tx.query(
    `update finance.delivery set answered_at = $2, outcome = $3, answer = $4, disclosure = null, wrapped_key = null
     where id = $1`,
    [deliveryId, nowOf(site), outcome, sealed],
  );
  await recordDelivery(tx, {
    ...{ county, at: nowOf(site), act: "recordContentAnswer", message: deliveryId, application, bank },
    ...{ consent: delivery.consent, detail: { outcome } },
  });
  const about = { id: deliveryId, application, bank };
  if (outcome === "verified") {
    await tell(tx, site, about, "verified");
    return true;
  }
  await alarm(tx, site, about, outcome);
  await tell(tx, site, about, "contentRefused", outcome);
  return true;
}

/** The bank deleted what it had: the tombstone's answer. @returns false where that bank has no ended delivery of it. */
export async function recordDeletion(
  tx: Transaction,
  site: DeliverySite,
  bank: string,
  { consent, application, deletedAt }: Deletion,
  sealed: string,
): Promise<boolean> {
  const rows = await tx.query<{ id: string; fresh: boolean }>(
    `update finance.delivery d set deleted_at = coalesce(d.deleted_at, $5), deletion = coalesce(d.deletion, $6)
     from finance.delivery b where d.id = b.id and d.county = $1 and d.bank = $2 and d.consent = $3
       and d.application = $4 and d.ended_at is not null
     returning d.id, b.deleted_at is null as fresh`,
    [site.county.code, bank, consent, application, deletedAt, sealed],
  );
  for (const { id, fresh } of rows) {
    if (!fresh) continue;
    const at = nowOf(site);
    await recordDelivery(tx, {
      ...{ county: site.county.code, at, act: "recordDeletion", message: id, application, bank, consent },
    });
    await tell(tx, site, { id, application, bank }, "deleted");
  }
  return rows.length > 0;
}
