import type { GeneratedKey, KnownKey } from "../keys.ts";

/** A generated key as registered: valid since ever, unless told otherwise. */
export function registered(key: GeneratedKey, times: Partial<KnownKey> = {}): KnownKey {
  const { kid, use, suite, publicKey } = key;
  return { ...{ kid, use, suite, publicKey }, fromAt: new Date(0), untilAt: null, revokedAt: null, ...times };
}
