import { createHash, randomBytes } from "node:crypto";

/** 256 bits, as OWASP ASVS 5.0 7.2.3 asks of a session token and more. */
const TOKEN_BYTES = 32;

export function drawToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** A fast hash is enough for 256 random bits; the database never holds what a browser could present. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
