import { z } from "zod";
import { canonical } from "./canonical.ts";
import { type ConsentSeal, consentSealSchema, verifyConsent } from "./consent-artefact.ts";
import { type SealStatement, sealStatementSchema } from "./disclosure.ts";
import {
  type EvidencePack,
  evidenceDigest,
  evidenceHeadSchema,
  evidencePackSchema,
  knownKeys,
} from "./evidence.ts";
import type { EvidenceCheck, EvidenceFinding } from "./evidence-checks.ts";
import { judgeMessages, type ReadMessage } from "./evidence-story.ts";
import type { KnownKey } from "./keys.ts";
import { fromBankSchema, type SuiteCode, toBankSchema } from "./messages.ts";
import { faultOf } from "./protocol-fault.ts";
import { readSigned } from "./read-signed.ts";

export interface EvidenceVerdict {
  /** True only if nothing failed. */
  readonly holds: boolean;
  readonly findings: readonly EvidenceFinding[];
  /** What the pack is about; null where it can't be read. */
  readonly about: {
    readonly application: string;
    readonly bank: string;
    readonly suite: SuiteCode;
    readonly consent: string | null;
    readonly messages: number;
    /** Names of the platform's keys, to compare with what the platform publishes. */
    readonly platformKids: readonly string[];
  } | null;
}

/**
 * Checks a pack by itself: signatures, the consent, the root, receipts, the order of key and receipt, the accepted
 * offer. `anchors`: the platform's keys from a source that the reader trusts; without them the pack's own are taken,
 * and only the comparison of their names shows whose they are. Throws nothing: what is wrong is in the findings.
 */
export async function verifyEvidence(
  given: unknown,
  anchors?: readonly KnownKey[],
): Promise<EvidenceVerdict> {
  const parsed = evidencePackSchema.safeParse(given);
  if (!parsed.success) {
    const detail = parsed.error.issues[0]?.path.join(".") ?? "";
    return { holds: false, findings: [{ check: "packForm", state: "failed", detail }], about: null };
  }
  const pack = parsed.data;
  const platform = knownKeys(pack.keys, "platform");
  const trusted = withoutBegin(anchors ?? platform);
  const artefacts = [pack.consent, ...(pack.formerConsents ?? [])];
  const seal = await attempt("consentSeal", () =>
    Promise.all(artefacts.map((one) => readSigned(one.seal, trusted, consentSealSchema))),
  );
  const consents = await attempt("consentOwner", () =>
    Promise.all(artefacts.map((one) => verifyConsent(one, trusted))),
  );
  const seals = await attempt("reportSeal", () => readSeals(pack, trusted));
  const messages = await attempt("messageSignatures", () => readMessages(pack, trusted));
  const findings = [
    { check: "packForm", state: "passed" } as const,
    (await attempt("packSeal", () => checkHead(pack, trusted))).finding,
    checkAnchors(signersOf(pack, platform), anchors),
    consents.finding,
    seal.finding,
    seals.finding,
    messages.finding,
    ...judgeMessages({
      pack,
      consents: consents.value ?? [],
      seals: seals.value ?? [],
      messages: messages.value ?? [],
    }),
    ...(await judgeOwnerSignatures(pack, seal.value ?? [], messages.value ?? [])),
  ];
  return {
    holds: findings.every(({ state }) => state !== "failed"),
    findings,
    about: {
      ...{ application: pack.application, bank: pack.bank, suite: pack.suite },
      consent: consents.value?.[0]?.id ?? null,
      messages: pack.messages.length,
      platformKids: platform.filter(({ use }) => use === "sign").map(({ kid }) => kid),
    },
  };
}

/**
 * Keys of evidence may be younger than what they signed: a message that waits while a key is replaced is signed anew and
 * keeps its time. That a key had ended, or was revoked, before the message's time still counts.
 */
function withoutBegin(keys: readonly KnownKey[]): KnownKey[] {
  return keys.map((key) => ({ ...key, fromAt: new Date(0) }));
}

interface Attempt<T> {
  readonly finding: EvidenceFinding;
  readonly value: T | undefined;
}

