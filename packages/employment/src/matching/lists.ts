/** Everybody's list of posts, as arrays that threads fill side by side. */
import type { MarketColumns } from "./market.ts";
import { shared } from "./read-market.ts";
import { openSearch } from "./search-posts.ts";
import type { VacancyIndex } from "./vacancy-index.ts";

/** `k` places a person; `count` says how many are filled, the rest holds -1. */
export interface Lists {
  readonly k: number;
  readonly count: Int32Array;
  readonly vacancy: Int32Array;
  readonly score: Int32Array;
}

export function emptyLists(seekers: number, k: number): Lists {
  const vacancy = shared(Int32Array, seekers * k).fill(-1);
  return { k, count: shared(Int32Array, seekers), vacancy, score: shared(Int32Array, seekers * k) };
}

/** People are taken in portions from a common counter, so that no thread waits for another. */
const PORTION = 128;

/** Fills lists until the counter has run through everybody; several threads may do so at once. */
export function fillLists(
  market: MarketColumns,
  index: VacancyIndex,
  lists: Lists,
  counter: Int32Array,
): void {
  const search = openSearch(market, index, lists.k);
  const people = market.seekers.length;
  for (;;) {
    const from = Atomics.add(counter, 0, PORTION);
    if (from >= people) return;
    const to = Math.min(people, from + PORTION);
    for (let s = from; s < to; s += 1) {
      const found = search.find(s, lists.k);
      lists.count[s] = found;
      for (let place = 0; place < found; place += 1) {
        lists.vacancy[s * lists.k + place] = search.row(place);
        lists.score[s * lists.k + place] = search.score(place);
      }
    }
  }
}
