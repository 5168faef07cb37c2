/** One pair, plainly: the definition of the score, and the oracle that the quick search is tested against. */
import type { MarketColumns } from "./market.ts";
import { pairInputs, pointsOf } from "./pair-inputs.ts";
import { failedRules } from "./rules.ts";
import { TERMS } from "./terms.ts";

/** Ten-thousandths; says nothing of the hard constraints. */
export function scorePair(market: MarketColumns, s: number, v: number): number {
  const inputs = pairInputs(market, s, v);
  let sum = 0;
  for (const term of TERMS) sum += pointsOf(term, inputs);
  return sum;
}

export interface Ranked {
  /** The row of the post, or of the person. */
  readonly row: number;
  readonly score: number;
}

/** Highest score first; of two alike the one whose id comes first. */
export const byScore = (a: Ranked, b: Ranked): number => b.score - a.score || a.row - b.row;

/** The best `k` posts of one person over all posts, without any pruning. */
export function bestByTrying(market: MarketColumns, s: number, k: number): Ranked[] {
  const ranked: Ranked[] = [];
  for (let row = 0; row < market.vacancies.length; row += 1) {
    if (failedRules(market, s, row) === 0) ranked.push({ row, score: scorePair(market, s, row) });
  }
  return ranked.sort(byScore).slice(0, k);
}
