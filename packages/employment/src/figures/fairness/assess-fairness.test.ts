import fc from "fast-check";
import { expect, test } from "vitest";
import { assessFairness, type CellCount, SMALLEST_CELL, unexplained } from "./assess-fairness.ts";

const cell = (code: string, people: number, exposures: number, placed: number): CellCount => ({
  ...{ dimension: "sex", cell: code, people, exposures, placed },
});
const sexOf = (cells: readonly CellCount[], ...reasons: Parameters<typeof assessFairness>[1][number][]) =>
  assessFairness(cells, reasons).dimensions.find(({ code }) => code === "sex")?.cells ?? [];

test("a rate beside everybody's, at the edges of the gate", () => {
  const [male, female] = sexOf([cell("female", 100, 160, 50), cell("male", 100, 240, 50)]);
  expect(male).toMatchObject({ code: "male", exposure: { ratio: 1.2, within: true } });
  expect(female).toMatchObject({ code: "female", exposure: { ratio: 0.8, within: true } });
  const [, less] = sexOf([cell("male", 100, 242, 50), cell("female", 100, 158, 50)]);
  expect(less).toMatchObject({
    exposure: { ratio: 0.79, within: false },
    placement: { ratio: 1, within: true },
  });
});

test("an excess stands until somebody gives a reason for that very group and measure", () => {
  const cells = [cell("male", 100, 300, 50), cell("female", 100, 100, 50)];
  const reason = {
    dimension: "sex",
    cell: "female",
    measure: "exposure",
    by: "林甲",
    untilOn: "2023-01-01",
  } as const;
  expect(unexplained(assessFairness(cells, []))).toEqual(["sex/male/exposure", "sex/female/exposure"]);
  expect(unexplained(assessFairness(cells, [{ ...reason, text: "纺织季" }]))).toEqual(["sex/male/exposure"]);
  expect(
    unexplained(assessFairness(cells, [{ ...reason, measure: "placement", text: "纺织季" }])),
  ).toHaveLength(2);
});

test("what isn't known has no ratio; nobody at all has none either", () => {
  const cells = sexOf([cell("male", 50, 50, 20), cell("unknown", 50, 0, 0)]);
  expect(cells.at(-1)).toMatchObject({ code: "unknown", exposure: { ratio: null, within: null } });
  expect(assessFairness([], []).dimensions.every((dimension) => dimension.cells.length === 0)).toBe(true);
});

test("no cell below ten is shown, in whatever column, nor one alone (property)", () => {
  const counts = fc.record({ people: fc.nat(60), exposures: fc.nat(120), placed: fc.nat(60) });
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 8 }), (drawn) => {
      const given = drawn.map(
        (one, n) => ({ dimension: "township", cell: `33079900${n}000`, ...one }) as const,
      );
      const cells = assessFairness(given, []).dimensions.find(({ code }) => code === "township")?.cells ?? [];
      for (const { people, exposure, placement } of cells) {
        for (const shown of [people, exposure.count, placement.count]) {
          expect(shown === null || shown === 0 || shown >= SMALLEST_CELL).toBe(true);
        }
        if (people === null)
          expect([exposure.count, exposure.ratio, placement.ratio]).toEqual([null, null, null]);
      }
      expect(
        cells.filter(({ people }) => people === null).length === 1 &&
          cells.length > 1 &&
          drawn.filter(({ people }) => people > 0).length > 1,
      ).toBe(false);
      expect(cells.map(({ code }) => code)).toEqual(cells.map(({ code }) => code).toSorted());
    }),
  );
});
