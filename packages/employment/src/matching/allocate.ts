/**
 * The county's allocation: from everybody's lists to seats and seat prices. People whose list was cut off are
 * looked at again at the final prices: when a post beyond their list would suit them better, the list is made
 * longer and the auction goes on, so that the result is that of all pairs and not of the lists.
 */
import { Auction, type Edges } from "./auction.ts";
import { scorePair } from "./every-pair.ts";
import type { Lists } from "./lists.ts";
import { FACT, type MarketColumns } from "./market.ts";
import { failedRules } from "./rules.ts";
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
  /** To go on from: somebody new, a course. */
  readonly auction: Auction;
  readonly epsilon: number;
}

/**
 * Smallest raise of a bid, coarse to fine, ten-thousandths: the first whose total is proved near enough to its bound
 * is taken. Each begins without prices, so that none is left on a seat that nobody takes.
 */
const EPSILONS = [20, 5, 1] as const;
const MOST_SCORE = 10_000;
const NEAR_ENOUGH = 0.0005;
/** Places of a list that was too short, and posts that a person is given beyond that in one go. */
const LONG_LIST = 300;
const BEYOND = 40;
/** Rounds of looking beyond the lists; what is still to be gained after the last one counts in the bound. */
const MOST_ROUNDS = 8;

export function allocate(market: MarketColumns, lists: Lists): Allocation {
  const { seekers, vacancies } = market;
  const edges = Array.from({ length: seekers.length }, (_, s) => edgesOfList(lists, s));
  const auction = Auction.open({
    freeSeats: vacancies.freeSeats,
    reservedSeats: vacancies.reservedSeats,
    edges,
    holder: Uint8Array.from(seekers.reservedSeat, (fact) => (fact === FACT.yes ? 1 : 0)),
  });
  let epsilon = auctionOff(auction);
  const search = openSearch(market, indexVacancies(market), LONG_LIST);
  const long = new Set<number>();
  let beyond = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const wanting = peopleWanting(auction, lists);
    beyond = 0;
    for (const s of wanting) {
      if (long.has(s)) beyond += addWanted(market, auction, s);
      else {
        auction.edges[s] = foundEdges(search, s, LONG_LIST);
        long.add(s);
        beyond += 1;
      }
    }
    if (beyond === 0) break;
    epsilon = auctionOff(auction);
  }
  return allocationOf(market, auction, epsilon, beyond);
}

/** Everything beyond a list scores no more than its last: only who gains less than that can want it. */
function peopleWanting(auction: Auction, lists: Lists): number[] {
  const wanting: number[] = [];
  for (let s = 0; s < auction.edges.length; s += 1) {
    const { value } = auction.edges[s]!;
    const full = lists.count[s] === lists.k && lists.score[(s + 1) * lists.k - 1]! > 0;
    if (full && auction.profit(s) < value[Math.min(value.length, LONG_LIST) - 1]!) wanting.push(s);
  }
  return wanting;
}

/** Posts worth more to the person, at today's prices, than what they have; answers by how much at most. */
function addWanted(market: MarketColumns, auction: Auction, s: number): number {
  const { vacancy, value } = auction.edges[s]!;
  const profit = auction.profit(s);
  const has = new Set(vacancy);
  const wanted: { row: number; score: number; gain: number }[] = [];
  for (let row = 0; row < market.vacancies.length; row += 1) {
    const price = auction.priceFor(s, row);
    if (MOST_SCORE - price <= profit || has.has(row) || failedRules(market, s, row) !== 0) continue;
    const score = scorePair(market, s, row);
    if (score > 0 && score - price > profit) wanted.push({ row, score, gain: score - price - profit });
  }
  if (wanted.length === 0) return 0;
  wanted.sort((a, b) => b.gain - a.gain || a.row - b.row);
  const more = wanted.slice(0, BEYOND);
  auction.edges[s] = {
    vacancy: Int32Array.from([...vacancy, ...more.map(({ row }) => row)]),
    value: Int32Array.from([...value, ...more.map(({ score }) => score)]),
  };
  return wanted[0]!.gain;
}

/** Answers the epsilon that was fine enough. */
export function auctionOff(auction: Auction): number {
  for (const epsilon of EPSILONS) {
    auction.run(epsilon);
    if (auction.bound - auction.total <= NEAR_ENOUGH * auction.bound) return epsilon;
  }
  return EPSILONS[EPSILONS.length - 1]!;
}

function edgesOfList(lists: Lists, s: number): Edges {
  const from = s * lists.k;
  let to = from + lists.count[s]!;
  while (to > from && lists.score[to - 1]! <= 0) to -= 1;
  return { vacancy: lists.vacancy.slice(from, to), value: lists.score.slice(from, to) };
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

export function allocationOf(
  market: MarketColumns,
  auction: Auction,
  epsilon: number,
  beyond = 0,
): Allocation {
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
  const { placed, total } = auction;
  const bound = auction.bound + beyond;
  return { vacancy, reserved, score, price, placed, total, bound, auction, epsilon };
}
