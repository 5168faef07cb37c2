import { describe, expect, test } from "vitest";
import { compile } from "../kernel/compile.ts";
import type { ConstantValue } from "../schema.ts";
import { addRow, emptyWorld, parsed, schemaOf } from "../testing/small-schema.ts";
import { columnsOf, type PlainRow, UNKNOWN, type World } from "../testing/world.ts";
import { createExplainer } from "./explain.ts";
import { rankMissing } from "./rank-missing.ts";
import type { Reason } from "./reasons.ts";

const schema = schemaOf(
  {
    person: {
      年龄: { kind: "number", scale: 0 },
      性别: { kind: "text" },
      户: { kind: "link", entity: "household" },
      失业登记: { kind: "rows", entity: "失业登记", absent: "none" },
      劳动年龄内: '年龄 >= 16 and 年龄 < (if 性别 = "男" then 60 else 55)',
    },
    household: {
      成员: { kind: "rows", entity: "person", absent: "none" },
      家庭收入: { kind: "rows", entity: "家庭收入", absent: "unknown" },
      人均: "家庭收入[年度 <= 2022][-1].金额 / count(成员)",
    },
    失业登记: { 登记日期: { kind: "date" }, 就业意愿: { kind: "text" } },
    家庭收入: { 年度: { kind: "number", scale: 0 }, 金额: { kind: "number", scale: 2, min: 0 } },
  },
  { 线: { kind: "number", scale: 2 } },
);

const CRITERIA = {
  seeker: '劳动年龄内 and (some 登记 in 失业登记 satisfies 登记.就业意愿 = "是")',
  poor: "户.人均 < 线",
};

const constants = new Map<string, ConstantValue>([["线", { number: "18000" }]]);

interface Home {
  readonly world: World;
  readonly household: PlainRow;
}

function home(金额: number | typeof UNKNOWN | undefined): Home {
  const world = emptyWorld(schema);
  const incomes = 金额 === undefined ? [] : [addRow(world, "家庭收入", { 年度: 2022, 金额 })];
  return { world, household: addRow(world, "household", {}, { 成员: [], 家庭收入: incomes }) };
}

function person(
  { world, household }: Home,
  年龄: number,
  性别: string | typeof UNKNOWN,
  wishes: unknown[],
): void {
  const rows = wishes.map((就业意愿) =>
    addRow(world, "失业登记", { 登记日期: "2022-01-01", 就业意愿: 就业意愿 as string }),
  );
  const row = addRow(world, "person", { 年龄, 性别 }, { 失业登记: rows });
  row.links.set("户", household);
  household.rows.get("成员")?.push(row);
}

function explainerOf(world: World) {
  const criteria = Object.entries(CRITERIA).map(([code, text]) => ({
    code,
    entity: "person",
    expression: parsed(text),
  }));
  const { checked } = compile({ schema, criteria });
  return { checked, explainer: createExplainer(checked, columnsOf(world), constants) };
}

const textOf = (code: keyof typeof CRITERIA, part: Reason): string =>
  CRITERIA[code].slice(part.from, part.to);

