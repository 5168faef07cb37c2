import type { MarketColumns } from "./market.ts";
import { quickScore } from "./quick-score.ts";
import { mayTake } from "./rules.ts";

/**
 * The posts a person may take and what each is worth, ten-thousandths; only those above zero count. The best first, of two
 * alike the one whose id comes first: whoever bids stops where nothing better can follow.
 */
export interface Edges {
  readonly vacancy: Int32Array;
  readonly value: Int32Array;
}

/** Every post of the market that the person may take. */
export function allEdges(market: MarketColumns, s: number): Edges {
  const posts = market.vacancies.length;
  const keys: number[] = [];
  for (let v = 0; v < posts; v += 1) {
    if (!mayTake(market, s, v)) continue;
    const score = quickScore(market, s, v);
    if (score > 0) keys.push(score * posts + (posts - 1 - v));
  }
  return edgesOfKeys(Float64Array.from(keys), posts);
}

/** The same edges with others beside them. */
export function withEdges(
  { vacancy, value }: Edges,
  more: readonly { readonly row: number; readonly score: number }[],
): Edges {
  const all = [
    ...Array.from(vacancy, (row, i) => ({ row, score: value[i]! })),
    ...more.filter(({ score }) => score > 0),
  ].sort((a, b) => b.score - a.score || a.row - b.row);
  return {
    vacancy: Int32Array.from(all, ({ row }) => row),
    value: Int32Array.from(all, ({ score }) => score),
  };
}

/** A key is score and place in one number: the platform sorts plain numbers fastest. */
function edgesOfKeys(keys: Float64Array, posts: number): Edges {
  keys.sort();
  const vacancy = new Int32Array(keys.length);
  const value = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[keys.length - 1 - i]!;
    const score = Math.floor(key / posts);
    value[i] = score;
    vacancy[i] = posts - 1 - (key - score * posts);
  }
  return { vacancy, value };
}
