import { randomUUID } from "node:crypto";
import { refuseLateSealing } from "@olive/access";
import type { Transaction } from "@olive/db";
import { canonical } from "../protocol/canonical.ts";
import { type Disclosure, disclosureBytes } from "../protocol/disclosure.ts";
import { ProtocolFault } from "../protocol/protocol-fault.ts";
import { suiteOf } from "../protocol/suite.ts";
import type { SealBinding } from "../protocol/suite-shape.ts";
import { type BankPort, currentKey, listBankKeys, requireOpenBank } from "./bank.ts";
import { consentFault } from "./consent-check.ts";
import { recordDelivery } from "./delivery-leaf.ts";
import { type DeliverySite, type HeldConsent, nowOf, pass } from "./delivery-site.ts";
import { houseSeal } from "./house-sealed.ts";
import { type Addressed, addToOutbox } from "./outbox.ts";

export interface ReleaseInput extends Addressed {
  /** Number of the delivery; the same again releases nothing a second time. Drawn where it is left out. */
  readonly deliveryId?: string;
  readonly consentVersion: number;
  /** Root of the sealed report. */
  readonly root: string;
  /** The sections and proofs for this bank alone. */
  readonly disclosure: Disclosure;
  readonly product: string;
  readonly amountFen?: number;
}

/**
 * Lets one report go to one bank: the check of the consent, the row in the outbox and the audit's leaf stand in one
 * transaction, under the consent's lock. Encrypts before it takes the lock. Nothing leaves here: the job delivers.
 * Throws CONSENT_*, SCOPE_MISMATCH, WRONG_KEY (the bank has no valid key); refuses `bank-unknown`, `bank-not-open`,
 * `sealing-late`.
 * @returns the delivery's number.
 */
export async function releaseReport(
  tx: Transaction,
  site: DeliverySite,
  input: ReleaseInput,
): Promise<string> {
  const { code: county } = site.county;
  await refuseLateSealing(tx, county);
  const bank = await requireOpenBank(tx, county, input.bank);
  const deliveryId = input.deliveryId ?? randomUUID();
  const sealed = await sealFor(tx, site, bank, { ...input, deliveryId });
  const now = nowOf(site);
  const consent = await site.consents.hold(tx, { county, consent: input.consent, now });
  await pass(site, "release:locked", deliveryId);
  const there = await tx.query("select from finance.outbox where county = $1 and id = $2", [
    county,
    deliveryId,
  ]);
  if (there.length > 0) return deliveryId;
  checkRelease(consent, input, now);
  await site.consents.use(tx, { county, consent: input.consent, bank: bank.code, now });
  await write(tx, site, { deliveryId, bank, held: consent, sealed, input });
  await pass(site, "release:written", deliveryId);
  return deliveryId;
}

function checkRelease(
  consent: HeldConsent | undefined,
  { bank, consentVersion, disclosure }: ReleaseInput,
  now: Date,
): asserts consent is HeldConsent {
  const sections = disclosure.leaves.map(({ section }) => section.section);
  if (consent?.state === "usedUp") throw new ProtocolFault("CONSENT_USED_UP");
  const fault = consentFault(consent, { bank, version: consentVersion, sections, now });
  if (fault !== undefined) throw new ProtocolFault(fault);
}

export interface SealedForBank {
  readonly sealed: Readonly<Record<string, unknown>>;
  readonly wrappedKey: string;
  readonly kid: string;
}

/** Encrypts a disclosure for the bank's key of this moment. Throws WRONG_KEY where it has none. */
async function sealFor(
  tx: Transaction,
  site: DeliverySite,
  bank: BankPort,
  about: ReleaseInput & { readonly deliveryId: string },
): Promise<SealedForBank> {
  const keys = await listBankKeys(tx, site.county.code, bank.code);
  return sealText(bank, keys, nowOf(site), bindingOf(about), disclosureBytes(about.disclosure));
}

export async function sealText(
  bank: BankPort,
  keys: Awaited<ReturnType<typeof listBankKeys>>,
  at: Date,
  binding: SealBinding,
  bytes: Uint8Array,
): Promise<SealedForBank> {
  const key = currentKey(keys, "seal", bank.suite, at);
  if (key === undefined) throw new ProtocolFault("WRONG_KEY", "no valid key");
  const { sealed, wrappedKey } = await suiteOf(bank.suite).seal(bytes, key, binding);
  return { sealed, wrappedKey, kid: key.kid };
}

const bindingOf = ({
  deliveryId,
  consent,
  consentVersion,
  bank,
  root,
}: ReleaseInput & { readonly deliveryId: string }): SealBinding => ({
  ...{ deliveryId, consent, consentVersion, bank, root },
});

interface ToWrite {
  readonly deliveryId: string;
  readonly bank: BankPort;
  readonly held: HeldConsent;
  readonly sealed: SealedForBank;
  readonly input: ReleaseInput;
}

async function write(tx: Transaction, site: DeliverySite, given: ToWrite): Promise<void> {
  const { deliveryId, bank, held, sealed, input } = given;
  const { code: county } = site.county;
  const { application, consent, consentVersion, creditCode, place, root, product, amountFen } = input;
  const sections = input.disclosure.leaves.map(({ section }) => section.section);
  await addToOutbox(tx, site, {
    ...{ id: deliveryId, application, bank: bank.code, consent, creditCode, place },
    ...{ suite: bank.suite, deadline: held.expiresAt },
    body: {
      ...{ kind: "delivery", deliveryId, consent, consentVersion, purpose: held.purpose },
      ...{ suite: bank.suite, root, sections, expiresAt: held.expiresAt.toISOString() },
      ...{ sealed: sealed.sealed, product },
      ...(bank.twoPhase ? {} : { wrappedKey: sealed.wrappedKey }),
      ...(amountFen === undefined ? {} : { amountFen }),
    },
  });
  const house = await houseSeal(site);
  const at = nowOf(site);
  await tx.query(
    `insert into finance.delivery (county, id, application, bank, consent, consent_version, credit_code, place_code,
       suite, two_phase, root, sections, digest, wrapped_key, disclosure, bank_kid, released_at)
     select county, id, application, bank, consent, $3, credit_code, place_code, $4, $5, $6, $7, content_digest, $8, $9,
       $10, $11 from finance.outbox where county = $1 and id = $2`,
    [
      ...[county, deliveryId, consentVersion, bank.suite, bank.twoPhase, root, sections],
      ...[house.close(sealed.wrappedKey), house.close(canonical(input.disclosure)), sealed.kid, at],
    ],
  );
  await recordDelivery(tx, {
    ...{ county, at, act: "releaseReport", message: deliveryId, application, bank: bank.code, consent },
    detail: { version: consentVersion, sections: sections.join(" ") },
  });
}