describe("reasons", () => {
  test("each part has its text, its value and the rows that it read", () => {
    const at = home(1_000_000);
    person(at, 30, "男", ["否", "是"]);
    const { verdict, reason, missing } = explainerOf(at.world).explainer.explain("seeker", 0);
    expect([verdict, missing]).toEqual(["yes", []]);
    const [age, some] = reason.parts;
    expect([age?.name, age?.value.text, age?.rows]).toEqual([
      "劳动年龄内",
      "true",
      [{ entity: "person", row: 0 }],
    ]);
    expect(some && textOf("seeker", some)).toBe('some 登记 in 失业登记 satisfies 登记.就业意愿 = "是"');
    expect(some?.parts.map((row) => [row.rows[0]?.row, row.value.text])).toEqual([
      [0, "false"],
      [1, "true"],
    ]);
  });

  test("a definition opens to its own text", () => {
    const at = home(1_000_000);
    person(at, 57, "女", ["是"]);
    const { reason } = explainerOf(at.world).explainer.explain("seeker", 0);
    const inner = reason.parts[0]?.parts[0];
    expect(inner?.source).toEqual({ kind: "definition", entity: "person", name: "劳动年龄内" });
    expect(inner?.parts.map((part) => [part.kind, part.value.text])).toEqual([
      ["comparison", "true"],
      ["comparison", "false"],
    ]);
    expect(inner?.parts[1]?.parts.map((side) => side.value.text)).toEqual(["57", "55"]);
  });

  test("what would change the answer: the one part that stands in the way, with the value that it needs", () => {
    const at = home(1_000_000);
    person(at, 57, "女", ["是"]);
    const { changes } = explainerOf(at.world).explainer.explain("seeker", 0);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.needed).toMatchObject({ op: "<", threshold: { text: "55" }, side: { name: "年龄" } });
  });

  test("nothing alone changes what two parts prevent", () => {
    const at = home(1_000_000);
    person(at, 70, "女", ["否"]);
    expect(explainerOf(at.world).explainer.explain("seeker", 0).changes).toEqual([]);
  });

  test("an income per head is shown as a number", () => {
    const at = home(5_000_000);
    for (let count = 0; count < 3; count++) person(at, 40, "男", []);
    const { verdict, reason } = explainerOf(at.world).explainer.explain("poor", 0);
    expect([verdict, reason.parts[0]?.value.text]).toEqual(["yes", "16666.67"]);
  });
});

describe("what is missing", () => {
  test("a cell", () => {
    const at = home(1_000_000);
    person(at, 57, UNKNOWN, ["是"]);
    const { verdict, missing } = explainerOf(at.world).explainer.explain("seeker", 0);
    expect([verdict, missing]).toEqual([
      "unknown",
      [{ kind: "value", entity: "person", attribute: "性别", row: 0 }],
    ]);
  });

  test("only what matters: below 55 the sex changes nothing", () => {
    const at = home(1_000_000);
    person(at, 40, UNKNOWN, ["是"]);
    expect(explainerOf(at.world).explainer.explain("seeker", 0).verdict).toBe("yes");
  });

  test("an income that is blank, and a household of which the register has no row", () => {
    const blank = home(UNKNOWN);
    person(blank, 40, "男", []);
    expect(explainerOf(blank.world).explainer.missing("poor", 0)).toEqual([
      { kind: "value", entity: "家庭收入", attribute: "金额", row: 0 },
    ]);
    const none = home(undefined);
    person(none, 40, "男", []);
    expect(explainerOf(none.world).explainer.missing("poor", 0)).toEqual([
      { kind: "rows", entity: "household", attribute: "家庭收入", row: 0 },
    ]);
  });

  test("a link", () => {
    const at = home(1_000_000);
    person(at, 40, "男", []);
    at.world.tables.get("person")?.[0]?.links.set("户", UNKNOWN);
    expect(explainerOf(at.world).explainer.missing("poor", 0)).toEqual([
      { kind: "link", entity: "person", attribute: "户", row: 0 },
    ]);
  });

  test("data are ranked by the outcomes that each settles", () => {
    const at = home(UNKNOWN);
    for (let count = 0; count < 3; count++) person(at, 57, count === 0 ? UNKNOWN : "男", ["是"]);
    const { checked } = explainerOf(at.world);
    const unknowns = new Map([
      ["seeker", [0]],
      ["poor", [0, 1, 2]],
    ]);
    const ranking = rankMissing(checked, columnsOf(at.world), constants, unknowns);
    expect(ranking.outcomes).toBe(4);
    expect(ranking.data.map(({ attribute, settles, named }) => [attribute, settles, named])).toEqual([
      ["金额", 3, 3],
      ["性别", 1, 1],
    ]);
  });
});
