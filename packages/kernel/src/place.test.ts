import { describe, expect, test } from "vitest";
import { indexPlaces, type Place, placeOn, successorsOn } from "./place.ts";
import type { PlaceCode } from "./place-code.ts";

const OLD = "330799001201" as PlaceCode;
const MIDDLE = "330799001202" as PlaceCode;
const NEW = "330799001203" as PlaceCode;
const OTHER = "330799001204" as PlaceCode;

function place(code: PlaceCode, period: Partial<Place> = {}): Place {
  return { code, name: `村${code.slice(-3)}`, successors: [], ...period };
}

describe("periods of validity", () => {
  const index = indexPlaces([
    place(OLD, { name: "新名", from: 20200101 }),
    place(OLD, { name: "旧名", until: 20200101 }),
    place(NEW, { from: 20190601, until: 20211021 }),
  ]);

  test("a place is found by the name it had on the day", () => {
    expect(placeOn(index, OLD, 20191231)?.name).toBe("旧名");
    expect(placeOn(index, OLD, 20200101)?.name).toBe("新名");
  });

  test("the first day is in, the day of ending is out", () => {
    expect(placeOn(index, NEW, 20190531)).toBeUndefined();
    expect(placeOn(index, NEW, 20190601)).toBeDefined();
    expect(placeOn(index, NEW, 20211021)).toBeUndefined();
  });

  test("overlapping periods are refused", () => {
    expect(() => indexPlaces([place(OLD), place(OLD, { from: 20200101 })])).toThrow(/重叠/);
  });
});

describe("successors", () => {
  const index = indexPlaces([
    place(OLD, { until: 20181201, successors: [MIDDLE, OTHER] }),
    place(MIDDLE, { until: 20191001, successors: [NEW, OTHER] }),
    place(NEW, { from: 20191001 }),
    place(OTHER),
  ]);

  test("a chain is followed to the places valid on the day, each once", () => {
    expect(successorsOn(index, OLD, 20220531).map((found) => found.code)).toEqual([NEW, OTHER]);
    expect(successorsOn(index, OLD, 20190101).map((found) => found.code)).toEqual([MIDDLE, OTHER]);
    expect(successorsOn(index, OLD, 20180101).map((found) => found.code)).toEqual([OLD]);
  });

  test("a chain whose end nobody knows leads nowhere", () => {
    expect(successorsOn(indexPlaces([place(OLD, { until: 20181201 })]), OLD, 20220531)).toEqual([]);
    expect(successorsOn(index, "330799001299" as PlaceCode, 20220531)).toEqual([]);
  });

  test("a circle is refused with its path", () => {
    const circle = [
      place(OLD, { until: 20181201, successors: [MIDDLE] }),
      place(MIDDLE, { until: 20191001, successors: [OLD] }),
    ];
    expect(() => indexPlaces(circle)).toThrow(`${OLD} → ${MIDDLE} → ${OLD}`);
  });
});
