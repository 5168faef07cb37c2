/**
 * The county's allocation: from everybody's lists to seats and seat prices. People whose list was cut off are
 * looked at again at the final prices: when a post beyond their list would suit them better, the list is made
 * longer and the auction goes on, so that the result is that of all pairs and not of the lists.
 */
import { Auction, type Edges } from "./auction.ts";
import type { Lists } from "./lists.ts";
import { FACT, type MarketColumns } from "./market.ts";
import { openSearch, type Search } from "./search-posts.ts";
import { indexVacancies } from "./vacancy-index.ts";

export interface Allocation {
  /** By person: the post's row, or -1; and whether the seat is a reserved one. */
  readonly vacancy: Int32Array;
  readonly reserved: Uint8Array;
  readonly score: Int32Array;
  /** By post: what a free seat costs, ten-thousandths; 0 while seats are left. */
  readonly price: Int32Array;
  readonly placed: number;
  readonly total: number;
  /** No allocation of the whole market can have a higher total than this. */
  readonly bound: number;
  readonly auction: Auction;
}

/** Rounds from coarse to fine; the last decides how near to the best possible: 5 is a 2,000th of a score. */
const EPSILONS = [80, 20, 5] as const;
export const EPSILON = 5;
const LONGER = 4;

export function allocate(
  market: MarketColumns,
  lists: Lists,
  epsilons: readonly number[] = EPSILONS,
): Allocation {
  const { seekers, vacancies } = market;
  const auction = Auction.open({
    freeSeats: vacancies.freeSeats,
    reservedSeats: vacancies.reservedSeats,
    edges: Array.from({ length: seekers.length }, (_, s) => edgesOfList(lists, s)),
    holder: Uint8Array.from(seekers.reservedSeat, (fact) => (fact === FACT.yes ? 1 : 0)),
  });
  const last = epsilons.at(-1) ?? EPSILON;
  for (const [round, epsilon] of epsilons.entries()) {
    if (round > 0) auction.relax(2 * (epsilons[round - 1] ?? 0));
    auction.run(epsilon);
  }
  auction.settleAll(last);
  lengthenLists(market, lists, auction, last);
  return allocationOf(market, auction);
}

function edgesOfList(lists: Lists, s: number): Edges {
  const from = s * lists.k;
  let to = from + lists.count[s]!;
  while (to > from && lists.score[to - 1]! <= 0) to -= 1;
  return { vacancy: lists.vacancy.slice(from, to), value: lists.score.slice(from, to) };
}

/** Everything beyond a list scores no more than its last: only who gains less than that can want it. */
function lengthenLists(market: MarketColumns, lists: Lists, auction: Auction, epsilon: number): void {
  const { length: posts } = market.vacancies;
  const longest = new Map<number, number>();
  const index = indexVacancies(market);
  let search: Search | undefined;
  for (;;) {
    const wanting: number[] = [];
    for (let s = 0; s < market.seekers.length; s += 1) {
      const length = longest.get(s) ?? lists.k;
      const { value } = auction.edges[s]!;
      if (value.length < length || length >= posts) continue;
      if (auction.profit(s) + epsilon < value[value.length - 1]!) wanting.push(s);
    }
    if (wanting.length === 0) return;
    search ??= openSearch(market, index, posts);
    const again = search;
    for (const s of wanting) longest.set(s, Math.min(posts, LONGER * (longest.get(s) ?? lists.k)));
    auction.replaceEdges(wanting, (s) => foundEdges(again, s, longest.get(s)!), epsilon);
  }
}

/** A person's posts, best first, of those that count for something. */
export function foundEdges(search: Search, s: number, most: number): Edges {
  const found = search.find(s, most);
  let length = 0;
  while (length < found && search.score(length) > 0) length += 1;
  return {
    vacancy: Int32Array.from({ length }, (_, place) => search.row(place)),
    value: Int32Array.from({ length }, (_, place) => search.score(place)),
  };
}

export function allocationOf(market: MarketColumns, auction: Auction): Allocation {
  const { length: posts } = market.vacancies;
  const people = market.seekers.length;
  const vacancy = new Int32Array(people).fill(-1);
  const reserved = new Uint8Array(people);
  const score = new Int32Array(people);
  for (let s = 0; s < people; s += 1) {
    const object = auction.assigned[s]!;
    if (object < 0) continue;
    vacancy[s] = object % posts;
    reserved[s] = object >= posts ? 1 : 0;
    const { vacancy: rows, value } = auction.edges[s]!;
    score[s] = value[rows.indexOf(vacancy[s]!)]!;
  }
  const price = new Int32Array(posts);
  for (let v = 0; v < posts; v += 1) price[v] = market.vacancies.freeSeats[v]! > 0 ? auction.price[v]! : 0;
  const { placed, total, bound } = auction;
  return { vacancy, reserved, score, price, placed, total, bound, auction };
}
