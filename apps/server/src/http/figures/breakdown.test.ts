import { join } from "node:path";
import { type PlaceCode, parsePlaceCode } from "@olive/kernel";
import { readPlaces } from "@olive/registry";
import fc from "fast-check";
import { expect, test } from "vitest";
import { breakDown, shownTotal } from "./breakdown.ts";
import { type Tally, tallyOf } from "./tally.ts";

const { places } = readPlaces(join(import.meta.dirname, "../../../../../counties/example"));
const county = parsePlaceCode("330798000000")!;
const hill = parsePlaceCode("330798200000")!;
const villages = places.filter(({ level }) => level === "village").map(({ code }) => code);

function tally(counts: Record<string, number>): Tally {
  const rows = Object.entries(counts).map(([place, count]) => ({
    measure: "m",
    place: place as PlaceCode,
    count,
  }));
  return tallyOf("330798", "1", rows);
}

test("townships add up to the county, with the people of unknown place in a row of their own", () => {
  const of = tally({ "330798001001": 40, "330798200201": 30, "330798000000": 7, "330798200203": 9 });
  const { totals, rows } = breakDown(of, places, county, ["m"]);
  expect(totals).toEqual([86]);
  expect(rows.map(({ place, counts }) => [place?.shortName ?? null, counts[0]])).toEqual([
    ["橄城街道", 40],
    ["重坞乡", 39],
    [null, 7],
  ]);
  const below = breakDown(of, places, hill, ["m"]).rows.map(({ place, counts }) => [
    place?.shortName,
    counts[0],
  ]);
  expect(below).toEqual([
    ["上重坞村", 30],
    ["下重坞村", 0],
    ["岩背村", 9],
  ]);
});

test("a township that is hidden in the county's table doesn't show through its villages", () => {
  const of = tally({ "330798001001": 3, "330798200201": 6, "330798200202": 8 });
  expect(shownTotal(of, places, hill, "m")).toBeNull();
  const { totals, rows } = breakDown(of, places, hill, ["m"]);
  expect(totals).toEqual([null]);
  expect(rows.map(({ counts }) => counts[0])).toEqual([null, null]);
});

test("on no page, nor from all pages together, is a count below five shown or left over by subtraction", () => {
  const counts = fc.array(fc.nat(12), { minLength: villages.length, maxLength: villages.length });
  fc.assert(
    fc.property(counts, (drawn) => {
      const of = tally(Object.fromEntries(villages.map((code, index) => [code, drawn[index] ?? 0])));
      const pages = [county, ...places.filter(({ level }) => level === "township").map(({ code }) => code)];
      for (const area of pages) {
        const { totals, rows } = breakDown(of, places, area, ["m"]);
        const cells = rows.map((row) => row.counts[0]);
        for (const cell of cells)
          expect(cell === null || cell === undefined || cell === 0 || cell >= 5).toBe(true);
        const total = totals[0];
        if (total === null || total === undefined || !cells.includes(null)) continue;
        const left = total - cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
        expect(left).toBeGreaterThanOrEqual(5);
        expect(cells.filter((cell) => cell === null).length).toBeGreaterThan(1);
      }
    }),
    { numRuns: 1000 },
  );
});
