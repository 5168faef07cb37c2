import { z } from "zod";
import { REPORT_SECTIONS } from "./report-sections.ts";

/**
 * What the platform and a bank say to one another, version 1. Every message is signed on its own (`SignedMessage`), so
 * that it stays evidence after the connection is gone; the HTTP request that carries it is signed as well (RFC 9421).
 * `docs/finance-protocol.md` describes the same for who builds a bank.
 */
export const PROTOCOL = "olive-finance/1";

/** International (ES256, ECDH-ES+A256KW, A256GCM) or Chinese commercial cryptography (SM2 with SM3, SM4-GCM). */
export const suiteCode = z.enum(["intl", "sm"]);
export type SuiteCode = z.output<typeof suiteCode>;

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();
/** SHA-256 (intl) or SM3 (sm), lower-case hex. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Fen (1/100 yuan), whole. */
const fen = z.int().nonnegative();
/** A yearly rate in hundredths of a percent: 345 is 3.45 %. */
const basisPoints = z.int().min(0).max(3600);

const head = { protocol: z.literal(PROTOCOL), id, at: instant, bank: z.string(), application: id };

/** Ciphertext of a disclosure; the key is not in it where delivery has two phases. */
export const deliverySchema = z.strictObject({
  ...head,
  kind: z.literal("delivery"),
  deliveryId: id.describe("Of this ciphertext; the same however often it is sent"),
  consent: id.describe("Of the consent that carries it"),
  consentVersion: z.int().positive().describe("A change of a consent is a new version"),
  purpose: z.string().describe("Code of the one purpose that the report may be used for"),
  suite: suiteCode,
  root: hash.describe("Of the sealed report's tree"),
  /** What the consent covers: exactly these sections are in the disclosure. */
  sections: z.array(z.enum(REPORT_SECTIONS)).min(1).max(REPORT_SECTIONS.length),
  /** When the consent ends: the bank shows it beside the report. */
  expiresAt: instant,
  sealed: z.record(z.string(), z.unknown()).describe("JWE JSON without encrypted_key, or its SM counterpart"),
  /** Only where the consent says that this bank takes one phase. */
  wrappedKey: z.string().optional(),
  product: z.string().describe("The bank's own code of what is asked for"),
  amountFen: fen.optional().describe("What the owner would like; none: the bank says"),
});
/**
 * Transport receipt: signed by the bank over what it received (`receiptDigest`). The answer to a delivery, an
 * acceptance, a draw and a withdrawal; `deliveryId` is the request's `olive-delivery-id`.
 */
export const receiptSchema = z.strictObject({
  ...head,
  kind: z.literal("receipt"),
  deliveryId: id,
  digest: hash.describe("Over what was received: section 6, below"),
  receivedAt: instant,
});
export const keyReleaseSchema = z.strictObject({
  ...head,
  kind: z.literal("keyRelease"),
  deliveryId: id,
  wrappedKey: z.string().describe("The content key for the bank's sealing key: the withheld encrypted_key"),
});
/** Why a bank can't use what it was sent. */
export const contentFault = z.enum([
  "BAD_SIGNATURE",
  "WRONG_KEY",
  "SCOPE_MISMATCH",
  "CONSENT_INACTIVE",
  "SCHEMA",
]);
export const contentAnswerSchema = z.strictObject({
  ...head,
  kind: z.literal("contentAnswer"),
  deliveryId: id,
  outcome: z.union([z.literal("verified"), contentFault]),
});
/** The consent ended, or another bank was chosen: stop using, delete, and say so. */
export const tombstoneSchema = z.strictObject({
  ...head,
  kind: z.literal("tombstone"),
  consent: id,
  reason: z.enum(["revoked", "expired", "notSelected"]),
  deleteBy: day.describe("Last day by which all of it is deleted"),
});
export const deletionSchema = z.strictObject({
  ...head,
  kind: z.literal("deletion"),
  consent: id,
  deletedAt: instant,
});

