import { normaliseLabel } from "@olive/kernel";

/** What is said around a title and doesn't change the work: 急聘, （包吃住）, 若干名. */
const AROUND = /急聘|诚聘|高薪|招聘|若干名?|\d+名|\([^()]*\)|【[^【】]*】|\[[^[\]]*\]|[+/|·、,，.。!！\-—]/g;

/** A title without what says nothing of the work: equal keys of one employer at one place are the same post. */
export function titleKey(title: string): string {
  const label = normaliseLabel(title).toLowerCase();
  const bare = label.replace(AROUND, "");
  return bare === "" ? label : bare;
}

/** Dice's share of common pairs of characters, 0 to 1. */
export function titleLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [first, second] = [pairsOf(a), pairsOf(b)];
  const common = [...first].filter((pair) => second.has(pair)).length;
  return (2 * common) / Math.max(1, first.size + second.size);
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}
