import { randomBytes } from "node:crypto";
import { isRefusal } from "@olive/kernel";
import {
  component,
  createSignature,
  isSignatureError,
  type RequestDescriptor,
  type ResponseDescriptor,
  type SignatureComponent,
  type SignatureMessage,
  type UntrustedSignatureCandidate,
  type Verifier,
  verifySignature,
} from "http-message-sig";
import { toBase64url } from "./base64url.ts";
import { contentDigest, isDigestOf } from "./content-digest.ts";
import { findKey, type KnownKey, type OwnKey } from "./keys.ts";
import type { SuiteCode } from "./messages.ts";
import { ProtocolFault } from "./protocol-fault.ts";
import type { ReplayStore } from "./replay-store.ts";
import { suiteOf } from "./suite.ts";

/** Longest life of a signature, and how far a clock may run ahead (seconds). */
export const MOST_LIFETIME = 300;
export const CLOCK_SKEW = 60;
/** Bytes of a body. */
export const MOST_BODY = 2_000_000;

const LABEL = "olive";
const REQUEST_TAG = "olive-finance-request";
const RESPONSE_TAG = "olive-finance-response";
const req = (name: string) => component(name, { req: true });
const REQUEST_PARTS: readonly SignatureComponent[] = [
  "@method",
  "@target-uri",
  "content-digest",
  "idempotency-key",
  "olive-delivery-id",
  "olive-consent-id",
];
/** A response is an answer to one request: its signature covers the request's own parts and the request's signature. */
const RESPONSE_PARTS: readonly SignatureComponent[] = [
  "@status",
  "content-digest",
  req("@method"),
  req("@target-uri"),
  req("content-digest"),
  req("olive-delivery-id"),
  component("signature", { req: true, key: LABEL }),
];
const PARAMETERS = ["created", "expires", "nonce", "keyid", "tag"] as const;

/** Header names are in lower case. */
export type Headers = Readonly<Record<string, string>>;

export interface CarriedRequest {
  readonly method: string;
  /** Absolute, as the sender addressed it. */
  readonly targetUri: string;
  readonly headers: Headers;
  readonly body: Uint8Array | string;
}
export interface CarriedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array | string;
}

export interface SigningMoment {
  readonly suite: SuiteCode;
  readonly key: OwnKey;
  readonly now?: Date;
  /** Seconds, at most MOST_LIFETIME. */
  readonly lifetime?: number;
  /** For worked examples; random where left out. */
  readonly nonce?: string;
}

export interface RequestToSign extends SigningMoment {
  readonly method: string;
  readonly targetUri: string;
  readonly body: Uint8Array | string;
  readonly idempotencyKey: string;
  readonly deliveryId: string;
  readonly consentId: string;
}

/** Headers that a request has to carry, signature included (RFC 9421 §3.1, RFC 9530). */
export async function signRequest(request: RequestToSign): Promise<Record<string, string>> {
  const headers = {
    "content-type": "application/json",
    "content-digest": contentDigest(request.suite, request.body),
    "idempotency-key": request.idempotencyKey,
    "olive-delivery-id": request.deliveryId,
    "olive-consent-id": request.consentId,
  };
  const message = requestDescriptor({ ...request, headers });
  return { ...headers, ...(await signMessage(message, REQUEST_PARTS, REQUEST_TAG, request)) };
}

export interface ResponseToSign extends SigningMoment {
  readonly status: number;
  readonly body: Uint8Array | string;
  /** The request that is answered, with its headers as received. */
  readonly request: Omit<CarriedRequest, "body">;
}

/** Headers that an answer has to carry; its signature is bound to the request (RFC 9421 §2.4). */
export async function signResponse(response: ResponseToSign): Promise<Record<string, string>> {
  const headers = {
    "content-type": "application/json",
    "content-digest": contentDigest(response.suite, response.body),
  };
  const message: ResponseDescriptor = {
    kind: "response",
    status: response.status,
    fields: fieldsOf(headers),
    request: requestDescriptor(response.request),
  };
  return { ...headers, ...(await signMessage(message, RESPONSE_PARTS, RESPONSE_TAG, response)) };
}

