import { expect, test } from "vitest";
import { chooseLanguage, readCookie } from "./language.ts";

test.each([
  [undefined, undefined, "zh"],
  ["en", undefined, "en"],
  ["fr, en;q=0.3, zh-TW;q=0.8", undefined, "zh"],
  ["zh;q=0, en", undefined, "en"],
  ["fr", undefined, "zh"],
  ["en", "zh", "zh"],
  ["en", "klingon", "en"],
] as const)("the language for Accept-Language %s and choice %s is %s", (accept, chosen, language) => {
  expect(chooseLanguage(accept, chosen)).toBe(language);
});

test("a cookie is found by its whole name", () => {
  expect(readCookie("xa=1; a=2", "a")).toBe("2");
  expect(readCookie("xa=1", "a")).toBeUndefined();
  expect(readCookie(undefined, "a")).toBeUndefined();
});
