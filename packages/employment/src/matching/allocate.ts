/**
 * The county's allocation: from everybody's lists to seats and seat prices. People whose list was cut off are
 * looked at again at the final prices: when a post beyond their list could suit them better, they get every post that
 * they may take and the auction is held again, so that the result is that of all pairs and not of the lists.
 */
import { Auction } from "./auction.ts";
import { allEdges, type Edges } from "./edges.ts";
import type { Lists } from "./lists.ts";
import { FACT, type MarketColumns } from "./market.ts";

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
const NEAR_ENOUGH = 0.0005;
/** Auctions held again; what could still be gained after the last one counts in the bound. */
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
  const whole = new Set<number>();
  for (let round = 0; ; round += 1) {
    const wanting = peopleWanting(auction, lists, whole);
    if (wanting.length === 0 || round === MOST_ROUNDS) {
      const beyond = wanting.reduce((sum, { most }) => sum + most, 0);
      return allocationOf(market, auction, epsilon, beyond);
    }
    for (const { s } of wanting) {
      auction.edges[s] = allEdges(market, s);
      whole.add(s);
    }
    epsilon = auctionOff(auction);
  }
}

interface Wanting {
  readonly s: number;
  /** No more than this is to be gained beyond their list. */
  readonly most: number;
}

/** Everything beyond a list scores no more than its last: only who gains less than that can want it. */
function peopleWanting(auction: Auction, lists: Lists, whole: ReadonlySet<number>): Wanting[] {
  const wanting: Wanting[] = [];
  for (let s = 0; s < auction.edges.length; s += 1) {
    const last = lists.score[(s + 1) * lists.k - 1]!;
    if (lists.count[s] !== lists.k || last <= 0 || whole.has(s)) continue;
    const most = last - auction.profit(s);
    if (most > 0) wanting.push({ s, most });
  }
  return wanting;
}

/** Answers the epsilon that was fine enough. */
function auctionOff(auction: Auction): number {
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

function allocationOf(market: MarketColumns, auction: Auction, epsilon: number, beyond: number): Allocation {
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
