import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a sealed text is for: each has a key of its own, so that one can't be put in the place of another. */
export type SealedFor = "second-factor" | "finance-message" | "finance-key" | "finance-report";

/** Encrypts and authenticates a text (AES-256-GCM, NIST SP 800-38D) under a key derived for its purpose. */
export function seal(key: Buffer, purpose: SealedFor, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(key, purpose), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url");
}

/** The text again; undefined for one that was changed, or sealed with another key or for another purpose. */
export function unseal(key: Buffer, purpose: SealedFor, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", keyFor(key, purpose), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const body = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([body, decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

function keyFor(key: Buffer, purpose: SealedFor): Buffer {
  return Buffer.from(hkdfSync("sha256", key, Buffer.alloc(0), `olive ${purpose}`, 32));
}
