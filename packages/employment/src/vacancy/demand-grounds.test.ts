import { isRefusal } from "@olive/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LEGAL_GROUNDS, SEXES } from "../contracts/vacancy-shapes.ts";
import { findUnlawful, readDemandsInWords, refuseUnlawful } from "./demand-grounds.ts";

test.each([
  ["ordinary", {}, "", undefined],
  ["ordinary", { sex: "male" }, "", "sex-without-ground"],
  ["ordinary", { sex: "female" }, "", "sex-without-ground"],
  ["ordinary", { sex: "male", ground: "femaleForbiddenWork" }, "", undefined],
  ["ordinary", { sex: "female", ground: "femaleForbiddenWork" }, "", "sex-without-ground"],
  ["ordinary", { sex: "female", ground: "soleSexRole" }, "", undefined],
  ["ordinary", { sex: "male", ground: "soleSexRole" }, "", "sex-without-ground"],
  ["ordinary", { ageFrom: 18 }, "", "age-without-ground"],
  ["ordinary", { ageFrom: 18, ground: "minorProtection" }, "", undefined],
  ["ordinary", { ageFrom: 20, ground: "minorProtection" }, "", "age-without-ground"],
  ["ordinary", { ageTo: 35 }, "", "age-without-ground"],
  ["ordinary", { ageTo: 60, ground: "statutoryAge" }, "", undefined],
  ["ordinary", { ageTo: 45, ground: "statutoryAge" }, "", "age-without-ground"],
  ["ordinary", { ageTo: 45, ground: "reservedByRule" }, "", "age-without-ground"],
  ["publicPost", { ageFrom: 45, ageTo: 60, ground: "reservedByRule" }, "", undefined],
  ["ordinary", { ageFrom: 50, ageTo: 40, ground: "statutoryAge" }, "", "ages-turned"],
  ["ordinary", {}, "包装工（限女性）", "sex-without-ground"],
  ["ordinary", {}, "要求18-45周岁，身体健康", "age-without-ground"],
  ["ordinary", {}, "男女不限，年龄不限", undefined],
  ["ordinary", {}, "满 3 年以上经验，工作 8 小时", undefined],
] as const)("%s %j “%s” → %s", (kind, demands, said, code) => {
  expect(findUnlawful(kind, demands, said)?.code).toBe(code);
});

test("the clause stands in the refusal, in both languages", () => {
  try {
    refuseUnlawful("ordinary", { sex: "male" }, "");
    expect.unreachable();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    expect(error.wording.zh).toContain("第二十七条");
    expect(error.wording.en).toContain("art. 27");
  }
});

test("whatever sex is asked for, at most one ground allows it, and no ground at all never does", () => {
  fc.assert(
    fc.property(fc.constantFrom(...SEXES), (sex) => {
      const lawful = LEGAL_GROUNDS.filter(
        (ground) => findUnlawful("ordinary", { sex, ground }, "") === undefined,
      );
      expect(lawful).toHaveLength(1);
      expect(findUnlawful("ordinary", { sex }, "")).toBeDefined();
    }),
  );
});

test("words are read with what they say", () => {
  expect(readDemandsInWords("招女工，50岁以下")).toEqual({ sex: "female", ageTo: 50, quoted: "招女工" });
  expect(readDemandsInWords("45周岁以上")).toEqual({ ageFrom: 45, quoted: "45周岁以上" });
});
