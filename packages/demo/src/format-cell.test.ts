import { expect, test } from "vitest";
import { formatCell, formatDate, formatMonth } from "./format-cell.ts";
import type { ColumnLayout, FileStyle } from "./settings.ts";

const style: FileStyle = {
  form: "csv",
  encoding: "utf-8",
  separator: "comma",
  newline: "lf",
  titles: 0,
  total: false,
  date: "iso",
};

function column(type: ColumnLayout["type"], values?: Record<string, string>): ColumnLayout {
  return { code: "x", header: "甲", type, ...(values && { values }) };
}

test("dates and months are written as offices write them", () => {
  const forms = ["iso", "slash", "dot", "chinese", "compact"] as const;
  expect(forms.map((form) => formatDate(20220405, form))).toEqual([
    "2022-04-05",
    "2022/4/5",
    "2022.4.5",
    "2022年4月5日",
    "20220405",
  ]);
  expect(forms.map((form) => formatMonth(202204, form))).toEqual([
    "2022-04",
    "2022/4",
    "202204",
    "2022年4月",
    "202204",
  ]);
});

test("listed values take the county's words, amounts two decimals, absent values nothing", () => {
  expect(formatCell(column("listed", { paying: "参保缴费" }), "paying", style)).toBe("参保缴费");
  expect(formatCell(column("amount"), 1234.5, style)).toBe("1234.50");
  expect(formatCell(column("count"), 3, style)).toBe("3");
  expect(formatCell(column("date"), undefined, style)).toBe("");
});
