import { describe, expect, test } from "vitest";
import { addressParts, readAddress } from "./read-address.ts";
import { readBusinessName, readName } from "./read-name.ts";
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
    ["138 0013 8000", { kind: "idNumber", prefix: "13800138000" }],
    ["92330799mayy", { kind: "code", prefix: "92330799MAYY" }],
    ["G0001", { kind: "code", prefix: "G0001" }],
    ["青果路12号", { kind: "name", prefix: "青果路12号" }],
  ])("%j is understood as %o", (text, understood) => {
    expect(readSearchText(text)).toEqual(understood);
  });
});

test.each([
  ["重庆小面馆", "chongqingxiaomianguan", "cqxmg"],
  ["小橄榄 A 座食品店（演示）", "xiaoganlanazuoshipindianyanshi", "xglazspdys"],
])("the business %s is read %s", (name, pinyin, initials) => {
  expect(readBusinessName(name)).toEqual({ pinyin, initials });
});

test.each([
  ["青果路十二号２号楼３０１室", "青果路12号2幢301室"],
  ["八咏路 一百零二号 五栋", "八咏路102号5幢"],
  ["五里村二〇一室", "五里村201室"],
])("the address %s is kept as %s", (text, address) => {
  expect(readAddress(text)).toBe(address);
});

test("an address is found from each of its parts on", () => {
  expect(addressParts("橄城街道青果路12号2幢301室")).toEqual([
    "橄城街道青果路12号2幢301室",
    "青果路12号2幢301室",
    "12号2幢301室",
    "2幢301室",
    "301室",
  ]);
});
