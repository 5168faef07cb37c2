import { createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman } from "node:crypto";
import * as jose from "jose";
import { toBase64url } from "./base64url.ts";
import { readCompact, signingInput } from "./compact-message.ts";
import {
  CURVE_OF,
  findKey,
  type GeneratedKey,
  type KeyUse,
  type KnownKey,
  keyName,
  type OwnKey,
  type PrivateKey,
  type PublicKey,
  publicPart,
} from "./keys.ts";
import { ProtocolFault } from "./protocol-fault.ts";
import { bindingText, readSealed } from "./sealed-parts.ts";
import type { RecipientKey, SealBinding, SealedContent, Suite, VerifiedMessage } from "./suite-shape.ts";

const SIGN_ALG = "ES256";
const KEY_ALG = "ECDH-ES+A256KW";
const CONTENT_ALG = "A256GCM";

/** ES256 (RFC 7518 §3.4), ECDH-ES+A256KW (§4.6), A256GCM (§5.3), SHA-256; done by jose with its lists closed. */
export const intlSuite: Suite = {
  code: "intl",
  names: { message: SIGN_ALG, http: "ecdsa-p256-sha256", digest: "sha-256" },
  sign,
  verify,
  seal,
  open,
  digest: (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest()),
  signBytes,
  verifyBytes,
  generateKeys,
  isOnCurve,
};

async function sign(payload: unknown, key: OwnKey): Promise<string> {
  const input = signingInput(SIGN_ALG, key.kid, payload);
  return `${input}.${toBase64url(await signBytes(new TextEncoder().encode(input), key))}`;
}

async function verify(message: string, keys: readonly KnownKey[], at = new Date()): Promise<VerifiedMessage> {
  const { alg, kid, payload, input, signature } = readCompact(message);
  if (alg !== SIGN_ALG) throw new ProtocolFault("ALGORITHM_REFUSED", alg);
  const key = findKey(keys, { kid, use: "sign", suite: "intl", at });
  if (!(await verifyBytes(input, signature, key.publicKey))) {
    throw new ProtocolFault("MESSAGE_SIGNATURE_INVALID", kid);
  }
  return { payload, kid };
}

async function signBytes(bytes: Uint8Array, key: OwnKey): Promise<Uint8Array> {
  const secret = await crypto.subtle.importKey(
    "jwk",
    { ...key.privateKey },
    { name: "ECDSA", namedCurve: CURVE_OF.intl },
    false,
    ["sign"],
  );
  const made = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, secret, new Uint8Array(bytes));
  return new Uint8Array(made);
}

async function verifyBytes(bytes: Uint8Array, signature: Uint8Array, key: PublicKey): Promise<boolean> {
  try {
    const algorithm = { name: "ECDSA", namedCurve: CURVE_OF.intl };
    const known = await crypto.subtle.importKey("jwk", publicPart(key), algorithm, false, ["verify"]);
    const how = { name: "ECDSA", hash: "SHA-256" };
    return await crypto.subtle.verify(how, known, new Uint8Array(signature), new Uint8Array(bytes));
  } catch {
    return false;
  }
}

async function seal(
  plaintext: Uint8Array,
  { kid, publicKey }: RecipientKey,
  binding: SealBinding,
): Promise<SealedContent> {
  if (!isOnCurve(publicKey)) throw new ProtocolFault("WRONG_KEY", kid);
  const made = await new jose.FlattenedEncrypt(plaintext)
    .setProtectedHeader({ alg: KEY_ALG, enc: CONTENT_ALG, kid })
    .setAdditionalAuthenticatedData(new TextEncoder().encode(rawBinding(binding)))
    .encrypt(await jose.importJWK({ ...publicPart(publicKey) }, KEY_ALG));
  const { protected: head = "", iv = "", ciphertext, tag = "", aad = "" } = made;
  return { sealed: { protected: head, iv, ciphertext, tag, aad }, wrappedKey: made.encrypted_key ?? "" };
}

async function open(
  given: unknown,
  wrappedKey: string,
  key: OwnKey,
  binding: SealBinding,
): Promise<Uint8Array> {
  const sealed = readSealed(given, wrappedKey, { alg: KEY_ALG, enc: CONTENT_ALG, kid: key.kid, binding });
  return openFlattened({ ...sealed, encrypted_key: wrappedKey }, key.privateKey);
}

/**
 * Plaintext of a flattened JWE (RFC 7516 §7.2.2) of the suite's algorithms and no other. Throws WRONG_KEY, BAD_SIGNATURE:
 * also for what is of other algorithms, or malformed.
 */
export async function openFlattened(jwe: jose.FlattenedJWE, privateKey: PrivateKey): Promise<Uint8Array> {
  const secret = await jose.importJWK({ ...privateKey }, KEY_ALG);
  try {
    const opened = await jose.flattenedDecrypt(jwe, secret, {
      keyManagementAlgorithms: [KEY_ALG],
      contentEncryptionAlgorithms: [CONTENT_ALG],
    });
    return new Uint8Array(opened.plaintext);
  } catch (cause) {
    const isOurs = unwraps(jwe.protected ?? "", jwe.encrypted_key ?? "", privateKey);
    throw new ProtocolFault(isOurs ? "BAD_SIGNATURE" : "WRONG_KEY", "sealed", cause);
  }
}

/**
 * Whether the wrapped key is meant for this private key. jose says only that decryption failed; which of the two
 * checks failed decides whether the bank's key or the content is at fault. ECDH-ES with Concat KDF over the name
 * A256KW (RFC 7518 §4.6.2, no apu and apv: we never send them), then AES key unwrap with its own check (RFC 3394).
 */
function unwraps(protectedHeader: string, wrappedKey: string, privateKey: PrivateKey): boolean {
  try {
    const { epk } = JSON.parse(Buffer.from(protectedHeader, "base64url").toString()) as { epk: PublicKey };
    const shared = diffieHellman({
      privateKey: createPrivateKey({ key: { ...privateKey }, format: "jwk" }),
      publicKey: createPublicKey({ key: { ...publicPart(epk) }, format: "jwk" }),
    });
    const info = Buffer.concat([counted(KEY_ALG), counted(""), counted(""), uint32(256)]);
    const wrapping = createHash("sha256").update(uint32(1)).update(shared).update(info).digest();
    const unwrap = createDecipheriv("id-aes256-wrap", wrapping, Buffer.alloc(8, 0xa6));
    return Buffer.concat([unwrap.update(Buffer.from(wrappedKey, "base64url")), unwrap.final()]).length === 32;
  } catch {
    return false;
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function counted(text: string): Buffer {
  return Buffer.concat([uint32(text.length), Buffer.from(text)]);
}

async function generateKeys(use: KeyUse): Promise<GeneratedKey> {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: CURVE_OF.intl }, true, [
    "sign",
    "verify",
  ]);
  const { x = "", y = "", d = "" } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const publicKey: PublicKey = { kty: "EC", crv: CURVE_OF.intl, x, y };
  const kid = keyName(use, publicKey);
  return { kid, use, suite: "intl", publicKey, privateKey: { ...publicKey, d } };
}

function isOnCurve(key: PublicKey): boolean {
  if (key.crv !== CURVE_OF.intl) return false;
  try {
    createPublicKey({ key: { ...publicPart(key) }, format: "jwk" });
    return true;
  } catch {
    return false;
  }
}

function rawBinding(binding: SealBinding): string {
  return Buffer.from(bindingText(binding), "base64url").toString("utf8");
}
