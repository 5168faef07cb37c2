import { isRefusal } from "@olive/kernel";
import type { ConsentGate, HeldConsent } from "../delivery/delivery-site.ts";
import { type Consent, loadConsent, lockConsent, stateAt } from "./consent.ts";
import { useConsent } from "./use-consent.ts";

/** Consents as delivery asks for them. */
export const consentGate: ConsentGate = {
  hold: (tx, { county, consent, now }) => held(lockConsent(tx, county, consent), now),
  look: (db, { county, consent, now }) => held(loadConsent(db, county, consent), now),
  use: async (tx, { county, consent, bank, now }) => {
    await useConsent(tx, await lockConsent(tx, county, consent), bank, now);
  },
};

async function held(asked: Promise<Consent>, now: Date): Promise<HeldConsent | undefined> {
  const consent = await asked.catch((error: unknown) => {
    if (isRefusal(error) && error.code === "consent-unknown") return undefined;
    throw error;
  });
  if (consent === undefined) return undefined;
  const { version, expiresAt, body } = consent;
  const banks = Object.fromEntries(consent.banks.map(({ bank, sections }) => [bank, sections]));
  return { state: stateAt(consent, now), version, expiresAt, purpose: body.purpose.code, banks };
}
