import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asActor, isInArea } from "@olive/access";
import type { Transaction } from "@olive/db";
import { loadDemoSettings, writeDemoExtracts } from "@olive/demo";
import type { Actor } from "@olive/http";
import { type CalendarDate, parentOf, parsePlaceCode } from "@olive/kernel";
import { followPeople, importFolder, installPlaces, loadCounty, readPlaces } from "@olive/registry";
import { recognise } from "@olive/rules";
import { testDatabase } from "@olive/testing";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";

/** The two layers that hold area: the function that commands ask, and the policies of the tables. */
const PEOPLE = 400;
const DRAWS = 10_000;
const county = loadCounty("wucheng");
const db = await testDatabase();
const COUNTY = `${county.code}000000`;

interface Row {
  readonly id: string;
  readonly place: string;
}
let rows: Row[];
let areas: string[];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "olive-layers-"));
  try {
    await installPlaces(db, county.code, readPlaces(county.dir));
    const demo = await loadDemoSettings(county.dir);
    await writeDemoExtracts({ folder, people: PEOPLE, seed: 1, county: demo });
    await importFolder(db, county, folder);
    await followPeople(db, county);
    await recognise(db, county, "2022-05-31" as CalendarDate, { startedBy: "test" });
  } finally {
    await rm(folder, { recursive: true });
  }
  rows = await db.query<Row>("select resident_id as id, place_code as place from registry.person order by 1");
  const villages = [...new Set(rows.map(({ place }) => place))].map((place) => parsePlaceCode(place)!);
  areas = [
    ...new Set([...villages, ...villages.map((village) => parentOf(village) ?? village), COUNTY]),
  ].filter((area) => area.startsWith(county.code));
}, 120_000);

const actorOf = (area: string): Actor => ({
  county: county.code,
  account: 1,
  name: "甲",
  assignment: 1,
  role: "any",
  area,
  department: null,
  acts: [],
  secondFactor: false,
});
const seen = async (tx: Transaction, table: string, column: string) =>
  new Set((await tx.query<{ id: string }>(`select ${column} as id from ${table}`)).map(({ id }) => id));

test(`the function and the policy give the same answer of ${DRAWS} drawn readers and rows`, async () => {
  expect(rows.length).toBeGreaterThan(300);
  const visible = new Map<string, Set<string>>();
  for (const area of areas) {
    visible.set(area, await asActor(db, actorOf(area), (tx) => seen(tx, "registry.person", "resident_id")));
  }
  let inside = 0;
  fc.assert(
    fc.property(fc.constantFrom(...areas), fc.constantFrom(...rows), (area, { id, place }) => {
      const expected = isInArea(actorOf(area), place);
      if (expected) inside += 1;
      expect(visible.get(area)?.has(id)).toBe(expected);
    }),
    { numRuns: DRAWS },
  );
  expect(inside).toBeGreaterThan(DRAWS / 200);
});

test("what a verdict or a register says is seen exactly where its person is", async () => {
  const places = new Map(rows.map(({ id, place }) => [id, place]));
  const owners = await db.query<{ id: string }>("select distinct resident_id as id from rules.outcome");
  expect(owners.length).toBeGreaterThan(100);
  for (const area of areas.slice(0, 20).concat(COUNTY)) {
    const found = await asActor(db, actorOf(area), (tx) => seen(tx, "rules.outcome", "resident_id"));
    const expected = owners
      .filter(({ id }) => isInArea(actorOf(area), places.get(id) ?? ""))
      .map(({ id }) => id);
    expect([...found].sort()).toEqual(area === COUNTY ? owners.map(({ id }) => id).sort() : expected.sort());
  }
});

/** Each policy alone is needed: without it somebody sees less than is theirs. */
test("no policy can be dropped unnoticed", async () => {
  const policies = await db.query<{ name: string; table: string; roles: string[] }>(
    `select polname as name, polrelid::regclass::text as table, array(
       select rolname::text from pg_roles where oid = any(polroles)) as roles
     from pg_policy where polcmd in ('*', 'r') order by 2, 1`,
  );
  const scoped = policies.filter(({ roles }) => roles.some((role) => role.startsWith("olive_")));
  expect(scoped.length).toBeGreaterThan(20);
  const [{ someone } = { someone: "" }] = await db.query<{ someone: string }>(
    "select p.reference as someone from registry.person p join rules.outcome o using (county, resident_id) limit 1",
  );
  const unnoticed: string[] = [];
  for (const { name, table, roles } of scoped) {
    const [filled] = await db.query<{ n: number }>(`select count(*) as n from ${table}`);
    if ((filled?.n ?? 0) === 0) continue;
    const client = await db.pool.connect();
    try {
      await client.query("begin");
      const counted = async () => {
        await client.query(
          `set local olive.county = '${county.code}'; set local olive.first = '000000000000';
           set local olive.last = '999999999999'; set local olive.account = '1'; set local olive.person = '${someone}'; set local role ${roles[0]}`,
        );
        const { rows: found } = await client.query(`select from ${table} limit 1`);
        await client.query("reset role");
        return found.length;
      };
      const before = await counted();
      await client.query(`drop policy ${name} on ${table}`);
      if (before !== 1 || (await counted()) !== 0) unnoticed.push(`${table}.${name}`);
    } finally {
      await client.query("rollback");
      client.release();
    }
  }
  expect(unnoticed).toEqual([]);
});
