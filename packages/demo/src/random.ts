/** Numbers that look random and are the same on every machine for the same seed and stream. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Standard normal (Box-Muller). */
  normal(): number;
}

/** Rounds that sfc32 needs before its output is unrelated to the seed. */
const WARM_UP = 12;
const TWO_TO_32 = 4_294_967_296;

/**
 * sfc32 (public domain, PractRand) seeded by a seed and a stream. Each household has a stream of its own, so that a
 * change in how one is made leaves all others as they were.
 */
export function createRandom(seed: number, stream: number): Random {
  let a = seed | 0;
  let b = Math.floor(seed / TWO_TO_32) | 0;
  let c = stream | 0;
  let d = 1;
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / TWO_TO_32;
  };
  for (let i = 0; i < WARM_UP; i += 1) next();
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** Items with weights, ready to draw from. */
export interface Weighted<T> {
  readonly items: readonly T[];
  readonly upTo: Float64Array;
}

/** Weights need not add up to 1; items of weight 0 are never drawn. */
export function weigh<T>(items: readonly T[], weightOf: (item: T) => number): Weighted<T> {
  const upTo = new Float64Array(items.length);
  let sum = 0;
  for (const [position, item] of items.entries()) {
    sum += weightOf(item);
    upTo[position] = sum;
  }
  return { items, upTo };
}

/** One item, drawn by weight. Throws RangeError where there is nothing to draw from. */
export function draw<T>(random: Random, from: Weighted<T>): T {
  const total = from.upTo.at(-1) ?? 0;
  if (!(total > 0)) throw new RangeError("nothing to draw from");
  const target = random.next() * total;
  let low = 0;
  let high = from.upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((from.upTo[middle] as number) > target) high = middle;
    else low = middle + 1;
  }
  return from.items[low] as T;
}

/** One item of a short list, drawn by its own weight. */
export function drawListed<T extends { readonly weight: number }>(random: Random, items: readonly T[]): T {
  let left = random.next() * items.reduce((sum, { weight }) => sum + weight, 0);
  for (const item of items) {
    left -= item.weight;
    if (left < 0) return item;
  }
  throw new RangeError("nothing to draw from");
}
