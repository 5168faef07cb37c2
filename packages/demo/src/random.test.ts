import { expect, test } from "vitest";
import { createRandom, draw, drawListed, weigh } from "./random.ts";

function first(seed: number, stream: number): number[] {
  const random = createRandom(seed, stream);
  return Array.from({ length: 5 }, () => random.int(0, 1_000_000));
}

test("the same seed and stream give the same numbers, any other gives others", () => {
  expect(first(7, 1)).toEqual(first(7, 1));
  expect(first(7, 2)).not.toEqual(first(7, 1));
  expect(first(8, 1)).not.toEqual(first(7, 1));
  expect(first(7 + 2 ** 40, 1)).not.toEqual(first(7, 1));
});

test("neighbouring streams are unrelated: their first numbers spread evenly", () => {
  const means = [0, 1].map((at) => {
    let sum = 0;
    for (let stream = 0; stream < 20_000; stream += 1) sum += (first(1, stream)[at] ?? 0) / 1_000_000;
    return sum / 20_000;
  });
  for (const mean of means) expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
});

test("items are drawn by weight, and never with weight 0", () => {
  const items = [
    { code: "a", weight: 3 },
    { code: "b", weight: 0 },
    { code: "c", weight: 1 },
  ];
  const random = createRandom(1, 1);
  for (const next of [
    () =>
      draw(
        random,
        weigh(items, ({ weight }) => weight),
      ),
    () => drawListed(random, items),
  ]) {
    const counts = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < 8000; i += 1) counts[next().code as "a" | "b" | "c"] += 1;
    expect(counts.b).toBe(0);
    expect(Math.abs(counts.a - 6000)).toBeLessThan(200);
  }
});

test("nothing can't be drawn from", () => {
  const random = createRandom(1, 1);
  expect(() =>
    draw(
      random,
      weigh([], () => 1),
    ),
  ).toThrow(RangeError);
  expect(() => drawListed(random, [])).toThrow(RangeError);
});
