/** Counts attempts by key in a sliding window, in this process's memory. */
export interface AttemptLimit {
  /** Takes one attempt; false where there were too many. */
  take(key: string, now: Date): boolean;
}

/** Keys remembered at most: somebody who makes up names must not fill the memory. */
const MOST_KEYS = 10_000;

/** At most `attempts` of one key in `windowMs`. */
export function createAttemptLimit(attempts: number, windowMs: number): AttemptLimit {
  const taken = new Map<string, number[]>();
  return {
    take: (key, now) => {
      const since = now.getTime() - windowMs;
      const recent = (taken.get(key) ?? []).filter((at) => at > since);
      if (recent.length >= attempts) return false;
      taken.delete(key);
      taken.set(key, [...recent, now.getTime()]);
      const oldest = taken.size > MOST_KEYS ? taken.keys().next().value : undefined;
      if (oldest !== undefined) taken.delete(oldest);
      return true;
    },
  };
}
