import { checkCriterion, parseExpression, type Schema } from "@olive/feel";
import { expect, test } from "vitest";
import { FEEL_WORDS } from "./feel-words.ts";

const schema: Schema = {
  entities: new Map([
    [
      "person",
      {
        name: "person",
        attributes: new Map([
          ["生日", { kind: "column", type: { kind: "date" } }],
          ["姓名", { kind: "column", type: { kind: "text" } }],
          ["登记", { kind: "rows", entity: "row", absent: "none" }],
        ]),
      },
    ],
    [
      "row",
      {
        name: "row",
        attributes: new Map([
          ["金额", { kind: "column", type: { kind: "number", scale: 0 } }],
          ["日期", { kind: "column", type: { kind: "date" } }],
        ]),
      },
    ],
  ]),
  constants: new Map([["今天", { kind: "date" }]]),
};

/** One sentence for each word: what it is for, as a criterion. */
const SENTENCES: ReadonlyMap<string, string> = new Map([
  ["and", "生日 < 今天 and true"],
  ["or", "生日 < 今天 or true"],
  ["some", "some 行 in 登记 satisfies 行.金额 > 1"],
  ["every", "every 行 in 登记 satisfies 行.金额 > 1"],
  ["satisfies", "some 行 in 登记 satisfies 行.金额 > 1"],
  ["in", '姓名 in ("甲", "乙")'],
  ["between", "count(登记) between 1 and 3"],
  ["if", "if 生日 < 今天 then true else false"],
  ["then", "if 生日 < 今天 then true else false"],
  ["else", "if 生日 < 今天 then true else false"],
  ["null", "生日 = null"],
  ["true", "true"],
  ["false", "false"],
  ["not", "not(生日 < 今天)"],
  ["count", "count(登记) > 1"],
  ["sum", "sum(登记.金额) > 1"],
  ["min", "min(登记.日期) < 今天"],
  ["max", "max(登记.金额) < 9"],
  ["mean", "mean(登记.金额) < 9"],
  ["date", '生日 < date("2022-05-31")'],
  ["duration", '生日 < 今天 - duration("P6M")'],
  ["years and months duration", "years and months duration(生日, 今天).years > 3"],
  ["list contains", 'list contains(["甲"], 姓名)'],
  ["substring", 'substring(姓名, 1, 2) = "甲"'],
  ["string length", "string length(姓名) > 1"],
  ["starts with", 'starts with(姓名, "甲")'],
  ["ends with", 'ends with(姓名, "甲")'],
  ["contains", 'contains(姓名, "甲")'],
  ["number", "number(姓名) > 1"],
]);

test.each(FEEL_WORDS.map(({ name }) => name))("the checker takes what the editor offers: %s", (name) => {
  const sentence = SENTENCES.get(name) ?? "";
  expect(sentence).toContain(name);
  const parsed = parseExpression(sentence, ["生日", "姓名", "登记", "金额", "日期", "今天"]);
  if (!("tree" in parsed)) throw new Error(JSON.stringify(parsed.diagnostics));
  expect(checkCriterion(parsed.tree, schema, "person")).toMatchObject({ ok: true });
});
