import type { Wording } from "@olive/kernel";

export interface FeelWord {
  readonly name: string;
  readonly kind: "function" | "keyword";
  /** What to write; `|` is where the cursor goes. */
  readonly insert: string;
  readonly detail: Wording;
}

const word = (kind: FeelWord["kind"], name: string, insert: string, zh: string, en: string): FeelWord => ({
  name,
  kind,
  insert,
  detail: { zh, en },
});

/** The part of FEEL that criteria may use, in an official's words. A test has the checker take each of them. */
export const FEEL_WORDS: readonly FeelWord[] = [
  word("keyword", "and", "and ", "并且：两边都成立", "both hold"),
  word("keyword", "or", "or ", "或者：有一边成立", "one of them holds"),
  word("keyword", "some", "some 行 in | satisfies ", "有一行满足", "at least one row satisfies"),
  word("keyword", "every", "every 行 in | satisfies ", "每一行都满足", "every row satisfies"),
  word("keyword", "satisfies", "satisfies ", "满足", "satisfies"),
  word("keyword", "in", "in (|)", "是其中之一", "is one of"),
  word("keyword", "between", "between | and ", "在两数之间（含两端）", "between two values, both included"),
  word("keyword", "if", "if | then  else ", "如果……就……否则……", "if … then … else …"),
  word("keyword", "then", "then ", "就", "then"),
  word("keyword", "else", "else ", "否则", "else"),
  word("keyword", "null", "null", "确知没有（不是未知）", "known to be none, not unknown"),
  word("keyword", "true", "true", "是", "true"),
  word("keyword", "false", "false", "否", "false"),
  word("function", "not", "not(|)", "不成立", "does not hold"),
  word("function", "count", "count(|)", "有几行", "how many rows"),
  word("function", "sum", "sum(|)", "合计", "sum"),
  word("function", "min", "min(|)", "最小、最早", "least, earliest"),
  word("function", "max", "max(|)", "最大、最晚", "greatest, latest"),
  word("function", "mean", "mean(|)", "平均", "mean"),
  word("function", "date", 'date("|")', '某一天，如 date("2022-05-31")', "a day"),
  word(
    "function",
    "duration",
    'duration("P|M")',
    '时长，如 duration("P6M") 为六个月',
    "a duration: P6M is six months",
  ),
  word(
    "function",
    "years and months duration",
    "years and months duration(|, )",
    "两个日期之间满几年几月",
    "completed years and months between two days",
  ),
  word("function", "list contains", "list contains([|], )", "列表里有", "the list contains"),
  word("function", "substring", "substring(|, 1, 2)", "文字的一段：从第几位起、取几位", "part of a text"),
  word("function", "string length", "string length(|)", "文字有几个字", "length of a text"),
  word("function", "starts with", 'starts with(|, "")', "以……开头", "starts with"),
  word("function", "ends with", 'ends with(|, "")', "以……结尾", "ends with"),
  word("function", "contains", 'contains(|, "")', "含有", "contains"),
  word("function", "number", "number(|)", "文字读作数", "a text read as a number"),
];
