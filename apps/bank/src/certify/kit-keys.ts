import { type GeneratedKey, type SuiteCode, suiteOf } from "@olive/finance/protocol";

const DAY = 86_400_000;

export interface DatedKey extends GeneratedKey {
  readonly fromAt: Date;
  readonly untilAt: Date | null;
  readonly revokedAt: Date | null;
}

/** The throw-away keys of a kit that plays the platform: one that is good, and others that no bank may believe. */
export interface KitKeys {
  readonly good: DatedKey;
  readonly expired: DatedKey;
  readonly revoked: DatedKey;
  readonly coming: DatedKey;
  /** Of the other suite, published and valid. */
  readonly other: DatedKey;
  /** Never published. */
  readonly stranger: DatedKey;
  /** Publishes a further key that is good from now on. */
  add(): Promise<DatedKey>;
  /** What is at `/finance/v1/keys`. */
  published(): readonly object[];
}

export async function makeKitKeys(suite: SuiteCode, now = new Date()): Promise<KitKeys> {
  const at = (days: number) => new Date(now.getTime() + days * DAY);
  const make = async (of: SuiteCode, from: Date, times: Partial<DatedKey> = {}): Promise<DatedKey> => ({
    ...(await suiteOf(of).generateKeys("sign")),
    ...{ fromAt: from, untilAt: null, revokedAt: null },
    ...times,
  });
  const shown = {
    good: await make(suite, at(-30)),
    expired: await make(suite, at(-60), { untilAt: at(-1) }),
    revoked: await make(suite, at(-60), { revokedAt: at(-1) }),
    coming: await make(suite, at(1)),
    other: await make(suite === "intl" ? "sm" : "intl", at(-30)),
  };
  const added: DatedKey[] = [];
  return {
    ...shown,
    stranger: await make(suite, at(-30)),
    add: async () => {
      const key = await make(suite, at(0));
      added.push(key);
      return key;
    },
    published: () => [...Object.values(shown), ...added].map(({ privateKey: _, ...shownPart }) => shownPart),
  };
}
