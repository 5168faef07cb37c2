import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Crockford's base 32 without U: nothing in it is taken for something else when it is read out. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Eight characters of 32 are 40 bits: with ten attempts in fifteen minutes, guessing is hopeless. */
const CODE_CHARACTERS = 8;
/** 256 bits, as OWASP ASVS 5.0 7.2.3 asks of a session token and more. */
const TOKEN_BYTES = 32;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A fresh one-time code, `7Q4K-M2XN`. */
export function drawCode(): string {
  const characters = Array.from(randomBytes(CODE_CHARACTERS), (byte) => ALPHABET[byte % ALPHABET.length]);
  return `${characters.slice(0, 4).join("")}-${characters.slice(4).join("")}`;
}

/** The code as it was drawn, from the code as somebody typed it: case, spaces and hyphens don't matter; O is 0, I is 1. */
export function normaliseCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
}

export interface SaltedHash {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** A slow hash (scrypt, N = 16384), because a code of 40 bits would not withstand a fast one. */
export async function hashCode(code: string, salt: Buffer = randomBytes(SALT_BYTES)): Promise<SaltedHash> {
  const hash = await new Promise<Buffer>((resolve, reject) => {
    scrypt(normaliseCode(code), salt, HASH_BYTES, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
  return { salt, hash };
}

export async function isCode(typed: string, { salt, hash }: SaltedHash): Promise<boolean> {
  return timingSafeEqual((await hashCode(typed, salt)).hash, hash);
}

export function drawToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** A fast hash is enough for 256 random bits; the database never holds what a browser could present. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
