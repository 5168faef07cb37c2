import type { Adapter, AdapterPayload } from "oidc-provider";

/** The provider names an end for all that it keeps; this is for what it might not. */
const FOREVER_SECONDS = 86_400;

interface Kept {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * What the embedded provider remembers for a minute or a quarter of an hour: open interactions, codes, grants. Lost
 * with the process, whereupon somebody who was just signing in begins again.
 */
export function memoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, Kept>();
  return (model) => {
    const keyOf = (id: string) => `${model} ${id}`;
    const find = async (id: string) => {
      const found = kept.get(keyOf(id));
      return found !== undefined && found.until > Date.now() ? found.payload : undefined;
    };
    const forget = async (wanted: (payload: AdapterPayload, key: string) => boolean) => {
      for (const [key, { payload }] of kept) if (wanted(payload, key)) kept.delete(key);
    };
    return {
      find,
      findByUid: async (uid) => {
        for (const { payload, until } of kept.values())
          if (payload.uid === uid && until > Date.now()) return payload;
        return undefined;
      },
      findByUserCode: async () => undefined,
      upsert: async (id, payload, expiresIn) => {
        for (const [key, { until }] of kept) if (until <= Date.now()) kept.delete(key);
        kept.set(keyOf(id), { payload, until: Date.now() + (expiresIn ?? FOREVER_SECONDS) * 1000 });
      },
      consume: async (id) => {
        const payload = await find(id);
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: (id) => forget((_payload, key) => key === keyOf(id)),
      revokeByGrantId: (grantId) => forget((payload) => payload.grantId === grantId),
    };
  };
}
