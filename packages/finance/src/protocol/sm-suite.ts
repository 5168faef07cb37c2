import { randomBytes } from "node:crypto";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonical } from "./canonical.ts";
import { readCompact, signingInput } from "./compact-message.ts";
import {
  CURVE_OF,
  findKey,
  type GeneratedKey,
  type KeyUse,
  type KnownKey,
  keyName,
  type OwnKey,
  type PublicKey,
} from "./keys.ts";
import { ProtocolFault } from "./protocol-fault.ts";
import { bindingText, readSealed } from "./sealed-parts.ts";
import {
  isSm2Point,
  type PointHex,
  SM4_KEY_BYTES,
  sm2Decrypt,
  sm2Encrypt,
  sm2Pair,
  sm2Sign,
  sm2Verify,
  sm3Digest,
  sm4Open,
  sm4Seal,
} from "./sm-primitives.ts";
import type { RecipientKey, SealBinding, SealedContent, Suite, VerifiedMessage } from "./suite-shape.ts";

/** No SM algorithm is registered for JOSE or RFC 9421: these names are private and pinned by the protocol. */
const SIGN_ALG = "SM2-SM3";
const KEY_ALG = "SM2";
const CONTENT_ALG = "SM4-GCM";

/** SM2 (GB/T 32918) with SM3 (GB/T 32905), SM4-GCM (GB/T 32907, RFC 8998), in the shapes of the other suite. */
export const smSuite: Suite = {
  code: "sm",
  names: { message: SIGN_ALG, http: "sm2-sm3", digest: "sm3" },
  sign,
  verify,
  seal,
  open,
  digest: (bytes) => sm3Digest(utf8(bytes)),
  signBytes,
  verifyBytes,
  generateKeys,
  isOnCurve: (key) => key.crv === CURVE_OF.sm && isSm2Point(pointOf(key)),
};

async function sign(payload: unknown, key: OwnKey): Promise<string> {
  const input = signingInput(SIGN_ALG, key.kid, payload);
  return `${input}.${toBase64url(await signBytes(utf8(input), key))}`;
}

async function verify(message: string, keys: readonly KnownKey[], at = new Date()): Promise<VerifiedMessage> {
  const { alg, kid, payload, input, signature } = readCompact(message);
  if (alg !== SIGN_ALG) throw new ProtocolFault("ALGORITHM_REFUSED", alg);
  const key = findKey(keys, { kid, use: "sign", suite: "sm", at });
  if (!(await verifyBytes(input, signature, key.publicKey))) {
    throw new ProtocolFault("MESSAGE_SIGNATURE_INVALID", kid);
  }
  return { payload, kid };
}

async function signBytes(bytes: Uint8Array, { privateKey }: OwnKey): Promise<Uint8Array> {
  return sm2Sign(bytes, secretOf(privateKey.d), pointOf(privateKey));
}

async function verifyBytes(bytes: Uint8Array, signature: Uint8Array, key: PublicKey): Promise<boolean> {
  return key.crv === CURVE_OF.sm && sm2Verify(bytes, signature, pointOf(key));
}

async function seal(
  plaintext: Uint8Array,
  { kid, publicKey }: RecipientKey,
  binding: SealBinding,
): Promise<SealedContent> {
  if (!smSuite.isOnCurve(publicKey)) throw new ProtocolFault("WRONG_KEY", kid);
  const head = toBase64url(canonical({ alg: KEY_ALG, enc: CONTENT_ALG, kid }));
  const aad = bindingText(binding);
  const contentKey = new Uint8Array(randomBytes(SM4_KEY_BYTES));
  const { iv, ciphertext, tag } = sm4Seal(plaintext, contentKey, utf8(`${head}.${aad}`));
  return {
    sealed: {
      protected: head,
      iv: toBase64url(iv),
      ciphertext: toBase64url(ciphertext),
      tag: toBase64url(tag),
      aad,
    },
    wrappedKey: toBase64url(sm2Encrypt(contentKey, pointOf(publicKey))),
  };
}

async function open(
  given: unknown,
  wrappedKey: string,
  key: OwnKey,
  binding: SealBinding,
): Promise<Uint8Array> {
  const sealed = readSealed(given, wrappedKey, { alg: KEY_ALG, enc: CONTENT_ALG, kid: key.kid, binding });
  const contentKey = sm2Decrypt(bytesOf(wrappedKey), secretOf(key.privateKey.d));
  if (contentKey?.length !== SM4_KEY_BYTES) throw new ProtocolFault("WRONG_KEY", key.kid);
  const text = {
    iv: bytesOf(sealed.iv),
    ciphertext: bytesOf(sealed.ciphertext),
    tag: bytesOf(sealed.tag),
  };
  const plaintext = sm4Open(text, contentKey, utf8(`${sealed.protected}.${sealed.aad}`));
  if (plaintext === undefined) throw new ProtocolFault("BAD_SIGNATURE", "sealed");
  return plaintext;
}

async function generateKeys(use: KeyUse): Promise<GeneratedKey> {
  const { secret, publicKey: point } = sm2Pair();
  const number = (hex: string) => toBase64url(Buffer.from(hex, "hex"));
  const publicKey: PublicKey = {
    kty: "EC",
    crv: CURVE_OF.sm,
    x: number(point.slice(2, 66)),
    y: number(point.slice(66)),
  };
  const kid = keyName(use, publicKey);
  return { kid, use, suite: "sm", publicKey, privateKey: { ...publicKey, d: number(secret) } };
}

function pointOf({ x, y }: PublicKey): PointHex {
  return `04${hexOf(x)}${hexOf(y)}`;
}

function secretOf(d: string): string {
  return hexOf(d);
}

function hexOf(text: string): string {
  return Buffer.from(bytesOf(text)).toString("hex");
}

function bytesOf(text: string): Uint8Array {
  return fromBase64url(text) ?? new Uint8Array();
}

function utf8(text: Uint8Array | string): Uint8Array {
  return typeof text === "string" ? new TextEncoder().encode(text) : text;
}
