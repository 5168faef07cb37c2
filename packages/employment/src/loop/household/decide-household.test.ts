import type { CalendarDate } from "@olive/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type HouseholdMember, isOfWorkingAge, isWithoutWork } from "./decide-household.ts";

const AGE = { from: 16, male: 60, female: 55, reference: "虚构" };
const ON = "2022-06-16" as CalendarDate;
const member = (birth: string, works: HouseholdMember["works"], sex: HouseholdMember["sex"] = "male") => ({
  ...{ birth: birth as CalendarDate, sex, works },
});

test("all of working age are known not to work, whatever children and the old do", () => {
  const old = member("1950-01-01", "unknown");
  const child = member("2015-01-01", "unknown");
  expect(isWithoutWork([member("1980-01-01", "no"), old, child], AGE, ON)).toBe("yes");
  expect(isWithoutWork([member("1980-01-01", "unknown"), member("1982-01-01", "no")], AGE, ON)).toBe(
    "unknown",
  );
  expect(isWithoutWork([member("1980-01-01", "no"), member("1950-01-01", "yes")], AGE, ON)).toBe("no");
  expect(isWithoutWork([old, child], AGE, ON)).toBe("no");
});

test("working age begins and ends on the birthday", () => {
  expect(isOfWorkingAge(member("2006-06-16", "no"), AGE, ON)).toBe(true);
  expect(isOfWorkingAge(member("2006-06-17", "no"), AGE, ON)).toBe(false);
  expect(isOfWorkingAge(member("1962-06-17", "no"), AGE, ON)).toBe(true);
  expect(isOfWorkingAge(member("1962-06-16", "no"), AGE, ON)).toBe(false);
  expect(isOfWorkingAge(member("1967-06-16", "no", "female"), AGE, ON)).toBe(false);
});

test("a definite answer never changes because something more becomes known (property)", () => {
  const someone = fc.record({
    birth: fc.constantFrom("1950-01-01", "1980-01-01", "2015-01-01") as fc.Arbitrary<CalendarDate>,
    sex: fc.constantFrom("male" as const, "female" as const),
    works: fc.constantFrom("yes" as const, "no" as const, "unknown" as const),
  });
  const told = fc.constantFrom("no" as const);
  fc.assert(
    fc.property(fc.array(someone, { maxLength: 6 }), told, (members, known) => {
      const before = isWithoutWork(members, AGE, ON);
      const after = isWithoutWork(
        members.map((one) => (one.works === "unknown" ? { ...one, works: known } : one)),
        AGE,
        ON,
      );
      if (before !== "unknown") expect(after).toBe(before);
    }),
  );
});
