import { describe, expect, test } from "vitest";
import { createAttemptLimit } from "./attempt-limit.ts";
import { countFailure, FREE_FAILURES, lockUntil } from "./lock-out.ts";
import { hashPassword, isPassword, refuseWeakPassword } from "./password.ts";

const now = new Date("2026-03-02T01:00:00Z");
const minutesAfter = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe("a lock", () => {
  test("begins after five failures, doubles, and never grows past a day", () => {
    expect(lockUntil(FREE_FAILURES - 1, now)).toBeNull();
    expect([5, 6, 7].map((failures) => lockUntil(failures, now))).toEqual([5, 10, 20].map(minutesAfter));
    expect(lockUntil(40, now)).toEqual(minutesAfter(24 * 60));
  });

  test("forgets failures of the day before", () => {
    expect(countFailure({ count: 4, lastAt: minutesAfter(-60) }, now)).toBe(5);
    expect(countFailure({ count: 4, lastAt: minutesAfter(-25 * 60) }, now)).toBe(1);
    expect(countFailure({ count: 0, lastAt: null }, now)).toBe(1);
  });
});

test("attempts are limited by key, in a window that slides", () => {
  const limit = createAttemptLimit(2, 60_000);
  expect([limit.take("a", now), limit.take("a", now), limit.take("a", now), limit.take("b", now)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(limit.take("a", minutesAfter(2))).toBe(true);
});

describe("a password", () => {
  test("is known again, full-width digits too, and nothing else is", async () => {
    const kept = await hashPassword("olive-hill-42");
    expect(await isPassword("olive-hill-42", kept)).toBe(true);
    expect(await isPassword("olive-hill-４２", kept)).toBe(true);
    expect(await isPassword("olive-hill-43", kept)).toBe(false);
    expect(await isPassword("olive-hill-42", undefined)).toBe(false);
  });

  test.each(["short-1", "onlyletterslong", "123456789012", "a1a1a1a1a1a1", "guanshan-2026"])(
    "%s is too weak",
    (weak) => {
      expect(() => refuseWeakPassword(weak, "guanshan")).toThrow();
    },
  );

  test("of a few words is strong enough", () => {
    expect(() => refuseWeakPassword("olive-hill-spring", "guanshan")).not.toThrow();
  });
});
