import { expect, test } from "vitest";
import { readAges, readSchooling, UNREADABLE } from "./read-cells.ts";
import { readPay } from "./read-pay.ts";

test.each([
  ["4000-6000", 4000, 6000],
  ["4,000～6,000元/月", 4000, 6000],
  ["4-6千", 4000, 6000],
  ["0.5万以上", 5000, null],
  ["5000+", 5000, null],
  ["月薪5000", 5000, 5000],
  ["8-12K·13薪", 8000, 12_000],
  ["8k-12k*14薪", 8000, 12_000],
  ["12-18万/年", 10_000, 15_000],
  ["年薪12万以上", 10_000, null],
  ["96000元/年", 8000, 8000],
  ["6000元以内", null, 6000],
  ["4500元/人/月", 4500, 4500],
])("%s is %s to %s yuan a month", (text, from, to) => {
  expect(readPay(text)).toEqual({ from, to });
});

test.each(["6-8", "15", "200/天", "25元/小时", "看能力", "1万-"])("%s isn't guessed at", (text) => {
  expect(readPay(text)).toBe(UNREADABLE);
});

test.each(["面议", "", "/"])("%s says nothing", (text) => {
  expect(readPay(text)).toBeUndefined();
});

test.each([
  ["大专及以上", 5],
  ["高中/中专", 3],
  ["初中毕业", 2],
  ["学历不限", undefined],
  ["不限学历", undefined],
  ["本科（全日制）", 6],
  ["统招本科及以上", 6],
  ["职业高中", 4],
  ["高中以下", undefined],
  ["小学以上文化", 1],
  ["识字即可", 0],
])("schooling: %s is band %s", (text, band) => {
  expect(readSchooling(text)).toBe(band);
});

test.each([
  ["18-45", { ageFrom: 18, ageTo: 45 }],
  ["18周岁以上", { ageFrom: 18 }],
  ["45岁以内", { ageTo: 45 }],
  ["年龄不限", undefined],
])("age: %s", (text, ages) => {
  expect(readAges(text)).toEqual(ages);
});
