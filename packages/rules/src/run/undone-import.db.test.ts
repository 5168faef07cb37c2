import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { importFolder, loadCounty, undoFile } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { outcomeLines } from "./outcomes.ts";
import { recognise } from "./recognise.ts";

const county = loadCounty("wucheng");
const population = county.registers.find((register) => register.population)!;
const asOf = "2022-05-31" as CalendarDate;
const db = await testDatabase();
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "olive-undone-"));
  await importFolder(db, county, join(county.dir, "extracts", "sample"));
});
afterAll(() => rm(dir, { recursive: true }));

/** What is proposed after a run that goes on with a kept snapshot. */
async function proposals(): Promise<string[]> {
  const { snapshot, outcomes } = await recognise(db, county, asOf, {
    startedBy: "test",
    keeping: { dir: join(dir, "snapshots") },
  });
  return [...outcomeLines(snapshot, outcomes)];
}

test("an import that is undone leaves the proposals as they were, from a kept snapshot too", async () => {
  const before = await proposals();
  const gone = before.slice(0, 5).map((line) => line.slice(0, 18));
  const folder = await mkdtemp(join(dir, "extract-"));
  const newcomer = "330799200001010015";
  const lines = [...gone.map((id) => `${id},迁出`), `${newcomer},正常`];
  await writeFile(
    join(folder, `${population.file}_20220531.csv`),
    ["公民身份号码,人员状态", ...lines].join("\n"),
  );
  await importFolder(db, county, folder);
  const changed = await proposals();
  expect(changed).not.toEqual(before);

  const [file] = await db.query<{ id: number }>("select max(id) as id from registry.extract_file");
  await transaction(db, (tx) => undoFile(tx, county, { id: file!.id, register: population }));
  expect(await proposals()).toEqual(before);
});
