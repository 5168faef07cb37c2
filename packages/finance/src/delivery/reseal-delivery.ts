import { transaction } from "@olive/db";
import { canonical } from "../protocol/canonical.ts";
import type { KnownKey } from "../protocol/keys.ts";
import { deliverySchema } from "../protocol/messages.ts";
import { receiptDigest } from "../protocol/receipt-digest.ts";
import { type BankPort, currentKey } from "./bank.ts";
import { type DeliverySite, nowOf } from "./delivery-site.ts";
import { houseSeal } from "./house-sealed.ts";
import type { ClaimedMessage } from "./outbox.ts";
import { sealText } from "./release-report.ts";

/**
 * Seals a report again that waits under a key which the bank gave up: same number, same content, the bank's present
 * key. Undefined where the bank has no valid key, or the row is another's by now.
 */
export async function resealDelivery(
  site: DeliverySite,
  bank: BankPort,
  keys: readonly KnownKey[],
  claimed: ClaimedMessage,
): Promise<ClaimedMessage | undefined> {
  const at = nowOf(site);
  if (currentKey(keys, "seal", bank.suite, at) === undefined) return undefined;
  const house = await houseSeal(site);
  const [row] = await site.db.query<{ disclosure: string | null }>(
    "select disclosure from finance.delivery where id = $1",
    [claimed.id],
  );
  if (row === undefined || row.disclosure === null) return undefined;
  const before = deliverySchema.parse(JSON.parse(house.open(claimed.content)));
  const { deliveryId, consent, consentVersion, root } = before;
  const binding = { deliveryId, consent, consentVersion, bank: bank.code, root };
  const fresh = await sealText(bank, [...keys], at, binding, Buffer.from(house.open(row.disclosure)));
  const { wrappedKey: _old, ...rest } = before;
  const message = {
    ...{ ...rest, sealed: { ...fresh.sealed } },
    ...(bank.twoPhase ? {} : { wrappedKey: fresh.wrappedKey }),
  };
  const content = house.close(canonical(message));
  const digest = receiptDigest(bank.suite, message);
  const isOurs = await transaction(site.db, async (tx) => {
    const rows = await tx.query(
      `update finance.outbox set content = $3, content_digest = $4, signed = null, signed_kid = null
       where id = $1 and fence = $2 and state = 'waiting' and begun_at is null returning id`,
      [claimed.id, claimed.fence, content, digest],
    );
    if (rows.length === 0) return false;
    await tx.query(
      "update finance.delivery set digest = $2, wrapped_key = $3, bank_kid = $4 where id = $1 and ended_at is null",
      [claimed.id, digest, house.close(fresh.wrappedKey), fresh.kid],
    );
    return true;
  });
  return isOurs ? { ...claimed, content, digest, signed: null, signedKid: null } : undefined;
}
