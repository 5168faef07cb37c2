import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testDatabase } from "@olive/testing";
import { afterAll, expect, test } from "vitest";
import { importFolder } from "../import/import-folder.ts";
import { installPlaces } from "../place/install-places.ts";
import { readPlaces } from "../place/read-places.ts";
import { loadCounty } from "../register/county-pack.ts";
import { followPeople } from "./follow-people.ts";

const db = await testDatabase();
const county = loadCounty("example");
const folder = await mkdtemp(join(tmpdir(), "olive-follow-"));
afterAll(() => rm(folder, { recursive: true }));

const directory = () =>
  db.query<{ resident_id: string }>(
    "select resident_id, name, place_code, present from registry.person order by resident_id",
  );
const register = () =>
  db.query(
    `select resident_id, coalesce(full_name, '') as name, coalesce(home_village, '330798000000') as place_code,
       coalesce(presence not in ('离开', '去世'), true) as present
     from register.inhabitant where replaced_on is null order by resident_id`,
  );

test("the directory equals the newest version of the register after the first import and after the next", async () => {
  await installPlaces(db, county.code, readPlaces(county.dir));
  const sample = join(county.dir, "extracts/sample");
  for (const name of (await readdir(sample)).filter((name) => name.includes("_2024"))) {
    await cp(join(sample, name), join(folder, name));
  }
  await importFolder(db, county, folder);
  expect(await followPeople(db, county)).toBe(true);
  const first = await directory();
  expect(first.length).toBeGreaterThan(3);
  expect(first).toEqual(await register());

  const later = `证件号,姓名,居住村,状况\n${first[0]?.resident_id},单新名,330798200201,在册\n`;
  await writeFile(join(folder, "公安所_居民底册_20240930.csv"), later);
  await importFolder(db, county, folder);
  expect(await followPeople(db, county)).toBe(true);
  expect((await directory())[0]).toMatchObject({ name: "单新名", place_code: "330798200201" });
  expect(await directory()).toEqual(await register());
  expect(await followPeople(db, county)).toBe(false);
});
