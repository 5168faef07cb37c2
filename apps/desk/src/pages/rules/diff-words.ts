/** A stretch of text that stands in both versions, or in one of them. */
export interface Stretch {
  /** Number of the stretch, from 0. */
  readonly at: number;
  readonly text: string;
  readonly kind: "same" | "removed" | "added";
}

const TOKEN = /[\p{L}\p{N}_.]+|\s+|./gu;

/** The difference of two texts by words: the longest common run of words stands, the rest was removed or added. */
export function diffWords(before: string, after: string): Stretch[] {
  const [a, b] = [before.match(TOKEN) ?? [], after.match(TOKEN) ?? []];
  const lengths = commonLengths(a, b);
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(stretches, a[i], "same");
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && lengthAt(lengths, i + 1, j, b.length) >= lengthAt(lengths, i, j + 1, b.length))
    ) {
      push(stretches, a[i], "removed");
      i += 1;
    } else {
      push(stretches, b[j], "added");
      j += 1;
    }
  }
  return stretches;
}

function push(stretches: Stretch[], token: string | undefined, kind: Stretch["kind"]): void {
  const last = stretches.at(-1);
  const at = stretches.length;
  if (last?.kind === kind) stretches[at - 1] = { ...last, text: last.text + (token ?? "") };
  else stretches.push({ at, kind, text: token ?? "" });
}

/** Length of the longest common run from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): Int32Array {
  const width = b.length + 1;
  const lengths = new Int32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengthAt(lengths, i + 1, j + 1, b.length) + 1
          : Math.max(lengthAt(lengths, i + 1, j, b.length), lengthAt(lengths, i, j + 1, b.length));
    }
  }
  return lengths;
}

function lengthAt(lengths: Int32Array, i: number, j: number, width: number): number {
  return lengths[i * (width + 1) + j] ?? 0;
}
