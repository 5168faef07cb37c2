import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromDateNumber, fromEpochDay } from "./calendar-date.ts";
import { birthDateOf, checkResidentId, isWellFormedResidentId, residentIdOf, sexOf } from "./resident-id.ts";
import vectors from "./testing/test-vectors.json" with { type: "json" };
import { normaliseIdentifier } from "./text.ts";

const TODAY = 20220531;
const check = (text: string) => checkResidentId(normaliseIdentifier(text), TODAY);

describe("GB 11643", () => {
  test.each(vectors.idCard.valid)("$id is $source", ({ id, birth, sex }) => {
    expect(check(id)).toEqual({ ok: true, id });
    expect(isWellFormedResidentId(id)).toBe(true);
    expect(fromDateNumber(birthDateOf(id))).toBe(birth);
    expect(sexOf(id)).toBe(sex);
  });

  test.each(vectors.idCard.upgrade15to18)("$from becomes $to", ({ from, to }) => {
    expect(check(from)).toEqual({ ok: true, id: to });
  });

  test.each([
    "110105194912310021",
    "33079919630229001X",
    "330799209913010013",
    "330799209901010016",
    "1101051949123100",
    "",
    "33079919630214O02X",
    "33079963022900A",
    "330799630229001",
  ])("%s is invalid", (text) => {
    expect(check(text)).toEqual({ ok: false, reason: "invalid" });
  });

  test("lower case and full width are right once normalised", () => {
    for (const text of ["11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ"]) {
      expect(check(text)).toEqual({ ok: true, id: "11010519491231002X" });
    }
  });
});

describe("what a spreadsheet did", () => {
  test.each(["3.30799E+17", "3.3079919630214E+17", "3E+17", "3.30799e17", "330799196302140000"])(
    "%s is damaged",
    (text) => {
      expect(check(text)).toEqual({ ok: false, reason: "damaged" });
    },
  );

  test("a number that ends in 000 by right is no damage", () => {
    expect(check("330799198004250000")).toEqual({ ok: true, id: "330799198004250000" });
  });
});

test("the future depends on the day asked about", () => {
  const id = residentIdOf("33079920220601001");
  expect(checkResidentId(id, 20220531).ok).toBe(false);
  expect(checkResidentId(id, 20220601).ok).toBe(true);
});

test("every number made from a real day holds, and no single wrong digit does", () => {
  const first17 = fc
    .tuple(fc.integer({ min: -25_000, max: 19_000 }), fc.integer({ min: 0, max: 999 }))
    .map(([day, sequence]) => `330799${fromEpochDay(day)}${String(sequence).padStart(3, "0")}`);
  fc.assert(
    fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, change) => {
      const id = residentIdOf(digits);
      expect(check(id)).toEqual({ ok: true, id });
      const wrong = String((Number(id[at]) + change) % 10);
      expect(check(id.slice(0, at) + wrong + id.slice(at + 1)).ok).toBe(false);
    }),
  );
});
