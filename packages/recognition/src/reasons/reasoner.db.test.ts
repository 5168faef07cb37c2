import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";
import { type SmallCounty, smallCounty } from "../testing/small-county.ts";
import { digestReasons } from "./reasoner.ts";

const db = await testDatabase();
let county: SmallCounty;
let people: readonly string[];
beforeAll(async () => {
  county = await smallCounty(db, "wucheng", "2022-05-31");
  people = (
    await db.query<{ id: string }>("select resident_id as id from registry.person where present")
  ).map(({ id }) => id);
}, 60_000);

const withVerdict = (group: string, verdict: string) =>
  people.map((id) => county.reasoner.reasonsOf(id, group)).find((reasons) => reasons?.verdict === verdict);

test("a yes says what holds, by which values, from which file and row, by which clause", () => {
  const { lines } = withVerdict("hardToEmploy", "yes")!;
  expect(lines.every(({ holds }) => holds === "yes")).toBe(true);
  const willing = lines.find(({ text }) => text === "有就业意愿")!;
  expect(willing.values).toContain("就业意愿 是");
  expect(willing.reference).toContain("就业愿望");
  expect(willing.sources[0]).toMatchObject({ department: "人社局", register: "失业登记" });
  expect(willing.sources[0]!.row).toBeGreaterThan(0);
});

test("a no says what fails, where there is no row at all, and what would change it", () => {
  const { lines } = withVerdict("hardToEmploy", "no")!;
  expect(lines.some(({ holds }) => holds === "no")).toBe(true);
  expect(lines.flatMap(({ values }) => values).some((value) => value.endsWith("没有记录"))).toBe(true);
  const { changes } = withVerdict("graduate", "yes")!;
  expect(changes.length).toBeGreaterThan(0);
  for (const { zh } of changes) expect(zh).toMatch(/^若 .+，则(不?)符合$/);
});

test("an unknown names what is missing and whose it is", () => {
  const { missing } = withVerdict("hardToEmploy", "unknown")!;
  expect(missing[0]).toMatchObject({ register: expect.any(String), department: expect.any(String) });
});

test("no number of anybody is in any reasons, and the digest tells reasons apart", () => {
  const digests = new Set<string>();
  for (const id of people.slice(0, 300)) {
    for (const { code } of county.policies.policies) {
      const reasons = county.reasoner.reasonsOf(id, code);
      if (reasons === undefined) continue;
      expect(JSON.stringify(reasons)).not.toMatch(/(?<!\d)\d{17}[\dX]/);
      digests.add(digestReasons(reasons));
    }
  }
  expect(digests.size).toBeGreaterThan(300);
});
