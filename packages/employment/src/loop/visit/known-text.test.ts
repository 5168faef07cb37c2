import { expect, test } from "vitest";
import { knownText } from "./known-text.ts";

test.each([
  ["willing", "yes", "现在就想", "Yes"],
  ["shifts", ["day", "flexible"], "白班、时间灵活", "Day, Flexible"],
  ["hoursPerWeek", [20, 30], "20–30 小时", "20–30 hours"],
  ["hoursPerWeek", [40, 40], "40 小时", "40 hours"],
  ["wageFrom", 3500, "3500 元", "3500 yuan"],
  ["maxKm", 5, "5 公里", "5 km"],
  ["schooling", 2, "初中", "Lower secondary"],
  ["homeOnly", false, "否", "No"],
  ["health", [], "没有", "None"],
  ["skills", ["平车", "锁边"], "平车、锁边", "平车, 锁边"],
  ["occupations", ["4-10-01-06"], "家政服务员", "家政服务员"],
  ["occupations", ["4-10-01-99"], "其他生活照料服务人员", "其他生活照料服务人员"],
  ["occupations", ["9-99-99-99"], "9-99-99-99", "9-99-99-99"],
] as const)("%s %j is said in words", (item, value, zh, en) => {
  expect(knownText(item, value)).toEqual({ zh, en });
});
