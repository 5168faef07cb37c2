/**
 * A sequence of choices for generators that are written as plain functions. fast-check draws a seed and how many
 * choices are free; after those every choice is the first one, so generators put what ends a recursion first, and a
 * failing case shrinks by having fewer free choices.
 */
import * as fc from "fast-check";

export interface Choices {
  /** 0 … below − 1. */
  number(below: number): number;
  of<T>(options: readonly T[]): T;
  /** True once in so many times. */
  oneIn(times: number): boolean;
}

/** mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

export function choicesFrom(seed: number, free: number): Choices {
  const random = randomFrom(seed);
  let left = free;
  const choices: Choices = {
    number: (below) => (left-- > 0 ? random() % below : 0),
    of<T>(options: readonly T[]): T {
      const chosen = options[choices.number(options.length)];
      if (chosen === undefined) throw new Error("no options");
      return chosen;
    },
    oneIn: (times) => choices.number(times) === times - 1,
  };
  return choices;
}

/** Long enough for one world and its criteria; short ones make small cases. */
const MOST_CHOICES = 4000;
const FEWEST_CHOICES = 200;

/** A function, so that a property that is run again while shrinking begins with the first choice. */
export function anyChoices(): fc.Arbitrary<() => Choices> {
  const seed = fc.noShrink(fc.integer({ min: 0, max: 2 ** 31 - 1 }));
  const free = fc.integer({ min: FEWEST_CHOICES, max: MOST_CHOICES });
  return fc.tuple(seed, free).map(
    ([from, many]) =>
      () =>
        choicesFrom(from, many),
  );
}
