import type { Transaction } from "@olive/db";
import type { OwnerSignature } from "../protocol/consent-artefact.ts";
import type { OwnKey } from "../protocol/keys.ts";
import type { SuiteCode } from "../protocol/messages.ts";
import type { ConsentSettings } from "./consent-settings.ts";

/** Signs for whoever acts for a business: the electronic licence's signature, or a key that the house keeps for them. */
export interface OwnerSigner {
  /** A signed message over the payload's canonical JSON. Throws a Refusal where the account has no way to sign. */
  sign(
    tx: Transaction,
    asked: { readonly account: number; readonly payload: unknown; readonly now: Date },
  ): Promise<OwnerSignature>;
}

export interface Burial {
  readonly consent: string;
  readonly reason: "revoked" | "expired";
  readonly now: Date;
}

/** What consents stand on; composed where the server is. */
export interface ConsentSite {
  readonly county: { readonly code: string };
  readonly settings: ConsentSettings;
  /** The platform's key that signs now. */
  readonly platformKey: (suite: SuiteCode) => Promise<OwnKey>;
  readonly signer: OwnerSigner;
  /** Ends what was given to banks (delivery's `queueTombstones`), in the same transaction; asks no bank. */
  readonly bury: (tx: Transaction, burial: Burial) => Promise<unknown>;
}
