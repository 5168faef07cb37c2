/**
 * A sequence of choices made by fast-check, consumed by generators that are written as plain functions. When it is
 * used up every choice is the first one, so generators put what ends a recursion first; fast-check shrinks a failing
 * case by shortening the sequence.
 */
import * as fc from "fast-check";

export interface Choices {
  /** 0 … below − 1. */
  number(below: number): number;
  of<T>(options: readonly T[]): T;
  /** True once in so many times. */
  oneIn(times: number): boolean;
}

export function choicesFrom(numbers: readonly number[]): Choices {
  let at = 0;
  const choices: Choices = {
    number(below) {
      const chosen = numbers[at++] ?? 0;
      return chosen % below;
    },
    of<T>(options: readonly T[]): T {
      const chosen = options[choices.number(options.length)];
      if (chosen === undefined) throw new Error("no options");
      return chosen;
    },
    oneIn: (times) => choices.number(times) === times - 1,
  };
  return choices;
}

/** Long enough for one world and its criteria. */
const MOST_CHOICES = 4000;
const FEWEST_CHOICES = 1500;

export function anyChoices(): fc.Arbitrary<Choices> {
  return fc
    .array(fc.nat({ max: 0xffff }), { minLength: FEWEST_CHOICES, maxLength: MOST_CHOICES, size: "max" })
    .map(choicesFrom);
}
