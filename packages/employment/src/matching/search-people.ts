/** The people whom one post suits, best first: a new post is compared with everybody, once. */
import type { Ranked } from "./every-pair.ts";
import type { MarketColumns } from "./market.ts";
import { keepBest, mostScore, quickScore } from "./quick-score.ts";
import { mayTake } from "./rules.ts";

/** The best `k` people for the post in this row, over all people; of two alike the one whose id comes first. */
export function bestPeople(market: MarketColumns, vacancy: number, k: number): Ranked[] {
  const { cannot, length } = market.seekers;
  const asks = market.vacancies.asks[vacancy]!;
  const best = keepBest<number>(k);
  for (let row = 0; row < length; row += 1) {
    // What is plainly in the way, and what can't come among the best, is most of everybody.
    if ((cannot[row]! & asks) !== 0 || !best.mayEnter(mostScore(market, row, vacancy))) continue;
    if (!mayTake(market, row, vacancy)) continue;
    const score = quickScore(market, row, vacancy);
    if (best.mayEnter(score)) best.put(row, score);
  }
  return best.list().map(({ id, score }) => ({ row: id, score }));
}
