import { describe, expect, test } from "vitest";
import {
  ancestorAt,
  codeRange,
  isWithin,
  kindOf,
  levelOf,
  type PlaceCode,
  parentOf,
  parsePlaceCode,
} from "./place-code.ts";

function code(text: string): PlaceCode {
  const parsed = parsePlaceCode(text);
  if (parsed === undefined) throw new Error(`${text} is no place code`);
  return parsed;
}

describe("levels and kinds", () => {
  test.each([
    ["330000000000", "province", "province", undefined],
    ["330700000000", "city", "city", "330000000000"],
    ["330702000000", "county", "county", "330700000000"],
    ["330702003000", "township", "subdistrict", "330702000000"],
    ["330702105000", "township", "town", "330702000000"],
    ["330702208000", "township", "township", "330702000000"],
    ["330702400000", "township", "quasi", "330702000000"],
    ["330702003015", "village", "community", "330702003000"],
    ["330702208200", "village", "village", "330702208000"],
    ["330702208498", "village", "quasi", "330702208000"],
  ])("%s is a %s, of kind %s", (text, level, kind, parent) => {
    expect([levelOf(code(text)), kindOf(code(text)), parentOf(code(text))]).toEqual([level, kind, parent]);
  });

  test.each(["", "33070220820", "3307022082000", "03070220820a", "030702208200"])("%s is no code", (text) => {
    expect(parsePlaceCode(text)).toBeUndefined();
  });
});

test("a place lies within its township, county, city and province, and in itself", () => {
  const village = code("330702208200");
  for (const area of ["330702208200", "330702208000", "330702000000", "330700000000", "330000000000"]) {
    expect(isWithin(village, code(area))).toBe(true);
  }
  expect(isWithin(village, code("330702207000"))).toBe(false);
  expect(isWithin("330702208000", village)).toBe(false);
});

test("ancestors are asked for by level", () => {
  expect(ancestorAt(code("330702208200"), "township")).toBe("330702208000");
  expect(ancestorAt(code("330702208000"), "township")).toBe("330702208000");
  expect(ancestorAt(code("330702208000"), "village")).toBeUndefined();
});

test("the range of an area holds exactly the codes within", () => {
  expect(codeRange(code("330702208000"))).toEqual({ first: "330702208000", last: "330702208999" });
});
