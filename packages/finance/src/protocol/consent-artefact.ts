import { z } from "zod";
import { canonical, readCanonical } from "./canonical.ts";
import type { KnownKey, OwnKey, PublicKey } from "./keys.ts";
import { publicKeySchema } from "./keys.ts";
import { PROTOCOL, type SuiteCode, suiteCode } from "./messages.ts";
import { faultOf, ProtocolFault } from "./protocol-fault.ts";
import { REPORT_SECTIONS } from "./report-sections.ts";
import { digestHex, suiteOf } from "./suite.ts";

const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const sections = z.array(z.enum(REPORT_SECTIONS)).min(1).max(REPORT_SECTIONS.length);

/** One version of a consent, in full: its canonical bytes are what the owner signs and the platform seals. */
export const consentBodySchema = z.strictObject({
  protocol: z.literal(PROTOCOL),
  kind: z.literal("consent"),
  id: z.uuid(),
  version: z.int().positive(),
  county: z.string(),
  business: z.strictObject({ creditCode: z.string(), name: z.string() }),
  /** In what capacity it was signed; a clerk's mandate with its last day. */
  signer: z.strictObject({
    account: z.int().positive(),
    capacity: z.enum(["owner", "clerk"]),
    mandateUntil: day.nullable(),
  }),
  /** PIPL §23: recipient, contact, purpose, method, kinds. `twoPhase` false: this bank can read at once. */
  banks: z
    .array(
      z.strictObject({
        code: z.string(),
        name: wording,
        contact: z.string(),
        twoPhase: z.boolean(),
        sections,
      }),
    )
    .min(1)
    .max(20),
  sections,
  purpose: z.strictObject({ code: z.string(), name: wording }),
  dataRange: z.strictObject({ from: day, to: day }),
  mode: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("once") }),
    z.strictObject({ kind: z.literal("times"), times: z.int().min(2).max(100) }),
  ]),
  dataLifeDays: z.int().positive(),
  grantedAt: instant,
  expiresAt: instant,
  /** What the owner read, in plain words. */
  text: wording,
});
export type ConsentBody = z.output<typeof consentBodySchema>;

/** What the platform says of a signed consent: which bytes, whose signature, by which key. */
export const consentSealSchema = z.strictObject({
  protocol: z.literal(PROTOCOL),
  kind: z.literal("consentSeal"),
  consent: z.uuid(),
  version: z.int().positive(),
  suite: suiteCode,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  ownerSignature: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("Digest of the owner's signed message"),
  ownerKey: z.strictObject({ kid: z.string(), suite: suiteCode, publicKey: publicKeySchema }),
  sealedAt: instant,
});
export type ConsentSeal = z.output<typeof consentSealSchema>;

/** A consent as evidence: canonical bytes, the owner's signed message over them, the platform's seal. */
export interface ConsentArtefact {
  readonly body: string;
  readonly ownerSignature: string;
  readonly seal: string;
}

/** With what an owner signs: a key and what it is known by. */
export interface OwnerSignature {
  readonly signature: string;
  readonly kid: string;
  readonly suite: SuiteCode;
  readonly publicKey: PublicKey;
}

/** Seals what the owner signed. Throws BAD_SIGNATURE where the owner's signature is not over these very bytes. */
export async function sealConsent(
  body: ConsentBody,
  owner: OwnerSignature,
  platform: { readonly suite: SuiteCode; readonly key: OwnKey; readonly at: Date },
): Promise<ConsentArtefact> {
  const text = canonical(body);
  await verifyOwner(text, owner.signature, owner, platform.at);
  const statement: ConsentSeal = {
    ...{ protocol: PROTOCOL, kind: "consentSeal", consent: body.id, version: body.version },
    ...{ suite: platform.suite, digest: digestHex(platform.suite, text) },
    ownerSignature: digestHex(platform.suite, owner.signature),
    ownerKey: { kid: owner.kid, suite: owner.suite, publicKey: owner.publicKey },
    sealedAt: platform.at.toISOString(),
  };
  const seal = await suiteOf(platform.suite).sign(statement, platform.key);
  return { body: text, ownerSignature: owner.signature, seal };
}

/**
 * The consent, once everything holds: canonical bytes of the schema, the platform's seal over them, and the owner's
 * signature by the key that the seal names. Throws SCHEMA, BAD_SIGNATURE; faults of the platform's key keep their code.
 */
export async function verifyConsent(
  { body, ownerSignature, seal }: ConsentArtefact,
  platformKeys: readonly KnownKey[],
): Promise<ConsentBody> {
  const parsed = consentBodySchema.safeParse(readCanonical(new TextEncoder().encode(body)));
  if (!parsed.success) throw new ProtocolFault("SCHEMA", parsed.error.issues[0]?.path.join("."));
  const statement = await readSeal(seal, platformKeys, new Date(parsed.data.grantedAt));
  const { suite } = statement;
  const isSame =
    statement.consent === parsed.data.id &&
    statement.version === parsed.data.version &&
    statement.digest === digestHex(suite, body) &&
    statement.ownerSignature === digestHex(suite, ownerSignature);
  if (!isSame) throw new ProtocolFault("BAD_SIGNATURE", "consent");
  await verifyOwner(body, ownerSignature, statement.ownerKey, new Date(statement.sealedAt));
  return parsed.data;
}

async function readSeal(seal: string, keys: readonly KnownKey[], at: Date): Promise<ConsentSeal> {
  for (const suite of ["intl", "sm"] as const) {
    try {
      const { payload } = await suiteOf(suite).verify(seal, keys, at);
      return consentSealSchema.parse(payload);
    } catch (error) {
      const fault = faultOf(error);
      if (fault === "ALGORITHM_REFUSED" && suite === "intl") continue;
      throw fault?.startsWith("KEY_") ? error : new ProtocolFault("BAD_SIGNATURE", "seal", error);
    }
  }
  throw new ProtocolFault("ALGORITHM_REFUSED");
}

async function verifyOwner(
  body: string,
  signature: string,
  { kid, suite, publicKey }: Pick<OwnerSignature, "kid" | "suite" | "publicKey">,
  at: Date,
): Promise<void> {
  const key: KnownKey = {
    ...{ kid, use: "sign", suite, publicKey, fromAt: new Date(0), untilAt: null, revokedAt: null },
  };
  const { payload } = await suiteOf(suite)
    .verify(signature, [key], at)
    .catch((error: unknown) => {
      throw new ProtocolFault("BAD_SIGNATURE", "owner", error);
    });
  if (canonical(payload) !== body) throw new ProtocolFault("BAD_SIGNATURE", "owner");
}
