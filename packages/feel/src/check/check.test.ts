import { describe, expect, test } from "vitest";
import { parsed, schemaOf } from "../testing/small-schema.ts";
import { checkCriterion } from "./check.ts";

const schema = schemaOf(
  {
    person: {
      年龄: { kind: "number", scale: 0 },
      收入: { kind: "number", scale: 2, min: 0, max: 1_000_000_000 },
      性别: { kind: "text" },
      出生日期: { kind: "date" },
      户: { kind: "link", entity: "household" },
      失业登记: { kind: "rows", entity: "失业登记", absent: "none" },
      甲: "乙",
      乙: "甲 or 年龄 > 3",
      坏: "年龄 + 性别 > 3",
    },
    household: {
      成员: { kind: "rows", entity: "person", absent: "none" },
      人均: "sum(成员.收入) / count(成员)",
    },
    失业登记: { 登记日期: { kind: "date" }, 开始年月: { kind: "month" }, 就业意愿: { kind: "text" } },
  },
  { 认定日期: { kind: "date" }, 认定月: { kind: "month" }, 线: { kind: "number", scale: 2 } },
);

function faults(source: string) {
  const result = checkCriterion(parsed(source), schema, "person");
  if (result.ok) return [];
  return result.diagnostics.map(({ code, from, to, repair, message }) => ({
    code,
    text: source.slice(from, to),
    ...(repair === undefined ? {} : { repair }),
    en: message.en,
    zh: message.zh,
  }));
}

const codesAndPlaces = (source: string) => faults(source).map(({ code, text }) => [code, text]);

describe("what is accepted", () => {
  test.each([
    '年龄 >= 60 and 性别 = "女"',
    'some 登记 in 失业登记 satisfies 登记.登记日期 <= 认定日期 - duration("P6M")',
    'count(失业登记[就业意愿 = "是"]) > 1',
    "失业登记[-1].登记日期.year = 2022",
    "户.人均 < 线",
    "every 人 in 户.成员 satisfies count(人.失业登记[登记日期 < 人.出生日期]) = 0",
    "收入 between 100 and 线 * 2",
    "年龄 in [16..60) or 年龄 in (< 3, > 90)",
    "失业登记[1] = null or 户 != null",
    '失业登记[开始年月 <= 认定月][1].就业意愿 in ("是", "否")',
  ])("%s", (source) => {
    expect(faults(source)).toEqual([]);
  });

  test("a number knows its scale: yuan with two decimals times a count has two", () => {
    const result = checkCriterion(parsed("收入 * 年龄 > 3"), schema, "person");
    expect(
      result.ok && result.checked.expression.kind === "compare" && result.checked.expression.left.scale,
    ).toBe(2);
  });

  test("the constants that a criterion hangs on are known through its definitions", () => {
    const result = checkCriterion(parsed("户.人均 < 线"), schema, "person");
    expect(result.ok && [...result.checked.constants]).toEqual(["线"]);
  });
});

describe("what is refused, where, and with which repair", () => {
  test("a name that nothing has, with the nearest one", () => {
    expect(faults("年令 > 3")).toMatchObject([{ code: "unknown-name", text: "年令", repair: "年龄" }]);
    expect(faults("some 登记 in 失业登记 satisfies 登记.登记日其 <= 认定日期")).toMatchObject([
      { code: "unknown-name", text: "登记日其", repair: "登记日期" },
    ]);
  });

  test("types that do not go together", () => {
    expect(faults('年龄 > "60"')).toMatchObject([
      { code: "type", text: '年龄 > "60"', zh: "数与文字不能比较" },
    ]);
    expect(codesAndPlaces('年龄 and 性别 = "女"')).toEqual([["type", "年龄"]]);
    expect(codesAndPlaces("性别 + 1 > 3")).toEqual([["unsupported", "性别"]]);
    expect(codesAndPlaces("年龄 + 1")).toEqual([["type", "年龄 + 1"]]);
  });

  test("a month is compared with a month, not with a day", () => {
    expect(codesAndPlaces("失业登记[1].开始年月 <= 认定日期")).toEqual([
      ["type", "失业登记[1].开始年月 <= 认定日期"],
    ]);
  });

  test("every fault of a conjunction at once", () => {
    expect(codesAndPlaces("年令 > 3 and 性别 = 1 and modulo(年龄, 2) = 0")).toEqual([
      ["unknown-name", "年令"],
      ["type", "性别 = 1"],
      ["unsupported", "modulo(年龄, 2)"],
    ]);
  });

  test.each([
    ["abs(年龄) > 3", "abs(年龄)"],
    ["年龄 ** 2 > 3", "年龄 ** 2"],
    ["(for x in 失业登记 return x.登记日期)[1] = 认定日期", "for x in 失业登记 return x.登记日期"],
    ["收入 / 年龄 + 1 > 3", "收入 / 年龄"],
    ["today() > 认定日期", "today()"],
    ["失业登记[年龄 > 3][1] = null", "年龄"],
    ["some x in [1, 2] satisfies x > 年龄", "[1, 2]"],
    ["户 = 户", "户 = 户"],
  ])("%s is not carried", (source, place) => {
    expect(codesAndPlaces(source)).toEqual([["unsupported", place]]);
  });

  test("definitions that go round in a circle, or are at fault themselves", () => {
    expect(faults("甲").map(({ code }) => code)).toEqual(["definition"]);
    expect(faults("坏").map(({ zh }) => zh)).toEqual(["定义“坏”有错，请先改正"]);
  });

  test("a product that could leave the exact range of numbers", () => {
    expect(codesAndPlaces("收入 * 收入 > 3")).toEqual([["too-large", "收入 * 收入"]]);
  });
});
