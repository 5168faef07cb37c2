import { expect, test } from "vitest";
import { groupReadings, type Reading } from "./group-readings.ts";

const reading = (at: string, by: string, act: string, reason: string | null = null): Reading => ({
  ...{ at: `2026-03-02T${at}:00.000Z`, by, reason },
  roleName: { zh: "村干部", en: "Village cadre" },
  actName: { zh: act, en: act },
  purposeName: { zh: "群体认定", en: "Recognition" },
});

test("what one colleague read without a pause is one visit, with every act and reason once", () => {
  const visits = groupReadings([
    reading("10:02", "丁", "页面"),
    reading("10:01", "丁", "打开", "核实电话"),
    reading("10:01", "丁", "页面"),
    reading("09:59", "丙", "页面"),
    reading("08:00", "丁", "页面"),
  ]);
  expect(visits.map(({ by }) => by)).toEqual(["丁", "丙", "丁"]);
  expect(visits[0]).toMatchObject({ at: "2026-03-02T10:02:00.000Z", reasons: ["核实电话"] });
  expect(visits[0]?.acts.map(({ zh }) => zh)).toEqual(["页面", "打开"]);
  expect(visits[0]?.purposes).toHaveLength(1);
});

test("nobody looked: no visits", () => expect(groupReadings([])).toEqual([]));
