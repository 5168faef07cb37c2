const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Waits before each attempt (milliseconds): ten tries over 75 h 35 min (Standard Webhooks' schedule). An outage over a
 * weekend loses nothing.
 */
export const RETRY_WAITS: readonly number[] = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** Up to a tenth later, so that what failed together doesn't come back together. */
const JITTER = 0.1;
const LONGEST_RETRY_AFTER = 24 * HOUR;

/**
 * When to try again after so many attempts, or undefined where that was the last. What the bank asked for
 * (`retryAfter`, milliseconds) is waited for in full, up to a day.
 */
export function nextAttempt(
  attempts: number,
  now: Date,
  retryAfter = 0,
  chance: () => number = Math.random,
): Date | undefined {
  const wait = RETRY_WAITS[attempts];
  if (wait === undefined) return undefined;
  const own = wait * (1 + JITTER * chance());
  return new Date(now.getTime() + Math.max(own, Math.min(retryAfter, LONGEST_RETRY_AFTER)));
}

/** Retry-After (RFC 9110 10.2.3), seconds or a date, in milliseconds from now; 0 for none or one that can't be read. */
export function readRetryAfter(header: string | null, now: Date): number {
  if (header === null) return 0;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