async function signMessage(
  message: SignatureMessage,
  components: readonly SignatureComponent[],
  tag: string,
  { suite, key, now = new Date(), lifetime = MOST_LIFETIME, nonce }: SigningMoment,
): Promise<Record<string, string>> {
  const created = Math.floor(now.getTime() / 1000);
  const { names, signBytes } = suiteOf(suite);
  const { signature, signatureInput } = await createSignature(message, {
    label: LABEL,
    components,
    parameters: {
      created,
      expires: created + lifetime,
      nonce: nonce ?? toBase64url(randomBytes(16)),
      keyid: key.kid,
      tag,
    },
    signer: { algorithm: names.http, sign: (bytes) => signBytes(bytes, key) },
  });
  return { signature, "signature-input": signatureInput };
}

export interface VerificationRules {
  readonly suite: SuiteCode;
  /** Keys of the one party that may have signed. */
  readonly keys: readonly KnownKey[];
  readonly now?: Date;
}

export interface VerifiedHop {
  readonly kid: string;
  readonly nonce: string;
  readonly created: Date;
}
export interface VerifiedRequest extends VerifiedHop {
  readonly idempotencyKey: string;
  readonly deliveryId: string;
  readonly consentId: string;
}

/**
 * What a request says of itself, once size, digest, signature, freshness and nonce are in order, in this order; only
 * then may its body be read. Throws BODY_TOO_LARGE, SIGNATURE_MISSING, SIGNATURE_INCOMPLETE, ALGORITHM_REFUSED,
 * KEY_UNKNOWN, KEY_EXPIRED, KEY_REVOKED, SIGNATURE_INVALID, DIGEST_MISMATCH, SIGNATURE_LIFETIME, SIGNATURE_EARLY,
 * SIGNATURE_STALE, NONCE_REPLAYED, REPLAY_STORE_DOWN.
 */
export async function verifyRequest(
  request: CarriedRequest,
  rules: VerificationRules & { readonly replays: ReplayStore },
): Promise<VerifiedRequest> {
  const now = rules.now ?? new Date();
  const message = requestDescriptor(request);
  const hop = await verifyMessage(message, request, { ...rules, now }, REQUEST_PARTS, REQUEST_TAG);
  await commitNonce(hop, rules.replays, now);
  const header = (name: string) => request.headers[name] ?? "";
  return {
    ...hop,
    idempotencyKey: header("idempotency-key"),
    deliveryId: header("olive-delivery-id"),
    consentId: header("olive-consent-id"),
  };
}

/**
 * Who signed an answer, once it is the signed answer to this very request. Needs no replay store: what it is bound to
 * was sent once. Throws as `verifyRequest` without the last two.
 */
export async function verifyResponse(
  response: CarriedResponse,
  request: Omit<CarriedRequest, "body">,
  rules: VerificationRules,
): Promise<VerifiedHop> {
  const message: ResponseDescriptor = {
    kind: "response",
    status: response.status,
    fields: fieldsOf(response.headers),
    request: requestDescriptor(request),
  };
  const moment = { ...rules, now: rules.now ?? new Date() };
  return verifyMessage(message, response, moment, RESPONSE_PARTS, RESPONSE_TAG);
}

