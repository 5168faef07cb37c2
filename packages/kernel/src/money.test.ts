import fc from "fast-check";
import { expect, test } from "vitest";
import { addFen, fen, formatWan, formatYuan, parseYuan, readYuan, splitFen } from "./money.ts";
import { Refusal } from "./refusal.ts";

test("yuan are read to the fen without floating point", () => {
  expect(parseYuan("12,345.60")).toBe(1_234_560);
  expect(parseYuan("0.1")).toBe(10);
  expect(parseYuan("-0.05")).toBe(-5);
  expect(Object.is(parseYuan("-0"), 0)).toBe(true);
  expect(addFen(parseYuan("0.1"), parseYuan("0.2"))).toBe(parseYuan("0.3"));
});

test("a third decimal, a misplaced comma and words are no amount", () => {
  for (const text of ["1.234", "1,23", "一百", "", "1e3", "99999999999999999"]) {
    expect(readYuan(text)).toBeUndefined();
  }
  expect(() => parseYuan("一百")).toThrow(Refusal);
  expect(() => fen(0.5)).toThrow(RangeError);
});

test("amounts are written with thousands, and large ones in 万元", () => {
  expect(formatYuan(fen(1_234_560))).toBe("12,345.60");
  expect(formatYuan(fen(-5))).toBe("-0.05");
  expect(formatWan(fen(150_000_000))).toBe("150万元");
  expect(formatWan(fen(1_234_567_800))).toBe("1234.57万元");
});

test("what is written is read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), (amount) => {
      expect(parseYuan(formatYuan(fen(amount)))).toBe(amount + 0);
    }),
  );
});

test("the parts of a split add up, and each is within one fen of its share", () => {
  expect(splitFen(fen(100), [1, 1, 1])).toEqual([34, 33, 33]);
  expect(splitFen(fen(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
  const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), weights, (amount, shares) => {
      fc.pre(shares.some((share) => share > 0));
      const total = shares.reduce((a, b) => a + b, 0);
      const parts = splitFen(fen(amount), shares);
      expect(addFen(...parts)).toBe(amount);
      for (const [i, part] of parts.entries()) {
        expect(Math.abs(part - ((shares[i] ?? 0) * amount) / total)).toBeLessThan(1.001);
      }
    }),
  );
  expect(() => splitFen(fen(1), [0])).toThrow(RangeError);
});
