/** Cells below this could tell who is meant (threat 8: small cells re-identify people). */
export const SMALLEST_SHOWN = 5;

/**
 * Hides small cells of a row of counts whose total is public: first those of 1 to 4, then the smallest others until
 * nobody can work a hidden one out by subtraction. Every hidden cell is known to be at least 1, so two of them whose
 * sum exceeds their number leave at least two answers for each. A hidden cell is null; zero tells nothing and stays.
 * @param smallest the smallest count that is shown; sensitive break-downs ask for more than the house's.
 */
export function suppress(counts: readonly number[], smallest = SMALLEST_SHOWN): (number | null)[] {
  const hidden = new Set<number>();
  counts.forEach((count, index) => {
    if (isSmall(count, smallest)) hidden.add(index);
  });
  while (hidden.size > 0 && !isSafe(counts, hidden, smallest)) {
    const next = smallestShown(counts, hidden);
    if (next === undefined) break;
    hidden.add(next);
  }
  return counts.map((count, index) => (hidden.has(index) ? null : count));
}

/** A total stands alone: there is nothing to work it out from. */
export function suppressTotal(total: number, smallest = SMALLEST_SHOWN): number | null {
  return isSmall(total, smallest) ? null : total;
}

function isSmall(count: number, smallest: number): boolean {
  return count > 0 && count < smallest;
}

function isSafe(counts: readonly number[], hidden: ReadonlySet<number>, smallest: number): boolean {
  const sum = [...hidden].reduce((total, index) => total + (counts[index] ?? 0), 0);
  return hidden.size >= 2 && sum >= smallest && sum > hidden.size;
}

function smallestShown(counts: readonly number[], hidden: ReadonlySet<number>): number | undefined {
  return [...counts.keys()]
    .filter((index) => !hidden.has(index) && (counts[index] ?? 0) > 0)
    .sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b)[0];
}
