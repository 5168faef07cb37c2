/**
 * Lists that don't promise one post to fifty people: each post gets a price, from the allocation and from how often
 * it would be shown per seat, and lists are ordered by score less a share of it. What a person is shown stays their
 * own best but for a little (`leastNdcg`), and every score shown is the pair's own.
 */
import { type Exposure, measureExposure, ndcgOf, timesShown } from "./exposure.ts";
import { emptyLists, type Lists } from "./lists.ts";
import type { MarketColumns } from "./market.ts";
import { bestPeople } from "./search-people.ts";

export interface Reordered {
  readonly lists: Lists;
  readonly exposure: Exposure;
  /** Ten-thousandths by post, as counted off the scores in the order shown. */
  readonly price: Int32Array;
}

const SHOWN = 10;
const ROUNDS = 12;
const LEAST_NDCG = 0.971;
/** Share of the seat price that counts in the order. */
const SEAT_PRICE_SHARE = 0.25;
/** How fast a post's price follows its exposure, and how far it may go. */
const STEP = 160;
const DEAREST = 2500;
const CHEAPEST = -1500;
/** People to whom a post is offered that stands on nobody's list. */
const FORGOTTEN_PEOPLE = 40;

/** `candidates` are longer lists (50, say) in the person's own order; `seatPrices` those of the allocation. */
export function reorderLists(
  market: MarketColumns,
  candidates: Lists,
  seatPrices: Int32Array,
  shownPlaces = SHOWN,
): Reordered {
  const { vacancies } = market;
  const pool = withForgotten(market, candidates);
  const seats = Int32Array.from(vacancies.freeSeats, (free, v) => free + vacancies.reservedSeats[v]!);
  const price = Int32Array.from(seatPrices, (one) => Math.round(one * SEAT_PRICE_SHARE));
  let lists = orderBy(pool, price, shownPlaces);
  let chosen = { lists, price: price.slice() };
  const usual = sum(lists.count) / Math.max(1, sum(seats));
  for (let round = 0; round < ROUNDS; round += 1) {
    movePrices(price, timesShown(lists, vacancies.length), seats, usual, STEP / (1 + round / 6));
    lists = orderBy(pool, price, shownPlaces);
    if (ndcgOf(candidates, lists) < LEAST_NDCG) break;
    chosen = { lists, price: price.slice() };
  }
  return { ...chosen, exposure: measureExposure(candidates, chosen.lists, vacancies) };
}

const sum = (values: Int32Array) => values.reduce((total, one) => total + one, 0);

/** Dearer what is shown more often per seat than usual, cheaper what is shown less. */
function movePrices(
  price: Int32Array,
  times: Int32Array,
  seats: Int32Array,
  usual: number,
  step: number,
): void {
  for (let v = 0; v < price.length; v += 1) {
    if (seats[v] === 0) continue;
    const share = times[v]! / seats[v]! / usual;
    const move = Math.round(step * Math.log2(Math.max(0.125, Math.min(8, share))));
    price[v] = Math.max(CHEAPEST, Math.min(DEAREST, price[v]! + move));
  }
}

interface Pool {
  readonly lists: Lists;
  /** Posts on nobody's list, by person who could take them. */
  readonly more: ReadonlyMap<number, readonly { readonly vacancy: number; readonly score: number }[]>;
}

function withForgotten(market: MarketColumns, lists: Lists): Pool {
  const times = timesShown(lists, market.vacancies.length);
  const more = new Map<number, { vacancy: number; score: number }[]>();
  for (let vacancy = 0; vacancy < times.length; vacancy += 1) {
    const { freeSeats, reservedSeats } = market.vacancies;
    if (times[vacancy]! > 0 || freeSeats[vacancy]! + reservedSeats[vacancy]! === 0) continue;
    for (const { row, score } of bestPeople(market, vacancy, FORGOTTEN_PEOPLE)) {
      const list = more.get(row);
      if (list === undefined) more.set(row, [{ vacancy, score }]);
      else list.push({ vacancy, score });
    }
  }
  return { lists, more };
}

/** Everybody's first places by score less price; of two alike the post whose id comes first. */
function orderBy({ lists, more }: Pool, price: Int32Array, places: number): Lists {
  const people = lists.count.length;
  const shown = emptyLists(people, places);
  const worth = new Float64Array(places);
  for (let s = 0; s < people; s += 1) {
    let size = 0;
    const put = (vacancy: number, score: number) => {
      const net = score - price[vacancy]!;
      const base = s * places;
      let at = size;
      while (at > 0 && before(net, vacancy, worth[at - 1]!, shown.vacancy[base + at - 1]!)) at -= 1;
      if (at === places) return;
      if (size < places) size += 1;
      for (let i = size - 1; i > at; i -= 1) {
        worth[i] = worth[i - 1]!;
        shown.vacancy[base + i] = shown.vacancy[base + i - 1]!;
        shown.score[base + i] = shown.score[base + i - 1]!;
      }
      worth[at] = net;
      shown.vacancy[base + at] = vacancy;
      shown.score[base + at] = score;
    };
    for (let i = s * lists.k; i < s * lists.k + lists.count[s]!; i += 1)
      put(lists.vacancy[i]!, lists.score[i]!);
    for (const { vacancy, score } of more.get(s) ?? []) put(vacancy, score);
    shown.count[s] = size;
  }
  return shown;
}

const before = (net: number, vacancy: number, otherNet: number, otherVacancy: number) =>
  net > otherNet || (net === otherNet && vacancy < otherVacancy);
