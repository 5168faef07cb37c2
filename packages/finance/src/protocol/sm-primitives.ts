import { randomBytes } from "node:crypto";
import { sm2, sm3, sm4 } from "sm-crypto-v2";
import { readSm2Ciphertext } from "./sm2-ciphertext.ts";

/**
 * SM2, SM3 and SM4-GCM as the protocol uses them, on sm-crypto-v2 with guards: that library answers a failed
 * decryption with an empty text, takes initialisation vectors of any length, and counts wrongly where the counter
 * wraps (never with vectors of 12 bytes and less than 64 GB).
 */

/** GB/T 32918.2 leaves the signer's id open; this is the usual one (GM/T 0009-2012 §10). */
export const USER_ID = "1234567812345678";
/** C1 ‖ C3 ‖ C2, in ASN.1 (GB/T 35276, GM/T 0009): what OpenSSL and hardware expect. */
const C1C3C2 = 1;
/** Order of the group (GB/T 32918.5 §2). */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const IV_BYTES = 12;
const TAG_BYTES = 16;
export const SM4_KEY_BYTES = 16;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "hex"));

/** A point as 04 ‖ x ‖ y, each 32 bytes. */
export type PointHex = string;

/** SM3 (GB/T 32905): 32 bytes. */
export function sm3Digest(bytes: Uint8Array): Uint8Array {
  return bytesOf(sm3(bytes));
}

/** True for a point of the recommended curve other than infinity. */
export function isSm2Point(point: PointHex): boolean {
  try {
    return /^04[0-9a-f]{128}$/.test(point) && sm2.verifyPublicKey(point);
  } catch {
    return false;
  }
}

/** SM2 signature (GB/T 32918.2) with SM3 over Z ‖ bytes: r ‖ s, 64 bytes. */
export function sm2Sign(
  bytes: Uint8Array,
  secret: string,
  publicKey: PointHex,
  userId = USER_ID,
): Uint8Array {
  return bytesOf(sm2.doSignature(bytes, secret, { hash: true, der: false, publicKey, userId }));
}

/** False for every signature that isn't 64 bytes with r and s between 1 and n − 1. */
export function sm2Verify(
  bytes: Uint8Array,
  signature: Uint8Array,
  publicKey: PointHex,
  userId = USER_ID,
): boolean {
  if (signature.length !== 64 || !isSm2Point(publicKey)) return false;
  if (![signature.subarray(0, 32), signature.subarray(32)].every(isScalar)) return false;
  try {
    return sm2.doVerifySignature(bytes, hex(signature), publicKey, { hash: true, der: false, userId });
  } catch {
    return false;
  }
}

function isScalar(bytes: Uint8Array): boolean {
  const value = BigInt(`0x${hex(bytes)}`);
  return value > 0n && value < ORDER;
}

/** SM2 encryption (GB/T 32918.4) as ASN.1 DER. */
export function sm2Encrypt(plaintext: Uint8Array, publicKey: PointHex): Uint8Array {
  return bytesOf(sm2.doEncrypt(plaintext, publicKey, C1C3C2, { asn1: true }));
}

/**
 * The plaintext, or undefined where the check value differs (the library says so with nothing at all), the DER is not
 * exactly that of a ciphertext, or its point is not on the curve: multiplying one that isn't by the secret tells of it.
 */
export function sm2Decrypt(ciphertext: Uint8Array, secret: string): Uint8Array | undefined {
  const parts = readSm2Ciphertext(ciphertext);
  if (parts === undefined || !isSm2Point(parts.point)) return undefined;
  try {
    const plain = `${parts.point.slice(2)}${parts.check}${parts.hidden}`;
    const opened = sm2.doDecrypt(plain, secret, C1C3C2, { output: "array" });
    return opened.length === 0 ? undefined : Uint8Array.from(opened);
  } catch {
    return undefined;
  }
}

export interface GcmText {
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

/** SM4-GCM (RFC 8998 §3) with a fresh vector of 12 bytes and the whole tag of 16. */
export function sm4Seal(
  plaintext: Uint8Array,
  key: Uint8Array,
  aad: Uint8Array,
  iv = randomBytes(IV_BYTES),
): GcmText {
  if (iv.length !== IV_BYTES || key.length !== SM4_KEY_BYTES) throw new RangeError("SM4-GCM key or vector");
  const options = { mode: "gcm", output: "array", iv, associatedData: aad, outputTag: true } as const;
  const { output, tag } = sm4.encrypt(plaintext, key, options);
  if (tag?.length !== TAG_BYTES) throw new Error("SM4-GCM gave no tag");
  return { iv: new Uint8Array(iv), ciphertext: output, tag };
}

/** The plaintext, or undefined for a wrong tag, key, vector or length. */
export function sm4Open(
  { iv, ciphertext, tag }: GcmText,
  key: Uint8Array,
  aad: Uint8Array,
): Uint8Array | undefined {
  if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES || key.length !== SM4_KEY_BYTES) return undefined;
  try {
    const options = { mode: "gcm", output: "array", iv, associatedData: aad, tag } as const;
    return Uint8Array.from(sm4.decrypt(ciphertext, key, options));
  } catch {
    return undefined;
  }
}

/** A new pair: secret of 32 bytes, point of 65 bytes, in hex. */
export function sm2Pair(): { readonly secret: string; readonly publicKey: PointHex } {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  return { secret: privateKey.padStart(64, "0"), publicKey };
}
