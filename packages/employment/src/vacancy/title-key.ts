import { normaliseLabel } from "@olive/kernel";

/** What is said around a title and doesn't change the work: 急聘, （包吃住）, 若干名. */
const AROUND = /急聘|诚聘|高薪|招聘|若干名?|\d+名|\([^()]*\)|【[^【】]*】|\[[^[\]]*\]|[+/|·、,，.。!！\-—]/g;

/** A title without what says nothing of the work: equal keys of one employer at one place are the same post. */
export function titleKey(title: string): string {
  const label = normaliseLabel(title).toLowerCase();
  const bare = label.replace(AROUND, "");
  return bare === "" ? label : bare;
}

/** Share of common pairs of characters from which titles are alike: 缝纫工 and 缝纫工熟手 are, 缝纫工 and 裁剪工 aren't. */
const ALIKE = 0.66;

/** Whether two titles, by their keys, may be the same post. */
export function isAlike(a: string, b: string): boolean {
  return titleLikeness(a, b) >= ALIKE;
}

/** Dice's share of common pairs of characters, 0 to 1. */
function titleLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [first, second] = [pairsOf(a), pairsOf(b)];
  const common = [...first].filter((pair) => second.has(pair)).length;
  return (2 * common) / Math.max(1, first.size + second.size);
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}

export interface TitleIndex<Value> {
  /** The first that was added with a title alike. */
  find(key: string): Value | undefined;
  add(key: string, value: Value): void;
}

/** Finds titles alike among thousands by the pairs that they share: what `isAlike` says, without comparing with each. */
export function createTitleIndex<Value>(): TitleIndex<Value> {
  const entries: { readonly pairs: number; readonly value: Value }[] = [];
  const exact = new Map<string, Value>();
  const holders = new Map<string, number[]>();
  // An agency may have ten thousand posts that share most pairs: counts are a plain array, read from the first on.
  let shared = new Uint16Array(64);
  const count = (pairs: ReadonlySet<string>) => {
    shared.fill(0);
    for (const pair of pairs) {
      for (const at of holders.get(pair) ?? []) shared[at] = (shared[at] ?? 0) + 1;
    }
  };
  return {
    find(key) {
      const same = exact.get(key);
      if (same !== undefined) return same;
      const pairs = pairsOf(key);
      count(pairs);
      return entries.find((entry, at) => (2 * (shared[at] ?? 0)) / (pairs.size + entry.pairs) >= ALIKE)
        ?.value;
    },
    add(key, value) {
      if (exact.has(key)) return;
      exact.set(key, value);
      const pairs = pairsOf(key);
      for (const pair of pairs) {
        const found = holders.get(pair);
        if (found === undefined) holders.set(pair, [entries.length]);
        else found.push(entries.length);
      }
      entries.push({ pairs: pairs.size, value });
      if (entries.length > shared.length) shared = new Uint16Array(shared.length * 2);
    },
  };
}
