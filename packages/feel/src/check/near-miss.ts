/** The declared name that a writer most probably meant, if one is near enough. */

/** A slip changes, drops, adds or swaps a character or two; of short names one at most. */
function allowedSlips(name: string): number {
  return name.length <= 4 ? 1 : 2;
}

export function nearestName(name: string, declared: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = allowedSlips(name) + 1;
  for (const candidate of declared) {
    const slips = distance(name, candidate);
    if (slips < fewest && slips < candidate.length) {
      fewest = slips;
      best = candidate;
    }
  }
  return best;
}

/** Optimal string alignment distance. */
function distance(a: string, b: string): number {
  const width = b.length + 1;
  const table = new Int32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let j = 0; j < width; j++) table[j] = j;
  for (let i = 1; i <= a.length; i++) {
    table[i * width] = i;
    for (let j = 1; j < width; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(i - 2, j - 2) + 1);
      }
      table[i * width + j] = least;
    }
  }
  return at(a.length, b.length);
}
