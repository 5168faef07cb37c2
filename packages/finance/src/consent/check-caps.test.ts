import { isRefusal } from "@olive/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { REPORT_SECTIONS } from "../protocol/report-sections.ts";
import { type AskedConsent, checkCaps } from "./check-caps.ts";
import type { ConsentPurpose } from "./consent-settings.ts";

const words = { zh: "甲", en: "A" };
const purpose: ConsentPurpose = {
  ...{ code: "loan", name: words, sections: ["registration", "penalties", "tax"] },
  usual: { expiryDays: 30, dataLifeDays: 31, dataMonths: 24 },
  caps: { expiryDays: 31, dataLifeDays: 90, dataMonths: 36, times: 1, banks: 3 },
};
const often: ConsentPurpose = { ...purpose, caps: { ...purpose.caps, times: 12, banks: 1 } };
const granted = new Date("2026-03-01T00:00:00.000Z");
const after = (days: number, milliseconds = 0) =>
  new Date(granted.getTime() + days * 86_400_000 + milliseconds);
const bank = { sections: ["registration"] as const };

const usual: AskedConsent = {
  ...{ banks: [bank], sections: ["registration", "tax"], times: 1, dataLifeDays: 31, grantedAt: granted },
  ...{ dataRange: { from: "2024-03-01", to: "2026-03-01" }, expiresAt: after(30) },
};

/** What is asked for, and the attribute that is refused; null: it passes. */
const cases: readonly [string, ConsentPurpose, Partial<AskedConsent>, string | null][] = [
  ["the usual", purpose, {}, null],
  ["as many banks as the cap", purpose, { banks: [bank, bank, bank] }, null],
  ["one bank more", purpose, { banks: [bank, bank, bank, bank] }, "banks"],
  ["one bank, of one that is allowed", often, { banks: [bank] }, null],
  ["two banks where one is allowed", often, { banks: [bank, bank] }, "banks"],
  ["all sections of the purpose", purpose, { sections: ["registration", "penalties", "tax"] }, null],
  ["a section beyond the purpose", purpose, { sections: ["registration", "property"] }, "sections"],
  ["a bank's section beyond the purpose", purpose, { banks: [{ sections: ["judgments"] }] }, "sections"],
  ["every section that there is", purpose, { sections: REPORT_SECTIONS }, "sections"],
  ["twice where once is allowed", purpose, { times: 2 }, "mode"],
  ["as often as the cap", often, { times: 12 }, null],
  ["once more", often, { times: 13 }, "times"],
  [
    "data of as many months as the cap",
    purpose,
    { dataRange: { from: "2023-03-01", to: "2026-03-01" } },
    null,
  ],
  ["a day more", purpose, { dataRange: { from: "2023-02-28", to: "2026-03-01" } }, "dataRange"],
  ["to the leap day", purpose, { dataRange: { from: "2021-02-28", to: "2024-02-29" } }, null],
  [
    "to the day before it, from a day too early",
    purpose,
    { dataRange: { from: "2021-02-27", to: "2024-02-28" } },
    "dataRange",
  ],
  ["a data life at the cap", purpose, { dataLifeDays: 90 }, null],
  ["a data life of a day more", purpose, { dataLifeDays: 91 }, "dataLife"],
  ["an expiry at the cap", purpose, { expiresAt: after(31) }, null],
  ["an expiry of a millisecond more", purpose, { expiresAt: after(31, 1) }, "expiry"],
];

function attributeOf(asked: Partial<AskedConsent>, of = purpose): unknown {
  try {
    checkCaps(of, { ...usual, ...asked });
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    expect(error.status).toBe(error.code === "consent-over-cap" ? 412 : 422);
    return error.details.attribute ?? error.code;
  }
}

test("there are twenty", () => expect(cases).toHaveLength(20));

test.each(cases)("%s", (_what, of, asked, attribute) => {
  expect(attributeOf(asked, of)).toBe(attribute);
});

test("the refusal says which attribute, in words and by its name", () => {
  try {
    checkCaps(purpose, { ...usual, dataLifeDays: 400 });
    expect.unreachable();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    for (const text of [error.wording.zh, error.wording.en]) {
      for (const part of ["dataLife", "90", "400"]) expect(text).toContain(part);
    }
  }
});

test("a range that runs backwards, or an end that has passed, is none", () => {
  expect(attributeOf({ dataRange: { from: "2026-03-02", to: "2026-03-01" } })).toBe("consent-range-wrong");
  expect(attributeOf({ dataRange: { from: "2026-02-30", to: "2026-03-01" } })).toBe("consent-range-wrong");
  expect(attributeOf({ expiresAt: granted })).toBe("consent-range-wrong");
});

test("whatever is at or below every cap passes, and one more of anything doesn't", () => {
  const within = fc.record({
    banks: fc.integer({ min: 1, max: 3 }).map((count) => Array.from({ length: count }, () => bank)),
    dataLifeDays: fc.integer({ min: 1, max: 90 }),
    expiresAt: fc.integer({ min: 1, max: 31 }).map((days) => after(days)),
  });
  fc.assert(
    fc.property(within, (asked) => {
      expect(attributeOf(asked)).toBe(null);
    }),
  );
  const beyond = fc.constantFrom<Partial<AskedConsent>>(
    { banks: [bank, bank, bank, bank] },
    { dataLifeDays: 91 },
    { expiresAt: after(32) },
    { times: 2 },
  );
  fc.assert(
    fc.property(within, beyond, (asked, more) => {
      expect(attributeOf({ ...asked, ...more })).not.toBe(null);
    }),
  );
});
