import { type KnownKey, publicKeySchema, type SuiteCode, suiteCode } from "@olive/finance/protocol";
import { z } from "zod";

/** The bank that is tried. */
export interface KitBank {
  readonly code: string;
  /** `https://…/b/<code>`, without a slash at the end. */
  readonly endpoint: string;
  readonly suite: SuiteCode;
  readonly keys: readonly KnownKey[];
}

const keySchema = z.looseObject({
  kid: z.string(),
  use: z.enum(["sign", "seal"]),
  suite: suiteCode,
  publicKey: publicKeySchema,
});
const keysSchema = z.looseObject({ keys: z.array(keySchema).min(2) });

/** The public keys of a bank as it publishes them below its endpoint, or as its file has them. */
export function readBankKeys(published: unknown): KnownKey[] {
  const fromAt = new Date(0);
  return keysSchema.parse(published).keys.map(({ kid, use, suite, publicKey }) => ({
    ...{ kid, use, suite, publicKey, fromAt, untilAt: null, revokedAt: null },
  }));
}

/** Asks a bank for its public keys (`GET {endpoint}/olive/v1/keys`). Throws where it has none there. */
export async function fetchBank(code: string, endpoint: string, given?: unknown): Promise<KitBank> {
  const base = endpoint.replace(/\/$/, "");
  const published = given ?? (await (await fetch(`${base}/olive/v1/keys`)).json());
  const keys = readBankKeys(published);
  return { code, endpoint: base, suite: keys[0]!.suite, keys };
}
