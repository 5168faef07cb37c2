/**
 * The habits of other engines that answer "yes" or "no" where data are missing, each with the number of people that it
 * decided wrongly among a million (research on rules, section 5). Here each of them is unknown, or decided by bounds.
 */
import { describe, expect, test } from "vitest";
import type { ConstantValue } from "../schema.ts";
import { addRow, emptyWorld, parsed, schemaOf } from "../testing/small-schema.ts";
import { type Cell, columnsOf, UNKNOWN } from "../testing/world.ts";
import { compile } from "./compile.ts";

const schema = schemaOf(
  {
    person: {
      月收入: { kind: "number", scale: 2, min: 0 },
      就业状态: { kind: "text" },
      毕业日期: { kind: "date" },
      残疾: { kind: "boolean" },
      车辆: { kind: "rows", entity: "车辆", absent: "none" },
      收入记录: { kind: "rows", entity: "收入记录", absent: "unknown" },
    },
    车辆: { 价格: { kind: "number", scale: 0, min: 0 }, 类型: { kind: "text" } },
    收入记录: { 金额: { kind: "number", scale: 2, min: 0 } },
  },
  { 线: { kind: "number", scale: 2 }, 认定日期: { kind: "date" } },
);

const constants = new Map<string, ConstantValue>([
  ["线", { number: "900" }],
  ["认定日期", "2022-05-31"],
]);

type Cells = Readonly<Record<string, Cell>>;

interface Given {
  readonly cells?: Cells;
  readonly cars?: readonly Cells[];
  readonly incomes?: readonly Cell[];
}

const VERDICTS = ["no", "yes", "unknown"];

function verdict(source: string, { cells = {}, cars = [], incomes = [] }: Given): string | undefined {
  const world = emptyWorld(schema);
  const 车辆 = cars.map((car) => addRow(world, "车辆", car));
  const 收入记录 = incomes.map((金额) => addRow(world, "收入记录", { 金额 }));
  addRow(world, "person", cells, { 车辆, 收入记录 });
  const compiled = compile({
    schema,
    criteria: [{ code: "c", entity: "person", expression: parsed(source) }],
  });
  return VERDICTS[compiled.run(columnsOf(world), constants).verdicts("c")[0] ?? -1];
}

describe("sums", () => {
  const low = "sum(收入记录.金额) < 线";

  test("a sum over an unknown income is unknown, not the sum of the rest (+56,534 wrongly in)", () => {
    expect(verdict(low, { incomes: [50_000, UNKNOWN] })).toBe("unknown");
  });

  test("known incomes alone already over the line decide it", () => {
    expect(verdict(low, { incomes: [95_000, UNKNOWN] })).toBe("no");
  });

  test("an unknown income is not nought (+29,991 wrongly in)", () => {
    expect(verdict("月收入 < 线", { cells: { 月收入: UNKNOWN } })).toBe("unknown");
  });

  test("a known none in a sum makes it null, hence no", () => {
    expect(verdict("sum(车辆.价格) < 线", { cars: [{ 价格: null, 类型: "轿车" }] })).toBe("no");
  });

  test("no row in an incomplete register leaves the income unknown", () => {
    expect(verdict(low, {})).toBe("unknown");
    expect(verdict("收入记录[-1].金额 < 线", {})).toBe("unknown");
  });
});

describe("some and every", () => {
  test("an unknown row is not skipped (+18,710 wrongly in)", () => {
    const car: Cells = { 价格: UNKNOWN, 类型: "轿车" };
    expect(verdict("not(some 车 in 车辆 satisfies 车.价格 > 10)", { cars: [car] })).toBe("unknown");
    expect(verdict("every 车 in 车辆 satisfies 车.价格 > 10", { cars: [car] })).toBe("unknown");
  });

  test("a row that is seen decides, whatever else is unknown", () => {
    const cars: Cells[] = [
      { 价格: UNKNOWN, 类型: "轿车" },
      { 价格: 20, 类型: "轿车" },
    ];
    expect(verdict("not(some 车 in 车辆 satisfies 车.价格 > 10)", { cars })).toBe("no");
  });

  test("of no rows some is false and every true", () => {
    expect(verdict("some 车 in 车辆 satisfies 车.价格 > 10", {})).toBe("no");
    expect(verdict("every 车 in 车辆 satisfies 车.价格 > 10", {})).toBe("yes");
  });
});

describe("equality", () => {
  test.each([
    ['就业状态 = "失业"', "FEEL's own = says false (14,137 of the true memberships answered no)"],
    ['就业状态 != "在业"', "plain <> leaves people out"],
    ['就业状态 in ("失业", "灵活就业")', "in is made of ="],
    ['list contains(["失业"], 就业状态)', "list contains too"],
  ])("%s of an unknown is unknown: %s", (source) => {
    expect(verdict(source, { cells: { 就业状态: UNKNOWN } })).toBe("unknown");
  });

  test("known none is a value of its own: = false, != true, = null true", () => {
    const cells = { 就业状态: null };
    expect(verdict('就业状态 = "失业"', { cells })).toBe("no");
    expect(verdict('就业状态 != "失业"', { cells })).toBe("yes");
    expect(verdict("就业状态 = null", { cells })).toBe("yes");
  });

  test("a text that nobody has in the data is equal to nothing, and unknown stays unknown", () => {
    expect(verdict('就业状态 = "无此状态"', { cells: { 就业状态: "在业" } })).toBe("no");
    expect(verdict('就业状态 = "无此状态"', { cells: { 就业状态: UNKNOWN } })).toBe("unknown");
  });
});

describe("defaults", () => {
  test("a missing date is not a date long ago: order with known none is null, hence no", () => {
    expect(verdict("毕业日期 <= 认定日期", { cells: { 毕业日期: null } })).toBe("no");
    expect(verdict("not(毕业日期 <= 认定日期)", { cells: { 毕业日期: null } })).toBe("no");
    expect(verdict("毕业日期 <= 认定日期", { cells: { 毕业日期: UNKNOWN } })).toBe("unknown");
  });

  test("an unknown flag is not false", () => {
    expect(verdict("not(残疾)", { cells: { 残疾: UNKNOWN } })).toBe("unknown");
    expect(verdict("残疾 or 月收入 < 线", { cells: { 残疾: UNKNOWN, 月收入: 100 } })).toBe("yes");
  });

  test("at the line money is exact", () => {
    expect(verdict("月收入 <= 线", { cells: { 月收入: 90_000 } })).toBe("yes");
    expect(verdict("月收入 <= 线", { cells: { 月收入: 90_001 } })).toBe("no");
    expect(verdict("0.1 + 0.2 = 0.3", {})).toBe("yes");
  });

  test("a pick honours a row that may not count", () => {
    const cars: Cells[] = [
      { 价格: 5, 类型: "轿车" },
      { 价格: 20, 类型: UNKNOWN },
    ];
    expect(verdict('车辆[类型 = "轿车"][-1].价格 > 10', { cars })).toBe("unknown");
    expect(verdict('车辆[类型 = "轿车"][1].价格 > 10', { cars })).toBe("no");
  });
});
