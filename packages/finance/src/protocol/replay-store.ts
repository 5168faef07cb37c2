/**
 * Where used nonces are kept. Rules (each from a bug of others): a nonce is committed only after its signature was
 * verified; it is kept through the last moment at which the signature would be accepted; none is ever pushed out by
 * others; where the store can't answer, the request is refused.
 */
export interface ReplayStore {
  /**
   * Keeps the entry through `keepThrough`, that moment included. `entry`: key id and signed nonce, never the text of a
   * token or the bytes of a signature (both can be written in several ways).
   * @returns false where it is kept already. Throws where the store can't tell: the caller answers REPLAY_STORE_DOWN.
   */
  commit(entry: string, keepThrough: Date, now: Date): Promise<boolean>;
}

/** Kept in memory: for tests and single processes. `most`: entries at once; a full store refuses, it forgets nobody. */
export function memoryReplayStore(most = 1_000_000): ReplayStore & { readonly size: number } {
  const kept = new Set<string>();
  /** Entries by the second in which they end, so that forgetting costs nothing per request. */
  const ending = new Map<number, string[]>();
  let swept = 0;
  const sweep = (now: Date) => {
    const second = Math.floor(now.getTime() / 1000);
    if (second <= swept) return;
    swept = second;
    for (const [end, entries] of ending) {
      if (end >= second) continue;
      for (const entry of entries) kept.delete(entry);
      ending.delete(end);
    }
  };
  return {
    get size() {
      return kept.size;
    },
    async commit(entry, keepThrough, now) {
      sweep(now);
      if (kept.has(entry)) return false;
      if (kept.size >= most) throw new Error("the replay store is full");
      kept.add(entry);
      const end = Math.ceil(keepThrough.getTime() / 1000);
      const together = ending.get(end);
      if (together) together.push(entry);
      else ending.set(end, [entry]);
      return true;
    },
  };
}
