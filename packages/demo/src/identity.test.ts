import { birthDateOf, isWellFormedResidentId, Refusal, sexOf } from "@olive/kernel";
import { expect, test } from "vitest";
import { createIdAllocator, FIRST_PERSONA_SEQUENCE } from "./identity.ts";

test("numbers are valid, tell birth date and sex, and are given once", () => {
  const take = createIdAllocator("330799");
  const ids = new Set<string>();
  for (const sex of ["male", "female"] as const) {
    for (let i = 0; i < 400; i += 1) {
      const id = take(19840229, sex);
      expect(isWellFormedResidentId(id)).toBe(true);
      expect([birthDateOf(id), sexOf(id)]).toEqual([19840229, sex]);
      expect(Number(id.slice(14, 17))).toBeLessThan(FIRST_PERSONA_SEQUENCE);
      ids.add(id);
    }
  }
  expect(ids.size).toBe(800);
});

test("a day on which too many are born is refused, not repeated", () => {
  const take = createIdAllocator("330799");
  expect(() => {
    for (let i = 0; i < 451; i += 1) take(19840229, "male");
  }).toThrow(Refusal);
});
