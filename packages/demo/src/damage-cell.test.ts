import { checkResidentId, normaliseIdentifier } from "@olive/kernel";
import { expect, test } from "vitest";
import { damageCell } from "./damage-cell.ts";
import { createRandom } from "./random.ts";
import type { ColumnLayout, DemoLayout } from "./settings.ts";

const layout = { neverExisted: "330799999999" } as DemoLayout;

function damaged(type: ColumnLayout["type"], text: string, value: string | number = text): Set<string> {
  const random = createRandom(1, 1);
  const column: ColumnLayout = { code: "x", header: "甲", type, values: { male: "男", female: "女" } };
  return new Set(Array.from({ length: 500 }, () => damageCell({ text, value, column, layout }, random)));
}

test("an ID number comes out clean, damaged, invalid and missing", () => {
  const outcomes = new Set(
    [...damaged("residentId", "330799199003070037")].map((text) => {
      const check = checkResidentId(normaliseIdentifier(text), 20220531);
      return check.ok ? check.id : check.reason;
    }),
  );
  expect(outcomes).toEqual(new Set(["330799199003070037", "damaged", "invalid"]));
});

test("a date keeps its day in some forms and loses it in others", () => {
  const texts = damaged("date", "2022-04-05", 20220405);
  for (const text of ["44656", "20220405", "2022年4月5日", "2022-02-30", "去年底", "N/A"]) {
    expect(texts).toContain(text);
  }
});

test("an amount is written with commas, 元 and 万, or cannot be read", () => {
  const texts = damaged("amount", "12345.60", 12345.6);
  for (const text of ["12,345.60", "12345.60元", "1.23456万", "-12345.60", "约五万"])
    expect(texts).toContain(text);
});

test("sex is coded, or contradicts the number", () => {
  expect(damaged("sex", "男", "male")).toEqual(
    new Set(["1", "M", "女", "", "-", "无", "NULL", "null", "N/A"]),
  );
});
