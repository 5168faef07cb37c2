/** The people whom one post suits, best first: a new post is compared with everybody, once. */
import { byScore, type Ranked, scorePair } from "./every-pair.ts";
import type { MarketColumns } from "./market.ts";
import { failedRules } from "./rules.ts";

/** The best `k` people for the post in this row, over all people; of two alike the one whose id comes first. */
export function bestPeople(market: MarketColumns, vacancy: number, k: number): Ranked[] {
  const ranked: Ranked[] = [];
  for (let row = 0; row < market.seekers.length; row += 1) {
    if (failedRules(market, row, vacancy) !== 0) continue;
    ranked.push({ row, score: scorePair(market, row, vacancy) });
  }
  return ranked.sort(byScore).slice(0, k);
}
