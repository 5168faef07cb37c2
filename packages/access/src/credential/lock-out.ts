/** Typing errors pass; guessing doesn't (GB/T 22239-2019 8.1.4.1: limit failed sign-ins). */
export const FREE_FAILURES = 5;
/** The first lock; each further failure doubles it. */
export const FIRST_LOCK_MINUTES = 5;
/** A lock doesn't grow past a day: a person can't be locked out for good by somebody else's guesses. */
export const LONGEST_LOCK_MINUTES = 24 * 60;
/** Failures older than this are forgotten. */
export const REMEMBERED_HOURS = 24;

const MS_A_MINUTE = 60_000;

export interface Failures {
  readonly count: number;
  readonly lastAt: Date | null;
}

/** How many failures there are with one more, old ones forgotten. */
export function countFailure({ count, lastAt }: Failures, now: Date): number {
  const forgotten = lastAt === null || now.getTime() - lastAt.getTime() > REMEMBERED_HOURS * 60 * MS_A_MINUTE;
  return forgotten ? 1 : count + 1;
}

/** Until when so many failures lock; null while there are few. */
export function lockUntil(failures: number, now: Date): Date | null {
  if (failures < FREE_FAILURES) return null;
  const minutes = Math.min(FIRST_LOCK_MINUTES * 2 ** (failures - FREE_FAILURES), LONGEST_LOCK_MINUTES);
  return new Date(now.getTime() + minutes * MS_A_MINUTE);
}