async function verifyMessage(
  message: SignatureMessage,
  { headers, body }: Pick<CarriedRequest, "headers" | "body">,
  rules: Required<VerificationRules>,
  parts: readonly SignatureComponent[],
  tag: string,
): Promise<VerifiedHop> {
  if (Buffer.byteLength(body) > MOST_BODY) throw new ProtocolFault("BODY_TOO_LARGE");
  if (!headers.signature || !headers["signature-input"]) throw new ProtocolFault("SIGNATURE_MISSING");
  const { names } = suiteOf(rules.suite);
  const claimed = /;alg="([^"]*)"/.exec(headers["signature-input"])?.[1];
  if (claimed !== undefined && claimed !== names.http) throw new ProtocolFault("ALGORITHM_REFUSED", claimed);
  const verified = await verifySignature(message, {
    label: LABEL,
    policy: {
      algorithms: [names.http],
      requiredComponents: parts,
      requiredParameters: PARAMETERS,
      // Freshness is judged below, on what has been verified, with codes of its own.
      clockSkew: Number.MAX_SAFE_INTEGER,
      now: 0,
    },
    resolveVerifier: (candidate) => verifierFor(candidate, rules, tag),
  }).catch((error: unknown) => {
    throw faultOfSignature(error);
  });
  if (!isDigestOf(headers["content-digest"] ?? "", rules.suite, body)) {
    throw new ProtocolFault("DIGEST_MISMATCH");
  }
  const { created = 0, expires = 0, nonce = "", keyid = "" } = verified.parameters;
  judgeFreshness(created, expires, rules.now);
  return { kid: keyid, nonce, created: new Date(created * 1000) };
}

/** The verifier for a signature that is complete and by a key of the sender's; nothing in it is believed yet. */
function verifierFor(
  { parameters }: UntrustedSignatureCandidate,
  { suite, keys, now }: Required<VerificationRules>,
  tag: string,
): Verifier {
  const { keyid = "", nonce = "" } = parameters;
  const { names, verifyBytes } = suiteOf(suite);
  if (parameters.tag !== tag || !/^[A-Za-z0-9_-]{16,64}$/.test(nonce)) {
    throw new ProtocolFault("SIGNATURE_INCOMPLETE", "tag, nonce");
  }
  const key = findKey(keys, { kid: keyid, use: "sign", suite, at: now });
  return {
    algorithm: names.http,
    verify: (bytes, signature) => verifyBytes(bytes, signature, key.publicKey),
  };
}

const INCOMPLETE = new Set(["MissingField", "PolicyViolation", "LabelMismatch", "LabelRequired"]);

/** Our code for the engine's complaint. Everything it can't read counts as a signature that doesn't verify. */
function faultOfSignature(error: unknown): unknown {
  if (!isSignatureError(error)) return error;
  if (isRefusal(error.cause)) return error.cause;
  if (error.code === "AlgorithmMismatch") return new ProtocolFault("ALGORITHM_REFUSED", error.message, error);
  const fault = INCOMPLETE.has(error.code) ? "SIGNATURE_INCOMPLETE" : "SIGNATURE_INVALID";
  return new ProtocolFault(fault, error.message, error);
}

/** Both ends belong to the window: created + 300 s is accepted, one millisecond later is not. */
function judgeFreshness(created: number, expires: number, now: Date): void {
  const at = now.getTime() / 1000;
  if (expires < created || expires - created > MOST_LIFETIME) throw new ProtocolFault("SIGNATURE_LIFETIME");
  if (created > at + CLOCK_SKEW) throw new ProtocolFault("SIGNATURE_EARLY");
  if (at > expires) throw new ProtocolFault("SIGNATURE_STALE");
}

async function commitNonce({ kid, nonce, created }: VerifiedHop, replays: ReplayStore, now: Date) {
  const keepThrough = new Date(created.getTime() + MOST_LIFETIME * 1000);
  const isNew = await replays.commit(`${kid} ${nonce}`, keepThrough, now).catch((cause: unknown) => {
    throw new ProtocolFault("REPLAY_STORE_DOWN", undefined, cause);
  });
  if (!isNew) throw new ProtocolFault("NONCE_REPLAYED");
}

function requestDescriptor({ method, targetUri, headers }: Omit<CarriedRequest, "body">): RequestDescriptor {
  return { kind: "request", method, targetUri, fields: fieldsOf(headers) };
}

function fieldsOf(headers: Headers) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