async function attempt<T>(check: EvidenceCheck, work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work(), finding: { check, state: "passed" } };
  } catch (error) {
    const text = error instanceof EvidenceGap ? error.message : (faultOf(error) ?? String(error));
    return { value: undefined, finding: { check, state: "failed", detail: text } };
  }
}

/** A part of the pack that doesn't say what it should; the message names it. */
class EvidenceGap extends Error {}

async function checkHead(pack: EvidencePack, platform: readonly KnownKey[]): Promise<void> {
  const head = await readSigned(pack.head, platform, evidenceHeadSchema);
  const { application, bank, messages } = pack;
  const isSame = head.application === application && head.bank === bank && head.messages === messages.length;
  if (!isSame || head.digest !== evidenceDigest(pack)) throw new EvidenceGap("digest");
}

/** The platform's keys that signed anything in the pack; others in it prove nothing and need no anchor. */
function signersOf(pack: EvidencePack, platform: readonly KnownKey[]): KnownKey[] {
  const sent = pack.messages.flatMap(({ direction, message }) => (direction === "toBank" ? [message] : []));
  const former = (pack.formerConsents ?? []).map(({ seal }) => seal);
  const signed = [pack.head, pack.consent.seal, ...former, ...pack.seals, ...sent];
  const heads = signed.map((text) => Buffer.from(text.split(".")[0] ?? "", "base64url").toString());
  return platform.filter(({ kid }) => heads.some((head) => head.includes(`"kid":"${kid}"`)));
}

function checkAnchors(
  platform: readonly KnownKey[],
  anchors: readonly KnownKey[] | undefined,
): EvidenceFinding {
  if (anchors === undefined) return { check: "platformKeys", state: "absent" };
  const foreign = platform.find(
    (key) => !anchors.some((anchor) => anchor.kid === key.kid && isSameKey(anchor, key)),
  );
  if (foreign === undefined) return { check: "platformKeys", state: "passed" };
  return { check: "platformKeys", state: "failed", detail: foreign.kid };
}

function isSameKey(one: KnownKey, other: KnownKey): boolean {
  const { x, y, crv } = one.publicKey;
  return x === other.publicKey.x && y === other.publicKey.y && crv === other.publicKey.crv;
}

async function readSeals(pack: EvidencePack, platform: readonly KnownKey[]): Promise<SealStatement[]> {
  return Promise.all(pack.seals.map((seal) => readSigned(seal, platform, sealStatementSchema)));
}

async function readMessages(pack: EvidencePack, platform: readonly KnownKey[]): Promise<ReadMessage[]> {
  const bank = withoutBegin(knownKeys(pack.keys, "bank"));
  const read: ReadMessage[] = [];
  for (const [index, { direction, at, message }] of pack.messages.entries()) {
    try {
      read.push(
        direction === "toBank"
          ? { direction, at: new Date(at), content: await readSigned(message, platform, toBankSchema) }
          : { direction, at: new Date(at), content: await readSigned(message, bank, fromBankSchema) },
      );
    } catch (error) {
      throw new EvidenceGap(`messages.${index}: ${faultOf(error) ?? String(error)}`);
    }
  }
  return read;
}

/** The owner's own signature within each acceptance, over the same offer. */
async function judgeOwnerSignatures(
  pack: EvidencePack,
  seals: readonly ConsentSeal[],
  messages: readonly ReadMessage[],
): Promise<EvidenceFinding[]> {
  const owner = [...seals.map(ownerKey), ...knownKeys(pack.keys, "owner")];
  const findings: EvidenceFinding[] = [];
  for (const { content } of messages) {
    if (content.kind !== "acceptance") continue;
    const { finding } = await attempt("acceptance", async () => {
      const at = new Date(content.acceptedAt);
      const signed = await readSigned(content.ownerSignature, owner, z.unknown(), at);
      // In words that a person reads; the offer's number is in them.
      if (!canonical(signed).includes(content.offer)) throw new EvidenceGap("offer");
    });
    if (finding.state === "failed") findings.push(finding);
  }
  return findings;
}

/** The key that the platform saw the owner sign the consent with. */
function ownerKey({ ownerKey: { kid, suite, publicKey } }: ConsentSeal): KnownKey {
  return { ...{ kid, suite, publicKey, use: "sign" }, fromAt: new Date(0), untilAt: null, revokedAt: null };
}
