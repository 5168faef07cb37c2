/** How evenly posts are shown, and how far a shown list is from the person's own order. */
import type { Lists } from "./lists.ts";
import type { VacancyColumns } from "./market.ts";

export interface Exposure {
  /** Mean over people of the discounted sum of scores shown over that of their own best (1 is their own order). */
  readonly ndcg: number;
  /** Gini coefficient over posts of times shown per seat. */
  readonly giniPerSeat: number;
  readonly worstPerSeat: number;
  /** Share of posts with seats that anybody is shown. */
  readonly coverage: number;
}

export function measureExposure(own: Lists, shown: Lists, vacancies: VacancyColumns): Exposure {
  const times = timesShown(shown, vacancies.length);
  const perSeat: number[] = [];
  for (let v = 0; v < vacancies.length; v += 1) {
    const seats = vacancies.freeSeats[v]! + vacancies.reservedSeats[v]!;
    if (seats > 0) perSeat.push(times[v]! / seats);
  }
  return {
    ndcg: ndcgOf(own, shown),
    giniPerSeat: giniOf(perSeat),
    worstPerSeat: perSeat.reduce((worst, one) => Math.max(worst, one), 0),
    coverage: perSeat.filter((one) => one > 0).length / Math.max(1, perSeat.length),
  };
}

export function timesShown(lists: Lists, posts: number): Int32Array {
  const times = new Int32Array(posts);
  for (let s = 0; s < lists.count.length; s += 1) {
    for (let place = 0; place < lists.count[s]!; place += 1) times[lists.vacancy[s * lists.k + place]!]! += 1;
  }
  return times;
}

/** Linear gains (the score itself), discounted by log2 of the place: what the person loses by another order. */
export function ndcgOf(own: Lists, shown: Lists): number {
  let sum = 0;
  let people = 0;
  for (let s = 0; s < shown.count.length; s += 1) {
    const count = shown.count[s]!;
    if (count === 0) continue;
    let got = 0;
    let best = 0;
    for (let place = 0; place < count; place += 1) {
      const discount = 1 / Math.log2(place + 2);
      got += shown.score[s * shown.k + place]! * discount;
      best += own.score[s * own.k + place]! * discount;
    }
    sum += best > 0 ? got / best : 1;
    people += 1;
  }
  return people === 0 ? 1 : sum / people;
}

export function giniOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  let weighted = 0;
  let total = 0;
  for (const [index, value] of sorted.entries()) {
    weighted += (index + 1) * value;
    total += value;
  }
  const n = sorted.length;
  return total === 0 ? 0 : (2 * weighted) / (n * total) - (n + 1) / n;
}
