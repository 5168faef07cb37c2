import { birthDateOf, completedYears, isWithin, type PlaceCode } from "@olive/kernel";
import { describe, expect, test } from "vitest";
import { loadDemoSettings } from "./load-demo-settings.ts";
import type { DemoRecords } from "./records.ts";
import type { Bounds } from "./settings.ts";
import { demoCounties, gather, latestPeople } from "./testing/demo-counties.ts";

type Row = DemoRecords["population"];

function expectWithin(value: number, [least, most]: Bounds): void {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
}

describe.each(demoCounties())("twenty thousand people of $name", async ({ folder }) => {
  const county = await loadDemoSettings(folder);
  const records = gather(county, 20_000);
  const people = latestPeople(records);
  const { asOf, targets, work } = county.calibration;
  const ages = people.map((row) => completedYears(birthDateOf(row.residentId), asOf));
  const share = (holds: (row: Row, age: number) => boolean, of: readonly boolean[] = []): number => {
    const base = people.filter((_, i) => of[i] ?? true).length;
    return people.filter((row, i) => (of[i] ?? true) && holds(row, ages[i] as number)).length / base;
  };

  test.each(targets.ages)("from $from to $to years: share $share", ({ from, to, share: bounds }) => {
    expectWithin(
      share((_, age) => age >= from && age <= to),
      bounds,
    );
  });

  test("sexes and household sizes are as counted", () => {
    expectWithin(
      share((row) => row.sex === "male"),
      targets.male,
    );
    expectWithin(people.length / new Set(people.map((row) => row.household)).size, targets.householdSize);
  });

  test("the mountains are left by many, and old people stay", () => {
    const settings = new Map(county.villages.map(({ code, setting }) => [code, setting]));
    const ofMountain = people.map((row) => settings.get(row.hukou) === "mountain");
    expectWithin(
      share((row) => row.residence !== row.hukou, ofMountain),
      targets.mountainAway,
    );
    const present = people.map((row, i) => (ofMountain[i] ?? false) && row.residence === row.hukou);
    expectWithin(
      share((_, age) => age >= 65, present),
      targets.mountainOldHere,
    );
  });

  test("registered unemployment lies where the county says", () => {
    const current = new Set<string>();
    for (const row of records.unemployment) {
      if (row.cancelledOn === undefined) current.add(row.residentId);
      else current.delete(row.residentId);
    }
    const insured = new Set<string>(records.insurance.map((row) => row.residentId));
    const active = people.filter((row, i) => {
      const age = ages[i] as number;
      return age >= 16 && age < work.retires[row.sex] && insured.has(row.residentId);
    });
    expectWithin(current.size / active.length, targets.registeredUnemployed);
  });

  test("townships have their shares of the people", () => {
    const total = county.villages.reduce((sum, { weight }) => sum + weight, 0);
    for (const [township, villages] of Map.groupBy(county.villages, (village) => village.township)) {
      const wanted = villages.reduce((sum, { weight }) => sum + weight, 0) / total;
      const found = share((row) => isWithin(row.hukou, township as PlaceCode));
      expect(Math.abs(found - wanted)).toBeLessThan(targets.townshipShare);
    }
  });

  test("there are about five rows for each person", () => {
    const rows = Object.values(records).reduce((sum, list) => sum + list.length, 0);
    expectWithin(rows / people.length, [4.5, 5.5]);
  });
});
