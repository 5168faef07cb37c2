import { z } from "zod";
import { canonical } from "./canonical.ts";
import { type KnownKey, type OwnKey, publicKeySchema } from "./keys.ts";
import { PROTOCOL, suiteCode } from "./messages.ts";
import { digestHex, suiteOf } from "./suite.ts";

export const EVIDENCE_FORMAT = "olive-evidence/1";

const instant = z.iso.datetime({ offset: true });
/** Of owners those beside the key that the consent's seal names: a clerk with a mandate signs with their own. */
const keyHolder = z.enum(["platform", "bank", "owner"]);
export type KeyHolder = z.output<typeof keyHolder>;

const evidenceKeySchema = z.strictObject({
  holder: keyHolder,
  kid: z.string(),
  use: z.enum(["sign", "seal"]),
  suite: suiteCode,
  publicKey: publicKeySchema,
  fromAt: instant,
  untilAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type EvidenceKey = z.output<typeof evidenceKeySchema>;

const evidenceMessageSchema = z.strictObject({
  direction: z.enum(["toBank", "fromBank"]),
  /** When the platform sent or received it. */
  at: instant,
  message: z.string(),
});

/** Canonical bytes, the owner's signed message over them, the platform's seal, which names the owner's key. */
const artefactSchema = z.strictObject({ body: z.string(), ownerSignature: z.string(), seal: z.string() });

/** Everything but the closing signature. No plaintext of a report: ciphertexts, roots, receipts, answers. */
const evidencePartsSchema = z.strictObject({
  format: z.literal(EVIDENCE_FORMAT),
  application: z.uuid(),
  bank: z.string(),
  suite: suiteCode,
  keys: z.array(evidenceKeySchema).min(1),
  /** The version under which was delivered last. */
  consent: artefactSchema,
  /** Earlier versions under which something was delivered; left out where there are none. */
  formerConsents: z.array(artefactSchema).min(1).optional(),
  /** The signed statement on the report's root; one for each time that a report was made. */
  seals: z.array(z.string()).min(1),
  /** In the order in which they went and came. */
  messages: z.array(evidenceMessageSchema).min(1),
});
export type EvidenceParts = z.output<typeof evidencePartsSchema>;

/** One application in one file: what an auditor or a bank can check without our servers (`./olive evidence verify`). */
export const evidencePackSchema = evidencePartsSchema.extend({ head: z.string() });
export type EvidencePack = z.output<typeof evidencePackSchema>;

/** What the platform signs to close a pack: nothing can be left out, added or changed afterwards. */
export const evidenceHeadSchema = z.strictObject({
  protocol: z.literal(PROTOCOL),
  kind: z.literal("evidenceHead"),
  application: z.uuid(),
  bank: z.string(),
  messages: z.int().positive(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  at: instant,
});

/** Closes a pack. Throws ZodError where the parts are not of the form. */
export async function closeEvidence(given: EvidenceParts, key: OwnKey, at: Date): Promise<EvidencePack> {
  const parts = evidencePartsSchema.parse(given);
  const head = {
    protocol: PROTOCOL,
    kind: "evidenceHead",
    application: parts.application,
    bank: parts.bank,
    messages: parts.messages.length,
    digest: evidenceDigest(parts),
    at: at.toISOString(),
  };
  return { ...parts, head: await suiteOf(parts.suite).sign(head, key) };
}

/** Digest over the canonical pack without its head. */
export function evidenceDigest({ head: _, ...parts }: EvidenceParts & { head?: string }): string {
  return digestHex(parts.suite, canonical(parts));
}

/** A registered key as it stands in a pack. */
export function evidenceKey(holder: KeyHolder, key: KnownKey): EvidenceKey {
  const { kid, use, suite, publicKey } = key;
  return {
    ...{ holder, kid, use, suite, publicKey, fromAt: key.fromAt.toISOString() },
    untilAt: key.untilAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}

/** The keys of one holder, as the suites take them. */
export function knownKeys(keys: readonly EvidenceKey[], holder: KeyHolder): KnownKey[] {
  return keys
    .filter((key) => key.holder === holder)
    .map(({ kid, use, suite, publicKey, ...times }) => ({
      ...{ kid, use, suite, publicKey, fromAt: new Date(times.fromAt) },
      untilAt: times.untilAt === null ? null : new Date(times.untilAt),
      revokedAt: times.revokedAt === null ? null : new Date(times.revokedAt),
    }));
}
