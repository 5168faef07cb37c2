import {
  type Consent,
  type ConsentGate,
  loadConsent,
  lockConsent,
  stateAt,
  useConsent,
} from "@olive/finance";
import { isRefusal } from "@olive/kernel";

/** Consents as delivery asks for them; what can't be found is no consent. */
export const CONSENT_GATE: ConsentGate = {
  hold: (tx, { county, consent, now }) => orNone(lockConsent(tx, county, consent), now),
  look: (db, { county, consent, now }) => orNone(loadConsent(db, county, consent), now),
  use: async (tx, { county, consent, bank, now }) => {
    await useConsent(tx, await lockConsent(tx, county, consent), bank, now);
  },
};

async function orNone(found: Promise<Consent>, now: Date) {
  try {
    const consent = await found;
    const { version, expiresAt, body, banks } = consent;
    return {
      ...{ state: stateAt(consent, now), version, expiresAt, purpose: body.purpose.code },
      banks: Object.fromEntries(banks.map(({ bank, sections }) => [bank, sections])),
    };
  } catch (error) {
    if (isRefusal(error) && error.code === "consent-unknown") return undefined;
    throw error;
  }
}
