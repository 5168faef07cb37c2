import { type Transaction, transaction } from "@olive/db";
import type { KnownKey, OwnKey } from "../protocol/keys.ts";
import { type ToBank, toBankSchema } from "../protocol/messages.ts";
import { suiteOf } from "../protocol/suite.ts";
import { type BankPort, findBank, isValid, listBankKeys } from "./bank.ts";
import { consentFault } from "./consent-check.ts";
import { type DeliverySite, nowOf, pass } from "./delivery-site.ts";
import { houseSeal } from "./house-sealed.ts";
import type { ClaimedMessage } from "./outbox.ts";
import { isKeyUsable, signingKey } from "./platform-keys.ts";
import { resealDelivery } from "./reseal-delivery.ts";
import { cancelMessage, holdApplication, killMessage, postponeMessage } from "./settle-message.ts";

/** A message that may leave now. */
export interface BegunMessage {
  readonly claimed: ClaimedMessage;
  readonly bank: BankPort;
  readonly message: ToBank;
  readonly signed: string;
  /** With what the request is signed: the key of this moment. */
  readonly key: OwnKey;
  /** The bank's keys, by which its answer is judged. */
  readonly bankKeys: readonly KnownKey[];
  /** Digest that a receipt must carry. */
  readonly digest: string;
}

/** What carries data or the key to it: needs a live consent at the very moment of leaving. */
const BY_CONSENT: readonly ToBank["kind"][] = ["delivery", "keyRelease"];
/** A paused consent is looked at again after this long; that is no attempt. */
const PAUSED_WAIT = 60_000;

/**
 * Makes a claimed message ready and lets it go: signed (before any lock is taken), then, under the consent's lock, one
 * last look whether it still may. From its commit on the message counts as sent; a revocation that committed before
 * finds it cancelled here. Undefined where it may not leave: what follows from that is written.
 */
export async function beginAttempt(
  site: DeliverySite,
  claimed: ClaimedMessage,
): Promise<BegunMessage | undefined> {
  const step = claimed.kind === "keyRelease" ? "key" : "push";
  await pass(site, `${step}:claimed`, claimed.id);
  const ready = await makeReady(site, claimed);
  if (ready === undefined) return undefined;
  if (step === "push") await pass(site, "push:signed", claimed.id);
  const mayGo = await transaction(site.db, (tx) => letGo(tx, site, ready));
  if (!mayGo) return undefined;
  await pass(site, `${step}:begun`, claimed.id);
  return { ...ready, claimed: { ...claimed, attempt: claimed.attempt + 1, begun: true } };
}

async function makeReady(site: DeliverySite, given: ClaimedMessage): Promise<BegunMessage | undefined> {
  const bank = await findBank(site.db, site.county.code, given.bank);
  if (bank === undefined) throw new Error("a message to a bank that isn't there");
  const bankKeys = await listBankKeys(site.db, site.county.code, bank.code);
  const claimed = await withValidKey(site, bank, bankKeys, given);
  if (claimed === undefined) return undefined;
  const key = await signingKey(site, bank.suite);
  const house = await houseSeal(site);
  const message = toBankSchema.parse(JSON.parse(house.open(claimed.content)));
  const isStillGood =
    claimed.signed !== null &&
    claimed.signedKid !== null &&
    (await isKeyUsable(site.db, site, claimed.signedKid));
  const signed =
    isStillGood && claimed.signed !== null
      ? house.open(claimed.signed)
      : await suiteOf(bank.suite).sign(message, key);
  return { claimed, bank, bankKeys, key, message, signed, digest: claimed.digest };
}

/** A report whose key the bank no longer holds is sealed anew while nothing of it has left; else a person has to see to it. */
async function withValidKey(
  site: DeliverySite,
  bank: BankPort,
  keys: readonly KnownKey[],
  claimed: ClaimedMessage,
): Promise<ClaimedMessage | undefined> {
  if (!BY_CONSENT.includes(claimed.kind)) return claimed;
  const [delivery] = await site.db.query<{ kid: string }>(
    "select bank_kid as kid from finance.delivery where id = $1",
    [claimed.delivery ?? claimed.id],
    "finance-delivery-kid",
  );
  const used = keys.find(({ kid }) => kid === delivery?.kid);
  if (used !== undefined && isValid(used, nowOf(site))) return claimed;
  const resealed =
    claimed.kind === "delivery" && !claimed.begun
      ? await resealDelivery(site, bank, keys, claimed)
      : undefined;
  if (resealed !== undefined) return resealed;
  await transaction(site.db, async (tx) => {
    await holdApplication(tx, site, claimed);
    await killMessage(tx, site, claimed, { fault: "WRONG_KEY", alarm: true });
  });
  return undefined;
}

/** In one transaction, the consent locked first, as everywhere: is it still alive, is the message still ours. */
async function letGo(tx: Transaction, site: DeliverySite, ready: BegunMessage): Promise<boolean> {
  const { claimed, bank, signed } = ready;
  const now = nowOf(site);
  const { code: county } = site.county;
  if (BY_CONSENT.includes(claimed.kind)) {
    const consent = await site.consents.hold(tx, { county, consent: claimed.consent, now });
    const fault = consentFault(consent, { bank: bank.code, now });
    if (fault === "CONSENT_PAUSED") {
      await postponeMessage(tx, claimed, new Date(now.getTime() + PAUSED_WAIT));
      return false;
    }
    if (fault !== undefined) {
      await holdApplication(tx, site, claimed);
      await cancelMessage(tx, site, claimed, fault);
      return false;
    }
  }
  const kid = JSON.parse(Buffer.from(signed.split(".")[0] ?? "", "base64url").toString()).kid as string;
  const own = await tx.query(
    `update finance.outbox set begun_at = coalesce(begun_at, $3), attempt = attempt + 1, signed = $4, signed_kid = $5
     where id = $1 and fence = $2 and state = 'waiting' returning id`,
    [claimed.id, claimed.fence, now, (await houseSeal(site)).close(signed), kid],
    "finance-begin",
  );
  if (own.length === 0) return false;
  const hasKey = claimed.kind === "keyRelease" || (claimed.kind === "delivery" && !bank.twoPhase);
  if (hasKey) {
    await tx.query(
      "update finance.delivery set key_released_at = coalesce(key_released_at, $2), key_message = $3 where id = $1",
      [claimed.delivery ?? claimed.id, now, claimed.id],
      "finance-key-out",
    );
  }
  return true;
}
