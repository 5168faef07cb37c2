import { z } from "zod";
import type { GeneratedKey, KeyUse, KnownKey, OwnKey, PublicKey } from "./keys.ts";
import type { SuiteCode } from "./messages.ts";

/** What a ciphertext is bound to: as AAD, in its canonical spelling. Another delivery's ciphertext doesn't open here. */
export interface SealBinding {
  readonly deliveryId: string;
  readonly consent: string;
  readonly consentVersion: number;
  readonly bank: string;
  readonly root: string;
}

const part = z.string().regex(/^[A-Za-z0-9_-]+$/);
/** Flattened JWE (RFC 7516 §7.2.2) without `encrypted_key`; all members base64url. */
export const sealedSchema = z.strictObject({
  protected: part,
  iv: part,
  ciphertext: part,
  tag: part,
  aad: part,
});
export type Sealed = z.output<typeof sealedSchema>;

/** Ciphertext and the key that opens it, wrapped for the recipient: two things, so that they may travel apart. */
export interface SealedContent {
  readonly sealed: Sealed;
  readonly wrappedKey: string;
}

export interface VerifiedMessage {
  readonly payload: unknown;
  readonly kid: string;
}

/** One choice of algorithms; both have the same shapes and refuse with the same codes. */
export interface Suite {
  readonly code: SuiteCode;
  /** `alg` of a signed message, of RFC 9421 and of RFC 9530. */
  readonly names: { readonly message: string; readonly http: string; readonly digest: string };
  /** Compact signed message over the payload's canonical JSON (RFC 7515 §7.1; typ olive-finance+jws). */
  sign(payload: unknown, key: OwnKey): Promise<string>;
  /**
   * Payload of a signed message, not yet checked against a schema. `at`: when the signing key had to be valid (now;
   * for old evidence the message's own time). Throws MESSAGE_INVALID, ALGORITHM_REFUSED, KEY_UNKNOWN, KEY_EXPIRED,
   * KEY_REVOKED, MESSAGE_SIGNATURE_INVALID.
   */
  verify(message: string, keys: readonly KnownKey[], at?: Date): Promise<VerifiedMessage>;
  /** Encrypts for the holder of a sealing key. Throws WRONG_KEY where the key is no point of the suite's curve. */
  seal(plaintext: Uint8Array, recipient: RecipientKey, binding: SealBinding): Promise<SealedContent>;
  /**
   * Opens what `seal` made. Throws MESSAGE_INVALID (not of the form), ALGORITHM_REFUSED, WRONG_KEY (sealed for another
   * key, or the wrapped key is not this one's), BAD_SIGNATURE (ciphertext, tag, header or binding changed).
   */
  open(sealed: unknown, wrappedKey: string, key: OwnKey, binding: SealBinding): Promise<Uint8Array>;
  /** 32 bytes: SHA-256 or SM3. */
  digest(bytes: Uint8Array | string): Uint8Array;
  /** Signature of 64 bytes r ‖ s over the bytes (ES256, or SM2 with SM3 and the usual user id). */
  signBytes(bytes: Uint8Array, key: OwnKey): Promise<Uint8Array>;
  verifyBytes(bytes: Uint8Array, signature: Uint8Array, key: PublicKey): Promise<boolean>;
  generateKeys(use: KeyUse): Promise<GeneratedKey>;
  /** True for a point of the suite's curve. */
  isOnCurve(key: PublicKey): boolean;
}

export type RecipientKey = Pick<KnownKey, "kid" | "publicKey">;
