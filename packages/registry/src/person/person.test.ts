import { describe, expect, test } from "vitest";
import { readName } from "./read-name.ts";
import { readSearchText } from "./read-search-text.ts";

test.each([
  ["单雄", "shanxiong", "sx"],
  ["曾国强", "zengguoqiang", "zgq"],
  ["诸葛小明", "zhugexiaoming", "zgxm"],
  ["吕献", "lvxian", "lx"],
  ["解晓东", "xiexiaodong", "xxd"],
  ["阿依·买买提", "ayimaimaiti", "aymmt"],
  ["张𠮷", "zhang", "z"],
  ["", "", ""],
])("%s is read %s", (name, pinyin, initials) => {
  expect(readName(name)).toEqual({ pinyin, initials });
});

describe("the text of a search", () => {
  test.each([
    ["  ", { kind: "everybody" }],
    ["王小", { kind: "name", prefix: "王小" }],
    ["Zhu Ge", { kind: "letters", prefix: "zhuge" }],
    ["LÜ", { kind: "letters", prefix: "lv" }],
    ["xi'an", { kind: "letters", prefix: "xian" }],
    ["002x", { kind: "idTail", prefix: "X200" }],
    ["１２３４", { kind: "idTail", prefix: "4321" }],
    ["3307991990", { kind: "idNumber", prefix: "3307991990" }],
  ])("%j is understood as %o", (text, understood) => {
    expect(readSearchText(text)).toEqual(understood);
  });
});
