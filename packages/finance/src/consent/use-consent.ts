import type { Queryable } from "@olive/db";
import type { Fault } from "../protocol/messages.ts";
import { ProtocolFault } from "../protocol/protocol-fault.ts";
import type { SectionCode } from "../protocol/report-sections.ts";
import { addEvent, type Consent, type ConsentBank, type ConsentState, stateAt } from "./consent.ts";

export interface ConsentUse {
  /** Which use of this bank's it is, from 1. */
  readonly number: number;
  readonly version: number;
  /** What this bank may have. */
  readonly sections: readonly SectionCode[];
}

const FAULTS: Readonly<Record<Exclude<ConsentState, "active" | "usedUp">, Fault>> = {
  paused: "CONSENT_PAUSED",
  revoked: "CONSENT_REVOKED",
  expired: "CONSENT_EXPIRED",
};

/**
 * Whether what a bank was given under a held consent may still go on its way (key release, a redrive): a use that was
 * counted isn't counted again. Throws CONSENT_PAUSED, CONSENT_REVOKED, CONSENT_EXPIRED, SCOPE_MISMATCH (not named).
 */
export function requireLive(consent: Consent, bank: string, now: Date): ConsentBank {
  const state = stateAt(consent, now);
  if (state !== "active" && state !== "usedUp") throw new ProtocolFault(FAULTS[state]);
  const named = consent.banks.find((one) => one.bank === bank);
  if (named === undefined) throw new ProtocolFault("SCOPE_MISMATCH", bank);
  return named;
}

/**
 * Counts one use of a locked consent by a bank. Throws as `requireLive`, and CONSENT_USED_UP: a one-time consent gives
 * each named bank the report once.
 */
export async function useConsent(
  tx: Queryable,
  consent: Consent,
  bank: string,
  now: Date,
): Promise<ConsentUse> {
  const { sections } = requireLive(consent, bank, now);
  const { county, id, place, version, times } = consent;
  const [used] = await tx.query<{ number: number }>(
    `update finance.consent_bank set used = used + 1, last_used_at = $3
     where consent = $1 and bank = $2 and used < $4 returning used as number`,
    [id, bank, now, times],
  );
  if (used === undefined) throw new ProtocolFault("CONSENT_USED_UP");
  await tx.query(
    `insert into finance.consent_use (county, consent, bank, number, place_code, version, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [county, id, bank, used.number, place, version, now],
  );
  await addEvent(tx, consent, { event: "used", at: now, version, bank });
  const ended = await tx.query(
    `update finance.consent c set state = 'usedUp' where id = $1 and state = 'active' and not exists (
       select from finance.consent_bank b where b.consent = c.id and b.bank = any($2) and b.used < c.times)
     returning 1`,
    [id, consent.banks.map((one) => one.bank)],
  );
  if (ended.length > 0) await addEvent(tx, consent, { event: "usedUp", at: now, version });
  return { number: used.number, version, sections };
}
