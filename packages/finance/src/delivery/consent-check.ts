import type { Fault } from "../protocol/messages.ts";
import type { HeldConsent } from "./delivery-site.ts";

export interface ConsentQuestion {
  readonly bank: string;
  readonly version?: number;
  readonly sections?: readonly string[];
  readonly now: Date;
}

const FAULT_OF = {
  paused: "CONSENT_PAUSED",
  revoked: "CONSENT_REVOKED",
  expired: "CONSENT_EXPIRED",
} as const satisfies Partial<Record<HeldConsent["state"], Fault>>;

/**
 * Why a held consent does not cover this, or undefined where it does. A consent that was used up by what is asked for
 * still carries it: uses are counted at the release, not on the way.
 */
export function consentFault(
  consent: HeldConsent | undefined,
  { bank, version, sections = [], now }: ConsentQuestion,
): Fault | undefined {
  if (consent === undefined) return "CONSENT_INACTIVE";
  if (consent.state !== "active" && consent.state !== "usedUp") return FAULT_OF[consent.state];
  if (consent.expiresAt <= now) return "CONSENT_EXPIRED";
  if (version !== undefined && version !== consent.version) return "CONSENT_INACTIVE";
  const covered = consent.banks[bank];
  if (covered === undefined) return "SCOPE_MISMATCH";
  if (sections.some((section) => !covered.includes(section))) return "SCOPE_MISMATCH";
  return undefined;
}
