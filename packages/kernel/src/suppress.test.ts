import fc from "fast-check";
import { expect, test } from "vitest";
import { suppress, suppressTotal } from "./suppress.ts";

test.each([
  [
    [120, 30, 0],
    [120, 30, 0],
  ],
  [
    [120, 3, 30, 7],
    [120, null, 30, null],
  ],
  [
    [1, 1, 9, 50],
    [null, null, null, 50],
  ],
  [
    [4, 4, 10],
    [null, null, 10],
  ],
  [
    [2, 0],
    [null, 0],
  ],
])("of %j is shown %j", (counts, shown) => {
  expect(suppress(counts)).toEqual(shown);
});

test("a total below five is hidden, none is not", () => {
  expect([0, 1, 4, 5].map((total) => suppressTotal(total))).toEqual([0, null, null, 5]);
});

test("no hidden cell can be worked out from the total and the cells shown", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }), (counts) => {
      const shown = suppress(counts);
      const total = counts.reduce((sum, count) => sum + count, 0);
      shown.forEach((cell, index) => {
        if (cell !== null) {
          expect(cell).toBe(counts[index]);
          expect(cell === 0 || cell >= 5).toBe(true);
        }
      });
      const hidden = counts.filter((_, index) => shown[index] === null);
      if (hidden.length === 0 || suppressTotal(total) === null) return;
      const rest = hidden.reduce((sum, count) => sum + count, 0);
      // Each hidden cell may be anything from 1 to what the others, at least 1 each, leave.
      expect(rest - (hidden.length - 1)).toBeGreaterThan(1);
      expect(hidden.length).toBeGreaterThan(1);
    }),
    { numRuns: 2000 },
  );
});

test("a sensitive break-down asks for larger cells", () => {
  expect(suppress([40, 8, 12], 10)).toEqual([40, null, null]);
  expect([9, 10].map((total) => suppressTotal(total, 10))).toEqual([null, 10]);
});
