import fc from "fast-check";
import { expect, test } from "vitest";
import { quantile } from "./count-figures.ts";

test("between two values in proportion, to a tenth", () => {
  expect(
    quantile(
      [
        [1, 1],
        [4, 1],
      ],
      0.5,
    ),
  ).toBe(2.5);
  expect(quantile([[3, 7]], 0.9)).toBe(3);
  expect(
    quantile(
      [
        [0, 9],
        [10, 1],
      ],
      0.9,
    ),
  ).toBe(1);
  expect(quantile([], 0.5)).toBeNull();
});

test("is what all values in a row give (property)", () => {
  const counted = fc
    .uniqueArray(fc.nat(400), { minLength: 1, maxLength: 12 })
    .chain((values) =>
      fc.tuple(
        ...values
          .toSorted((a, b) => a - b)
          .map((value) => fc.tuple(fc.constant(value), fc.integer({ min: 1, max: 9 }))),
      ),
    );
  fc.assert(
    fc.property(counted, fc.constantFrom(0.5, 0.9), (given, share) => {
      const all = given.flatMap(([value, times]) => Array.from({ length: times }, () => value));
      const at = share * (all.length - 1);
      const [low, high] = [all[Math.floor(at)] ?? 0, all[Math.ceil(at)] ?? 0];
      expect(quantile(given, share)).toBeCloseTo(low + (high - low) * (at % 1), 0);
    }),
  );
});
