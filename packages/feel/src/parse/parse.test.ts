import { describe, expect, test } from "vitest";
import type { Node } from "../tree.ts";
import { parseExpression, parseUnaryTests } from "./parse.ts";

/** The tree as nested brackets, without places. */
function shape(text: string, names: string[] = [], parse = parseExpression): string {
  const parsed = parse(text, names);
  return "tree" in parsed ? sketch(parsed.tree) : JSON.stringify(parsed.diagnostics);
}

function sketch(node: Node): string {
  switch (node.kind) {
    case "name":
      return node.name;
    case "number":
      return node.text;
    case "and":
    case "or":
      return `(${node.parts.map(sketch).join(` ${node.kind} `)})`;
    case "in":
      return `(${sketch(node.of)} in ${node.tests.map(sketch).join(" | ")})`;
    case "comparison":
    case "arithmetic":
      return `(${sketch(node.left)} ${node.op} ${sketch(node.right)})`;
    case "between":
      return `(${sketch(node.of)} between ${sketch(node.low)}, ${sketch(node.high)})`;
    case "unaryComparison":
      return `${node.op}${sketch(node.right)}`;
    case "range":
      return node.low.value && node.high.value
        ? `${sketch(node.low.value)}..${sketch(node.high.value)}`
        : "half a range";
    case "input":
      return "?";
    default:
      return node.kind;
  }
}

function diagnostics(text: string, names: string[] = []) {
  const parsed = parseExpression(text, names);
  return "diagnostics" in parsed ? parsed.diagnostics : [];
}

describe("precedence: or, and, comparison and in, arithmetic", () => {
  test.each([
    ["x in [1..3] and y = 2", "((x in 1..3) and (y = 2))"],
    ["a and x in y or z", "((a and (x in y)) or z)"],
    ["x in >5 and y", "((x in >5) and y)"],
    ["x in (1, >5) and y", "((x in 1 | >5) and y)"],
    ["x in 5 = true", "((x in 5) = boolean)"],
    ["x between 1 and 2 and y", "((x between 1, 2) and y)"],
    ["x between a and b and c between d and e", "((x between a, b) and (c between d, e))"],
    ["a or b and c", "(a or (b and c))"],
    ["1 + 2 * 3 ** 2", "(1 + (2 * (3 ** 2)))"],
    ["-3 ** 2", "(-3 ** 2)"],
    ["a - b - c", "((a - b) - c)"],
  ])("%s", (text, expected) => expect(shape(text)).toBe(expected));
});

describe("names are found among the declared names, never guessed", () => {
  test("an operator in a declared name belongs to the name", () => {
    expect(shape("收入-支出 > 0", ["收入-支出", "收入", "支出"])).toBe("(收入-支出 > 0)");
  });

  test("without that name the operator is an operator", () => {
    expect(shape("收入-支出 > 0", ["收入", "支出"])).toBe("((收入 - 支出) > 0)");
  });

  test.each([
    ["loan  amount + 1", "loan amount", "(loan amount + 1)"],
    ["days in weekend = 1", "days in weekend", "(days in weekend = 1)"],
    ["2024年收入 = 1", "2024年收入", "(2024年收入 = 1)"],
    ["月收入（元） <= 900", "月收入（元）", "(月收入（元） <= 900)"],
    ["年龄(岁) = 1", "年龄(岁)", "(年龄(岁) = 1)"],
  ])("%s with %s declared", (text, name, expected) => expect(shape(text, [name])).toBe(expected));

  test("a declared name in a string or after a dot stays what it is", () => {
    expect(shape('"a-b" = x', ["a-b"])).toBe("(string = x)");
    expect(shape("x.a-b", ["a-b"])).toBe("(path - b)");
  });

  test("names that the expression binds may hold operators and spaces", () => {
    expect(shape("for my-x in [1] return my-x", [])).toBe("for");
    expect(diagnostics("some my item in [1] satisfies my item = 1")).toEqual([]);
  });

  test("adding a name changes no expression that does not use it", () => {
    const text = "年龄 >= 16 and 失业登记.登记日期 <= 认定日期 - 1";
    expect(shape(text, ["年龄", "认定日期", "最低工资", "a b"])).toBe(shape(text, ["年龄", "认定日期"]));
  });
});

describe("what a Chinese hand types by habit gets its place and its repair", () => {
  test.each([
    ["年龄 ≥ 60", 3, "≥", ">="],
    ["年龄 ≤ 60", 3, "≤", "<="],
    ["年龄 ≠ 60", 3, "≠", "!="],
    ["年龄 > 60 且 年龄 < 70", 8, "且", "and"],
    ["年龄>=16且年龄<=60", 6, "且", "and"],
    ["年龄 > 60 或 年龄 < 70", 8, "或", "or"],
    ["count（年龄)", 5, "（", "("],
    ["count(年龄）", 8, "）", ")"],
    ["max(年龄，1)", 6, "，", ","],
    ["性别 = “男”", 5, "“", '"'],
    ["性别 = ‘男’", 5, "‘", '"'],
  ])("%s", (text, from, found, repair) => {
    const [first] = diagnostics(text, ["年龄", "性别"]);
    expect(first).toMatchObject({ code: "full-width", from, to: from + found.length, repair });
  });

  test("a name that begins with a digit", () => {
    const found = diagnostics("2024年收入 > 1", []);
    expect(found).toMatchObject([{ code: "name-digit", from: 0, to: 7, repair: "_2024年收入" }]);
  });

  test("signs within a string are left alone", () => {
    expect(diagnostics('备注 = "60≥，且“无”"', ["备注"])).toEqual([]);
  });
});

describe("refusals have a name and a place", () => {
  test.each([
    ["function() external { java: {} }", "unsupported", 11],
    ["1 instance of 省份", "unsupported", 14],
    ["a...b", "unsupported", 1],
    ["a ^ 2", "syntax", 2],
    ["1 +", "syntax", 3],
    ["", "syntax", 0],
    ["[1, 2", "syntax", 5],
    ['"ab', "syntax", 0],
    ["a ? b", "syntax", 2],
    ["if a then b", "syntax", 11],
    ["a; b", "syntax", 1],
    ['"\\UFFFFFF"', "syntax", 1],
  ])("%s", (text, code, from) => expect(diagnostics(text)[0]).toMatchObject({ code, from }));

  test("nesting has a limit, and is no crash", () => {
    expect(diagnostics(Array(5000).fill("1").join(" + "))).not.toEqual([]);
    expect(diagnostics("(".repeat(20_000))).not.toEqual([]);
    expect(diagnostics("1".repeat(100_001))[0]?.code).toBe("too-large");
  });

  test("places count in the text as written, whatever was replaced before", () => {
    expect(diagnostics("收入-支出 > 0 and and", ["收入-支出"])[0]).toMatchObject({ from: 14 });
  });
});

describe("unary tests", () => {
  test.each([
    ["-", "any"],
    ["1, >5", "(? in 1 | >5)"],
    ["not(1, 2)", "notTests"],
    ["? > 5", "(? in (? > 5))"],
    ["[1..2]", "(? in 1..2)"],
  ])("%s", (text, expected) => expect(shape(text, [], parseUnaryTests)).toBe(expected));

  test("an entry without text takes every value", () => {
    expect(parseUnaryTests(" ", [])).toMatchObject({ tree: { kind: "any" } });
  });
});
