import { cp, mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { importFolder, loadCounty } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSnapshot } from "../snapshot/build-snapshot.ts";
import { describeSnapshot } from "../snapshot/describe-snapshot.ts";
import { takeSnapshot } from "../snapshot/take-snapshot.ts";
import { followRecognition } from "./follow-recognition.ts";
import { outcomeLines } from "./outcomes.ts";
import { type Recognition, recognise } from "./recognise.ts";
import { replay } from "./replay.ts";

const county = loadCounty("wucheng");
const asOf = "2022-05-31" as CalendarDate;
const options = { startedBy: "test" };

let db: Database;
let dir: string;
let first: Recognition;
let firstLines: string[];

beforeAll(async () => {
  db = await testDatabase();
  dir = await mkdtemp(join(tmpdir(), "olive-standing-"));
  await importFolder(db, county, join(county.dir, "extracts", "sample"));
  first = await recognise(db, county, asOf, options);
  firstLines = [...outcomeLines(first.snapshot, first.outcomes)];
});
afterAll(() => rm(dir, { recursive: true }));

async function importFile(name: string, lines: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(dir, "extract-"));
  await writeFile(join(folder, name), `${lines.join("\n")}\n`);
  await importFolder(db, county, folder);
}

/** `resident_id,group,verdict` of the standing proposals. */
async function standingLines(): Promise<string[]> {
  const rows = await db.query<{ line: string }>(
    `select resident_id || ',' || policy || ',' || verdict as line from rules.outcome
     where county = $1 and until_run is null order by resident_id, policy`,
    [county.code],
  );
  return rows.map(({ line }) => `${line}\n`);
}

const graduates = (lines: readonly string[]) => lines.filter((line) => line.includes(",graduate,yes"));

test("the standing proposals follow an import, and only what changed is written", async () => {
  const [id] = graduates(firstLines).map((line) => line.slice(0, 18));
  await importFile("公安局_常住人口_20220531.csv", ["公民身份号码,人员状态", `${id},迁出`]);
  await importFile("人社局_失业登记_20220531.csv", [
    "身份证号,登记日期,就业意愿,注销日期",
    ...firstLines.slice(0, 40).map((line) => `${line.slice(0, 18)},2021-01-04,是,`),
  ]);
  const followed = await followRecognition(db, county, first, options);
  expect(followed.changes?.length).toBeGreaterThan(0);
  const [written] = await db.query<{ begun: number; ended: number }>(
    `select count(*) filter (where since_run = $1) as begun, count(*) filter (where until_run = $1) as ended
     from rules.outcome`,
    [followed.runId],
  );
  const began = followed.changes?.filter(({ after }) => after === 1 || after === 2).length;
  const ended = followed.changes?.filter(({ before }) => before === 1 || before === 2).length;
  expect(written).toEqual({ begun: began, ended });

  const anew = await recognise(db, county, asOf, options);
  expect(anew.changed).toBe(0);
  expect(anew.digest.text()).toBe(followed.digest.text());
  expect(anew.counts).toEqual(followed.counts);
  expect(anew.people).toBe(followed.people);
  expect(await standingLines()).toEqual([...outcomeLines(anew.snapshot, anew.outcomes)]);
  expect(graduates(await standingLines()).some((line) => line.startsWith(id ?? ""))).toBe(false);
});

test("a run is replayed with the data of its time, although later files speak of the same day", async () => {
  const replayed = await replay(db, county, first.runId);
  expect(replayed.identical).toBe(true);
  expect([...outcomeLines(replayed.snapshot, replayed.outcomes)]).toEqual(firstLines);
});

test("a changed policy is a new version, and runs before it keep theirs", async () => {
  const pack = { ...county, dir: join(dir, "county") };
  await mkdir(pack.dir);
  await cp(join(county.dir, "policies"), join(pack.dir, "policies"), { recursive: true });
  const file = join(pack.dir, "policies", "graduate.yaml");
  await writeFile(file, (await readFile(file, "utf8")).replace('"专科", ', ""));
  const changed = await recognise(db, pack, asOf, options);
  expect(changed.counts.get("graduate")?.yes).toBeLessThan(first.counts.get("graduate")?.yes ?? 0);
  const versions = await db.query<{ hash: string }>(
    "select distinct hash from rules.run_policy where policy = 'graduate' and run_id = any($1)",
    [[first.runId, changed.runId]],
  );
  expect(versions).toHaveLength(2);
  expect((await replay(db, county, first.runId)).identical).toBe(true);
  expect((await replay(db, county, changed.runId)).identical).toBe(true);
});

test("a snapshot survives a restart, follows what came since, and is rebuilt when damaged", async () => {
  const keeping = { dir: join(dir, "snapshots") };
  const path = join(keeping.dir, `${county.code}-${asOf}.snapshot`);
  const { plan } = first.program;
  const take = async () => describeSnapshot(await takeSnapshot(db, county, plan, asOf, keeping));
  const built = async () => describeSnapshot(await buildSnapshot(db, county, plan, { asOf }));

  expect(await take()).toEqual(await built());
  const longAgo = new Date(0);
  await utimes(path, longAgo, longAgo);
  expect(await take()).toEqual(await built());
  expect((await stat(path)).mtimeMs, "the file was read, not written anew").toBe(0);
  const [line = ""] = firstLines;
  await importFile("科技局_研发人员_20220531.csv", ["身份证号,单位代码,年度", `${line.slice(0, 18)},,2022`]);
  expect(await take()).toEqual(await built());

  const bytes = await readFile(path);
  bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
  expect(await take()).toEqual(await built());
});