export const instalmentSchema = z.strictObject({ dueOn: day, principalFen: fen, interestFen: fen });
export const repaymentKind = z.enum(["equalInstalment", "equalPrincipal", "interestOnly", "bullet"]);
export const offerSchema = z.strictObject({
  offer: id,
  product: z.string(),
  productVersion: z.int().positive(),
  kind: z.enum(["loan", "line"]),
  amountFen: fen,
  rateBp: basisPoints,
  rateBasis: z.string().describe("LPR1Y+25, fixed"),
  feeFen: fen.describe("Everything that is paid beside interest at the start"),
  guaranteeFeeBp: basisPoints,
  guarantee: z.enum(["none", "policyGuarantee", "mortgage"]),
  months: z.int().min(1).max(360),
  repayment: repaymentKind,
  firstDueOn: day,
  plan: z.array(instalmentSchema).max(360),
  validTill: instant,
  coolingOffDays: z.int().min(0).max(30),
  conditions: z.array(z.string()).max(10),
});
export const decisionSchema = z.strictObject({
  ...head,
  kind: z.literal("decision"),
  state: z.enum(["received", "underwriting", "declined", "needMore", "offered"]),
  reason: z
    .strictObject({ code: z.string(), text: z.string(), change: z.string().nullable() })
    .optional()
    .describe("Of a decline: code, a sentence for the owner, what would change it"),
  needs: z.string().optional().describe("Section of the report that would help: never asked of the owner"),
  offers: z.array(offerSchema).max(5).default([]),
});
export const acceptanceSchema = z.strictObject({
  ...head,
  kind: z.literal("acceptance"),
  offer: id,
  acceptedAt: instant,
  /** The owner's own signature over the acceptance, as a signed message. */
  ownerSignature: z.string().describe("A signed message by the owner's own key"),
});
/** Taken back within the cooling-off period. */
export const withdrawalSchema = z.strictObject({ ...head, kind: z.literal("withdrawal"), offer: id });
export const drawSchema = z.strictObject({
  ...head,
  kind: z.literal("draw"),
  offer: id,
  draw: id.describe("One payment out of a line: paid once"),
  amountFen: fen,
});
export const lineEndSchema = z.strictObject({
  ...head,
  kind: z.literal("lineEnd"),
  offer: id,
  reason: z.string(),
});
export const disbursementSchema = z.strictObject({
  ...head,
  kind: z.literal("disbursement"),
  offer: id,
  draw: id.nullable().describe("Null for a loan"),
  amountFen: fen,
  paidOn: day,
  bankReference: z.string(),
});
export const repaymentSchema = z.strictObject({
  ...head,
  kind: z.literal("repayment"),
  offer: id,
  state: z.enum(["paid", "overdue", "closed", "closedEarly"]),
  amountFen: fen.describe("Principal and interest that were paid, or are overdue"),
  on: day,
});
/** A bank asks for the report again under the same consent (mode n times). */
export const reportRequestSchema = z.strictObject({ ...head, kind: z.literal("reportRequest"), consent: id });
/** A person at the bank got in touch with the owner: what the scoreboard's second clock waits for. */
export const contactSchema = z.strictObject({ ...head, kind: z.literal("contact"), contactedAt: instant });

/** What a bank is sent. */
export const toBankSchema = z.discriminatedUnion("kind", [
  deliverySchema,
  keyReleaseSchema,
  tombstoneSchema,
  acceptanceSchema,
  withdrawalSchema,
  drawSchema,
]);
/** What a bank sends, as an answer (receipt, contentAnswer) or by itself. */
export const fromBankSchema = z.discriminatedUnion("kind", [
  receiptSchema,
  contentAnswerSchema,
  deletionSchema,
  decisionSchema,
  disbursementSchema,
  repaymentSchema,
  lineEndSchema,
  reportRequestSchema,
  contactSchema,
]);
export type ToBank = z.output<typeof toBankSchema>;
export type FromBank = z.output<typeof fromBankSchema>;
export type Offer = z.output<typeof offerSchema>;

/** A message as it travels: `{"message": "<compact signed message>"}`. */
export const carriedSchema = z.strictObject({ message: z.string().max(2_000_000) });

/** Every refusal of the protocol, each with its own code; the number is the HTTP status. */
export const FAULTS = {
  BODY_TOO_LARGE: 413,
  DIGEST_MISMATCH: 400,
  SIGNATURE_MISSING: 401,
  SIGNATURE_INCOMPLETE: 401,
  SIGNATURE_INVALID: 401,
  SIGNATURE_STALE: 401,
  SIGNATURE_EARLY: 401,
  SIGNATURE_LIFETIME: 401,
  KEY_UNKNOWN: 401,
  KEY_EXPIRED: 401,
  KEY_REVOKED: 401,
  ALGORITHM_REFUSED: 401,
  NONCE_REPLAYED: 409,
  REPLAY_STORE_DOWN: 503,
  IDEMPOTENCY_CONFLICT: 422,
  MESSAGE_INVALID: 400,
  MESSAGE_SIGNATURE_INVALID: 401,
  WRONG_RECIPIENT: 403,
  SCHEMA: 422,
  SCOPE_MISMATCH: 422,
  BAD_SIGNATURE: 422,
  WRONG_KEY: 422,
  CONSENT_INACTIVE: 409,
  CONSENT_EXPIRED: 409,
  CONSENT_REVOKED: 409,
  CONSENT_PAUSED: 409,
  CONSENT_USED_UP: 409,
  FORBIDDEN_FIELD: 422,
  UNKNOWN_APPLICATION: 404,
  APPLICATION_CLOSED: 409,
  OFFER_EXPIRED: 409,
  LIMIT_EXCEEDED: 422,
  RATE_LIMITED: 429,
} as const;
export type Fault = keyof typeof FAULTS;
