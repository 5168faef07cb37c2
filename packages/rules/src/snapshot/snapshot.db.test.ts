import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { importFolder, loadCounty } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadPolicies } from "../policy/load-policies.ts";
import { buildSchema, declaredNames, parseAt } from "../schema/build-schema.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import { describeSnapshot } from "./describe-snapshot.ts";
import { planSnapshot } from "./plan.ts";
import { countPeople, type Snapshot } from "./snapshot.ts";
import { loadSnapshot, saveSnapshot } from "./snapshot-file.ts";

const county = loadCounty("wucheng");
const asOf = "2022-05-31" as CalendarDate;
const set = loadPolicies(join(county.dir, "policies"));
const schema = buildSchema(county.registers, set);
const names = declaredNames(schema);
const criteria = set.policies.map(({ criteria, placeOf }) => parseAt(criteria, names, placeOf));
const plan = planSnapshot(county.registers, set, schema, criteria);

let db: Database;
let snapshot: Snapshot;
let dir: string;
let path: string;

beforeAll(async () => {
  db = await testDatabase();
  dir = await mkdtemp(join(tmpdir(), "olive-snapshot-"));
  path = join(dir, "kept.snapshot");
  await importFolder(db, county, join(county.dir, "extracts", "sample"));
  snapshot = await buildSnapshot(db, county, plan, { asOf });
  await saveSnapshot(path, snapshot);
});
afterAll(() => rm(dir, { recursive: true }));

test("a snapshot holds everybody who is known and neither dead nor gone", async () => {
  const [row] = await db.query<{ people: number }>(
    `select count(*) as people from register.resident
     where replaced_on is null and (presence is null or presence = '正常')`,
  );
  expect(countPeople(snapshot)).toBe(row?.people);
});

test("a snapshot read back from its file says the same", async () => {
  const kept = await loadSnapshot(path, plan);
  expect(kept && describeSnapshot(kept)).toEqual(describeSnapshot(snapshot));
});

test("a damaged snapshot file is not believed", async () => {
  const bytes = await readFile(path);
  const damaged = join(dir, "damaged.snapshot");
  for (const at of [0, 12, bytes.length - 100]) {
    const copy = Uint8Array.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 0xff;
    await writeFile(damaged, copy);
    expect(await loadSnapshot(damaged, plan)).toBeUndefined();
  }
  await writeFile(damaged, bytes.subarray(0, bytes.length - 1000));
  expect(await loadSnapshot(damaged, plan)).toBeUndefined();
});

test("a snapshot file of another plan is not believed", async () => {
  expect(await loadSnapshot(path, { ...plan, fingerprint: "other" })).toBeUndefined();
});
