/** A clue that was looked into, by the last run on which it rested. */
export interface SeenClue {
  readonly policy: string;
  readonly run: number;
}

/**
 * Whether a verdict that stands since a run is news: nobody was sent on it before, or it has been a no (or unknown)
 * since then and is a yes anew. A clue that a visit found wrong doesn't come back while its reasons last. Pure.
 */
export function isNews(seen: readonly SeenClue[] | undefined, policy: string, sinceRun: number): boolean {
  const last = seen?.find((one) => one.policy === policy);
  return last === undefined || sinceRun > last.run;
}
