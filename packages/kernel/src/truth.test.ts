import { expect, test } from "vitest";
import { and, not, or, type Truth } from "./truth.ts";

const ALL: readonly Truth[] = [true, false, "unknown"];

test("and, or and not agree with ordinary logic on known values", () => {
  for (const a of [true, false]) {
    expect(not(a)).toBe(!a);
    for (const b of [true, false]) expect([and(a, b), or(a, b)]).toEqual([a && b, a || b]);
  }
});

test("unknown passes through unless the other operand settles the answer", () => {
  expect(ALL.map((a) => and(a, "unknown"))).toEqual(["unknown", false, "unknown"]);
  expect(ALL.map((a) => or(a, "unknown"))).toEqual([true, "unknown", "unknown"]);
  expect(not("unknown")).toBe("unknown");
});

test("nothing is all true and none true", () => {
  expect([and(), or()]).toEqual([true, false]);
});

test("a definite answer stays when an unknown operand becomes known", () => {
  for (const a of ALL) {
    for (const known of [true, false]) {
      if (and(a, "unknown") !== "unknown") expect(and(a, known)).toBe(and(a, "unknown"));
      if (or(a, "unknown") !== "unknown") expect(or(a, known)).toBe(or(a, "unknown"));
    }
  }
});
