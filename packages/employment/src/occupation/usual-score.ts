import type { DictionaryScorer } from "./dictionary-scorer.ts";
import type { Occupation } from "./occupation.ts";

/** Every so many names are enough for a middle. */
const EVERY = 10;

/** What the dictionary gives a plain name that it holds, in the middle: the measure of "sure" in absolute terms. */
export function usualScore(dictionary: readonly Occupation[], scorer: DictionaryScorer): number {
  const scores = dictionary
    .filter((_one, at) => at % EVERY === 0)
    .map(({ name }) => scorer.find(name).scores[0] ?? 0)
    .sort((a, b) => a - b);
  return scores[scores.length >> 1] || 1;
}
