import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CalendarDate, isRefusal } from "@olive/kernel";
import { loadCounty } from "@olive/registry";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkPolicies } from "../program/compile-policies.ts";
import { policyVersion } from "../run/policy-version.ts";
import { loadPolicies } from "./load-policies.ts";
import { constantsFor, parseSetting, valuesOn } from "./parameters.ts";

const county = loadCounty("wucheng");
const set = loadPolicies(join(county.dir, "policies"));
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "olive-policies-"));
  cpSync(join(county.dir, "policies"), dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

/** The refusal that a change of a file brings. */
function refusalAfter(file: string, from: string, to: string) {
  const path = join(dir, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  try {
    checkPolicies(county.registers, loadPolicies(dir));
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("a policy without a reference, a date or a confirming department can't be published", () => {
  const lines: [string, string][] = [
    ["graduate.yaml", "reference: 浙江省"],
    ["graduate.yaml", "confirm: [教育局, 人社局]"],
    ["graduate.yaml", "effective: { from: 2000-01-01 }"],
  ];
  for (const [file, line] of lines) {
    cpSync(join(county.dir, "policies"), dir, { recursive: true });
    const key = line.split(":")[0] ?? "";
    expect(refusalAfter(file, line, line.replace(key, `x${key}`)).code).toBe("policy-file");
  }
});

test("a parameter value without a date or a reference is refused", () => {
  const refusal = refusalAfter("parameters.yaml", "from: 2021-01-01,", "");
  expect(refusal.details).toMatchObject({ file: "parameters.yaml" });
});

test("a name that nobody declared is refused at its place in the file", () => {
  const refusal = refusalAfter("graduate.yaml", "毕业.毕业日期 <= 认定日期", "毕业.毕业日子 <= 认定日期");
  const lines = readFileSync(join(dir, "graduate.yaml"), "utf8").split("\n");
  const line = lines.findIndex((text) => text.includes("毕业日子"));
  expect(refusal.details).toMatchObject({ file: "graduate.yaml", line: line + 1 });
  expect(refusal.wording.zh).toContain("毕业日子");
});

test("a name is found in a folded text of several lines", () => {
  const refusal = refusalAfter("definitions.yaml", "参保.开始年月 <= 认定月", "参保.开始日子 <= 认定月");
  const lines = readFileSync(join(dir, "definitions.yaml"), "utf8").split("\n");
  const line = lines.findIndex((text) => text.includes("开始日子"));
  const column = (lines[line] ?? "").indexOf("参保.开始日子");
  expect(refusal.details).toMatchObject({ file: "definitions.yaml", line: line + 1 });
  const found = Number(refusal.details.column) - 1;
  expect([column, column + "参保.".length]).toContain(found);
});

test("a Chinese slip comes back with its repair", () => {
  const refusal = refusalAfter("new-form-worker.yaml", "年龄 >= 16", "年龄 ≥ 16");
  expect(refusal.remedy.zh).toContain(">=");
});

test("a text compared with a number is refused", () => {
  expect(refusalAfter("new-form-worker.yaml", "年龄 >= 16", '年龄 >= "十六"').code).toBe("policy-file");
});

test("parameters have the value of the day", () => {
  const women = (day: string) => valuesOn(set, day as CalendarDate).get("大龄女");
  expect([women("2024-12-31"), women("2025-01-01"), women("2028-01-01")]).toEqual([45, 46, 47]);
  expect(valuesOn(set, "2020-12-31" as CalendarDate).has("低收入线")).toBe(false);
});

test("units become the values that criteria compute with", () => {
  const day = "2022-05-31" as CalendarDate;
  const constants = constantsFor(set, day, valuesOn(set, day));
  expect(Object.fromEntries(constants)).toMatchObject({
    认定日期: "2022-05-31",
    认定月: "2022-05-01",
    认定年: { number: "2022" },
    低收入线: { number: "18000" },
    毕业年限: "P60M",
    最低技能等级: "四级",
    最低技能等级序: { number: "2" },
  });
});

test("a setting is read by the unit of its parameter", () => {
  expect(parseSetting(set, "毕业年限=48")).toEqual({ name: "毕业年限", value: 48 });
  expect(parseSetting(set, "大龄 女 = 50")).toEqual({ name: "大龄女", value: 50 });
  expect(parseSetting(set, "低收入线=20000.50")).toEqual({ name: "低收入线", value: 20000.5 });
  expect(parseSetting(set, "最低技能等级=三级")).toEqual({ name: "最低技能等级", value: "三级" });
  for (const text of ["毕业年限=四年", "毕业年限=1.5", "低收入线=-1", "最低技能等级=3", "毕业年限"]) {
    expect(() => parseSetting(set, text)).toThrow();
  }
});

test("a wrong parameter name is answered with the nearest first", () => {
  try {
    parseSetting(set, "毕业期限=48");
    throw new Error("taken");
  } catch (error) {
    expect(isRefusal(error) && (error.details.names as string[])[0]).toBe("毕业年限");
  }
});

test("a version changes with what a policy means, and with nothing else", () => {
  const hashOf = (folder: string, code: string) => {
    const loaded = loadPolicies(folder);
    const policy = loaded.policies.find((candidate) => candidate.code === code);
    return policy && policyVersion(loaded, policy).hash;
  };
  const before = hashOf(dir, "graduate");
  const path = join(dir, "graduate.yaml");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, `# a comment\n${text.replace("毕业一年", "毕业了一年")}`);
  expect(hashOf(dir, "graduate")).toBe(before);
  writeFileSync(path, text.replace('"专科", ', ""));
  expect(hashOf(dir, "graduate")).not.toBe(before);
  const skilled = hashOf(dir, "skilledWorker");
  const definitions = join(dir, "definitions.yaml");
  writeFileSync(definitions, readFileSync(definitions, "utf8").replace("年龄 >= 16", "年龄 >= 18"));
  expect(hashOf(dir, "skilledWorker")).not.toBe(skilled);
});
