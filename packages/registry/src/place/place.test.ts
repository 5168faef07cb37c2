import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { indexPlaces, isWithin, kindOf, levelOf, parsePlaceCode, placeOn, successorsOn } from "@olive/kernel";
import { describe, expect, test } from "vitest";
import { asPeriod } from "./county-place.ts";
import { readPlaces } from "./read-places.ts";
import { searchPlaces } from "./search-places.ts";

const counties = join(import.meta.dirname, "../../../../counties");
const wucheng = readPlaces(join(counties, "wucheng"));
const names = (text: string) => searchPlaces(wucheng.places, text, 5).map(({ shortName }) => shortName);

const slugs = readdirSync(counties).filter((name) => existsSync(join(counties, name, "places.csv")));

describe.each(slugs)("the places of %s", (county) => {
  const { places } = readPlaces(join(counties, county));

  test("carry the level that their codes say, and lie in their parents", () => {
    const codes = new Set(places.map(({ code }) => code));
    expect(codes.size).toBe(places.length);
    for (const place of places) {
      expect(place.level).toBe(levelOf(place.code));
      expect(place.parent === null || isWithin(place.code, place.parent)).toBe(true);
      expect(place.parent === null || codes.has(place.parent)).toBe(true);
      expect(place.initials.length).toBe(place.pinyin.length);
    }
  });

  test("put every current township on the schematic map, each in a field of its own", () => {
    const townships = places.filter(({ level, lastSeen }) => level === "township" && lastSeen === null);
    const fields = townships.map(({ grid }) => `${grid?.column},${grid?.row}`);
    expect(new Set(fields).size).toBe(townships.length);
    expect(fields).not.toContain("undefined,undefined");
  });
});

test("婺城区的代码数：现行 465，历史 343；乡镇街道 26，村社 436", () => {
  const current = wucheng.places.filter(({ lastSeen }) => lastSeen === null);
  expect([current.length, wucheng.places.length - current.length]).toEqual([465, 343]);
  expect(current.filter(({ level }) => level === "township").length).toBe(26);
  const villages = current.filter(({ level }) => level === "village");
  expect(villages.length).toBe(436);
  // 类别以名称为准；号段（001-199 居委会，200-399 村委会）只供核对。
  expect(villages.filter(({ code, kind }) => kindOf(code) === kind).length).toBeGreaterThan(400);
});

test.each([
  ["xinfan", "莘畈乡"],
  ["xfx", "莘畈乡"],
  ["shenfan", "莘畈乡"],
  ["changshan", "长山乡"],
  ["csx", "长山乡"],
  ["ruoyang", "箬阳乡"],
  ["ryx", "箬阳乡"],
  ["qianxi", "乾西乡"],
  ["qxx", "乾西乡"],
  ["双龙社区", "双龙社区"],
  ["lvxiantang", "吕献塘社区"],
  ["LÜ XIAN", "吕献塘社区"],
  ["330702208200", "祝村"],
])("%s finds %s", (text, name) => {
  expect(names(text)).toContain(name);
});

test("a current place comes before a historic one of the same name, and nothing is found for nothing", () => {
  expect(searchPlaces(wucheng.places, "岭上乡", 3)[0]?.lastSeen).toBe("2019-10-31");
  expect(searchPlaces(wucheng.places, "九峰村", 3).map(({ code }) => code)[0]).toBe("330702106289");
  expect(names(" ")).toEqual([]);
});

test("an abolished township is itself until its document's day, then what took it over", () => {
  const index = indexPlaces(wucheng.places.map((place) => asPeriod(place, wucheng.successions)));
  const lingshang = parsePlaceCode("330702207000")!;
  expect(placeOn(index, lingshang, 20211020)?.name).toBe("岭上乡");
  expect(placeOn(index, lingshang, 20211021)).toBeUndefined();
  expect(successorsOn(index, lingshang, 20220531).map(({ name }) => name)).toEqual(
    ["汤溪镇", "塔石乡"].sort(),
  );
});

test("a merged village whose successor nobody recorded leads nowhere", () => {
  const index = indexPlaces(wucheng.places.map((place) => asPeriod(place, wucheng.successions)));
  expect(successorsOn(index, parsePlaceCode("330702204212")!, 20220531)).toEqual([]);
});
