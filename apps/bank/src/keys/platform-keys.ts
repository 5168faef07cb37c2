import { type KnownKey, publicKeySchema, suiteCode } from "@olive/finance/protocol";
import { z } from "zod";

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const publishedSchema = z.looseObject({
  keys: z.array(
    z.looseObject({
      kid: z.string(),
      use: z.enum(["sign", "seal"]).default("sign"),
      suite: suiteCode,
      publicKey: publicKeySchema,
      fromAt: instant,
      untilAt: instant.nullish(),
      revokedAt: instant.nullish(),
    }),
  ),
});

export interface PlatformKeys {
  /** The published keys, at most a minute old; asked for anew where `kid` isn't among them. */
  list(kid?: string): Promise<readonly KnownKey[]>;
}

/** Protocol, section 3: an emergency revocation is effective within a minute. */
const MOST_AGE = 60_000;
/** A flood of unknown key names must not become a flood of questions. */
const LEAST_AGE = 1_000;
const ANSWER_WITHIN = 5_000;

/** Follows the platform's published keys. What was known stays in use while the platform can't be asked. */
export function followPlatformKeys(platform: string): PlatformKeys {
  let known: readonly KnownKey[] = [];
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;
  const ask = async () => {
    const signal = AbortSignal.timeout(ANSWER_WITHIN);
    const answer = await fetch(new URL("/finance/v1/keys", platform), { signal, redirect: "error" });
    if (!answer.ok) return;
    known = publishedSchema.parse(await answer.json()).keys.map((key) => ({
      ...{ kid: key.kid, use: key.use, suite: key.suite, publicKey: key.publicKey, fromAt: key.fromAt },
      ...{ untilAt: key.untilAt ?? null, revokedAt: key.revokedAt ?? null },
    }));
    askedAt = performance.now();
  };
  const refresh = () => {
    asking ??= ask()
      .catch(() => {})
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  return {
    list: async (kid) => {
      const age = performance.now() - askedAt;
      const isMissing = kid !== undefined && !known.some((key) => key.kid === kid);
      if (age > MOST_AGE || (isMissing && age > LEAST_AGE)) await refresh();
      return known;
    },
  };
}
