import { expect, test } from "vitest";
import { foldWidth, normaliseIdentifier, normaliseLabel, normaliseText, trimText } from "./text.ts";

test("stray white space of every kind goes from the ends, not from inside", () => {
  expect(trimText("\t\u3000 王 小莲\u00a0\ufeff\r\n")).toBe("王 小莲");
  expect(trimText("\u3000")).toBe("");
});

test("full-width letters, digits, brackets and spaces take their ordinary width", () => {
  expect(foldWidth("１２Ａｂ（甲）\u3000乙")).toBe("12Ab(甲) 乙");
  expect(normaliseText("　１．５万　")).toBe("1.5万");
});

test("characters of names are left alone, though NFKC would exchange them", () => {
  for (const name of ["\uf9dc", "㼆", "龑", "𬭎"]) expect(normaliseText(name)).toBe(name);
});

test("labels lose the spaces inside as well", () => {
  expect(normaliseLabel(" 更新 日期\u3000")).toBe("更新日期");
});

test("identifiers come out in capitals, without spaces, tabs and the spreadsheet's apostrophe", () => {
  for (const text of [
    " 33079919630214002x",
    "'33079919630214002X",
    "330799 19630214 002X\t",
    "３３０７９９１９６３０２１４００２ｘ",
  ]) {
    expect(normaliseIdentifier(text)).toBe("33079919630214002X");
  }
});
