import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { importFolder, loadCounty } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Recognition, recognise } from "./recognise.ts";
import { writeRecognised } from "./recognised-file.ts";
import { replay } from "./replay.ts";

const county = loadCounty("wucheng");
const sample = join(county.dir, "extracts", "sample");
const day = (text: string) => text as CalendarDate;

let db: Database;
let dir: string;
let first: Recognition;

beforeAll(async () => {
  db = await testDatabase();
  dir = await mkdtemp(join(tmpdir(), "olive-recognise-"));
  await importFolder(db, county, sample);
  first = await recognise(db, county, day("2022-05-31"), { startedBy: "test" });
});
afterAll(() => rm(dir, { recursive: true }));

test.each([
  ["wucheng", "2022-05-31"],
  ["example", "2024-06-30"],
])("the sample of %s is recognised to the byte as expected", async (slug, asOf) => {
  const pack = loadCounty(slug);
  const folder = join(pack.dir, "extracts", "sample");
  await importFolder(db, pack, folder);
  const { snapshot, outcomes } = await recognise(db, pack, day(asOf), { startedBy: "test" });
  const path = join(dir, "recognised.csv");
  await writeRecognised(path, snapshot, outcomes);
  const expected = await readFile(join(folder, "expected", "recognised.csv"), "utf8");
  expect(await readFile(path, "utf8")).toBe(expected);
});

test("the standing proposals are what was recognised", async () => {
  const standing = await db.query<{ policy: string; verdict: string; people: number }>(
    `select policy, verdict, count(*) as people from rules.outcome
     where county = $1 and until_run is null group by 1, 2`,
    [county.code],
  );
  const stored = Object.fromEntries(standing.map((row) => [`${row.policy} ${row.verdict}`, row.people]));
  for (const [policy, { yes, unknown }] of first.counts) {
    expect(stored[`${policy} yes`] ?? 0).toBe(yes);
    expect(stored[`${policy} unknown`] ?? 0).toBe(unknown);
  }
});

test("a second run on the same data changes nothing", async () => {
  const again = await recognise(db, county, day("2022-05-31"), { startedBy: "test" });
  expect(again.changed).toBe(0);
  expect(again.digest.text()).toBe(first.digest.text());
});

test("a past day is asked with what was known then, and leaves the standing proposals alone", async () => {
  const past = await recognise(db, county, day("2022-04-15"), { startedBy: "test" });
  expect(past.kind).toBe("inquiry");
  const [known] = await db.query<{ people: number }>(
    `select count(*) as people from register.resident
     where extract_on = '2022-03-31' and (replaced_on is null or replaced_on > '2022-04-15')
       and (presence is null or presence = '正常')`,
  );
  expect(past.people).toBe(known?.people);
  // Only people, certificates and registrations had been handed over: nothing is known of businesses.
  expect(past.counts.get("smallBusiness")).toEqual({ yes: 0, unknown: 0 });
  expect(past.counts.get("hardToEmploy")?.yes).toBeGreaterThan(0);
  const [open] = await db.query<{ count: number }>(
    "select count(*) from rules.outcome where county = $1 and until_run is null",
    [county.code],
  );
  const total = [...first.counts.values()].reduce((sum, { yes, unknown }) => sum + yes + unknown, 0);
  expect(open?.count).toBe(total);
});

test("a thousand stored decisions come out the same when their run is replayed", async () => {
  const replayed = await replay(db, county, first.runId);
  expect(replayed.identical).toBe(true);
  expect(replayed.snapshot.people.keys).toEqual(first.snapshot.people.keys);
  for (let n = 0; n < 1000; n += 1) {
    const i = n % first.outcomes.codes.length;
    const row = (n * 7919) % first.snapshot.people.rows.size;
    expect(replayed.outcomes.verdicts[i]?.[row]).toBe(first.outcomes.verdicts[i]?.[row]);
  }
});

test("a stored policy version can't be changed, and can't be removed while a run used it", async () => {
  const change = db.query(
    "update rules.policy_version set content = content || ' ' where policy = 'graduate'",
  );
  await expect(change).rejects.toThrow(/check constraint/);
  const rename = db.query(
    `update rules.policy_version set content = 'x', hash = encode(sha256('x'), 'hex') where policy = 'graduate'`,
  );
  await expect(rename).rejects.toThrow(/foreign key/);
  await expect(db.query("delete from rules.policy_version where policy = 'graduate'")).rejects.toThrow(
    /foreign key/,
  );
});
