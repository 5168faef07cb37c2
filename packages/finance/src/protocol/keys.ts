import { createHash } from "node:crypto";
import { z } from "zod";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonical } from "./canonical.ts";
import type { SuiteCode } from "./messages.ts";
import { ProtocolFault } from "./protocol-fault.ts";

/** 32 bytes, big-endian, as base64url: a coordinate or a secret number of either curve. */
const number32 = z.string().refine((text) => fromBase64url(text)?.length === 32, "32 bytes of base64url");

/** Public key as JWK (RFC 7517/7518 §6.2): P-256 for intl, the same shape with crv "SM2" for sm. */
export const publicKeySchema = z.strictObject({
  kty: z.literal("EC"),
  crv: z.enum(["P-256", "SM2"]),
  x: number32,
  y: number32,
});
export const privateKeySchema = publicKeySchema.extend({ d: number32 });
export type PublicKey = z.output<typeof publicKeySchema>;
export type PrivateKey = z.output<typeof privateKeySchema>;

export type KeyUse = "sign" | "seal";

/** A registered public key with its time, as in finance.bank_key and at `/finance/v1/keys`. */
export interface KnownKey {
  readonly kid: string;
  readonly use: KeyUse;
  readonly suite: SuiteCode;
  readonly publicKey: PublicKey;
  readonly fromAt: Date;
  readonly untilAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A key of one's own, with its name. */
export interface OwnKey {
  readonly kid: string;
  readonly privateKey: PrivateKey;
}

export interface GeneratedKey extends OwnKey {
  readonly use: KeyUse;
  readonly suite: SuiteCode;
  readonly publicKey: PublicKey;
}

/** The curve that a suite's keys lie on. */
export const CURVE_OF = { intl: "P-256", sm: "SM2" } as const satisfies Record<SuiteCode, PublicKey["crv"]>;

/** The public part, without the secret number. */
export function publicPart({ kty, crv, x, y }: PublicKey): PublicKey {
  return { kty, crv, x, y };
}

/** Name of a key: its use and the first 16 bytes of the JWK thumbprint (RFC 7638, SHA-256) as base64url. */
export function keyName(use: KeyUse, key: PublicKey): string {
  const thumbprint = createHash("sha256")
    .update(canonical(publicPart(key)))
    .digest();
  return `${use}-${toBase64url(thumbprint.subarray(0, 16))}`;
}

export interface KeyQuestion {
  readonly kid: string;
  readonly use: KeyUse;
  readonly suite: SuiteCode;
  /** The moment at which the key had to be valid. */
  readonly at: Date;
}

/**
 * The key of that name, valid at that moment. Throws KEY_UNKNOWN (also for a key of another use), ALGORITHM_REFUSED
 * (a key of the other suite), KEY_REVOKED, KEY_EXPIRED (also before its time).
 */
export function findKey(keys: readonly KnownKey[], { kid, use, suite, at }: KeyQuestion): KnownKey {
  const found = keys.find((key) => key.kid === kid && key.use === use);
  if (found === undefined) throw new ProtocolFault("KEY_UNKNOWN", kid);
  if (found.suite !== suite || found.publicKey.crv !== CURVE_OF[suite]) {
    throw new ProtocolFault("ALGORITHM_REFUSED", kid);
  }
  if (found.revokedAt !== null && found.revokedAt <= at) throw new ProtocolFault("KEY_REVOKED", kid);
  if (found.fromAt > at || (found.untilAt !== null && found.untilAt <= at)) {
    throw new ProtocolFault("KEY_EXPIRED", kid);
  }
  return found;
}

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** What `GET /finance/v1/keys` answers, and what a bank publishes of its own: `{keys: [...]}`. */
export const publishedKeysSchema = z
  .looseObject({
    keys: z.array(
      z.looseObject({
        kid: z.string(),
        use: z.enum(["sign", "seal"]).default("sign"),
        suite: z.enum(["intl", "sm"]),
        publicKey: publicKeySchema,
        fromAt: moment,
        untilAt: moment.nullable().default(null),
        revokedAt: moment.nullable().default(null),
      }),
    ),
  })
  .transform(({ keys }): KnownKey[] =>
    keys.map(({ kid, use, suite, publicKey, fromAt, untilAt, revokedAt }) => ({
      ...{ kid, use, suite, publicKey, fromAt, untilAt, revokedAt },
    })),
  );
