import { foldWidth } from "@olive/kernel";

const BETWEEN = /[^\p{L}\p{N}]+/u;
const CODE_UNIT = 0x1_0000;
/** More than anybody types; a pasted page is cut there. */
const MOST_TEXT = 200;

/** As everything is compared: ordinary width, lower case. */
export function foldText(text: string): string {
  return foldWidth(text).toLowerCase();
}

/** The words of a query: what stands between spaces and punctuation, each once. */
export function wordsOf(query: string): string[] {
  return [...new Set(foldText(query.slice(0, MOST_TEXT)).split(BETWEEN).filter(Boolean))];
}

/** Every pair of neighbouring characters of a folded text as one number; none across punctuation. */
export function eachPair(folded: string, take: (pair: number) => void): void {
  for (const run of folded.split(BETWEEN)) {
    for (let i = 1; i < run.length; i += 1) take(run.charCodeAt(i - 1) * CODE_UNIT + run.charCodeAt(i));
  }
}

export function pairsOf(word: string): number[] {
  const pairs: number[] = [];
  eachPair(word, (pair) => pairs.push(pair));
  return pairs;
}
