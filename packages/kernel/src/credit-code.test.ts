import { describe, expect, test } from "vitest";
import { checkCreditCode, creditCodeOf, isOrganisationCode } from "./credit-code.ts";
import vectors from "./testing/test-vectors.json" with { type: "json" };

describe("GB 32100", () => {
  test.each(vectors.uscc.valid)("$code is $source", ({ code }) => {
    expect(checkCreditCode(code)).toEqual({ ok: true, code });
    expect(isOrganisationCode(code.slice(8, 17))).toBe(true);
    expect(creditCodeOf(code.slice(0, 2), code.slice(2, 8), code.slice(8, 16))).toBe(code);
  });

  test.each(vectors.uscc.invalid)("$code is wrong: $reason", ({ code }) => {
    expect(checkCreditCode(code).ok).toBe(false);
  });

  test("the reason is the first thing wrong", () => {
    expect(checkCreditCode("1133070205685158G")).toEqual({ ok: false, reason: "length" });
    expect(checkCreditCode("9135O100M000100Y43")).toEqual({ ok: false, reason: "alphabet" });
    expect(checkCreditCode("91350100M000100Y4中")).toEqual({ ok: false, reason: "alphabet" });
    expect(checkCreditCode("11330702056851584H")).toEqual({ ok: false, reason: "check" });
  });

  test("a code is not made from letters outside the alphabet", () => {
    expect(() => creditCodeOf("91", "330799", "IIIIIIII")).toThrow(RangeError);
    expect(() => creditCodeOf("91", "330799", "MA2E")).toThrow(RangeError);
  });
});

test("the organisation code inside has a check of its own (GB 11714)", () => {
  expect(isOrganisationCode("056851584")).toBe(true);
  expect(isOrganisationCode("056851585")).toBe(false);
  expect(isOrganisationCode("05685158")).toBe(false);
});
