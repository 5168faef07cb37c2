import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCounties, loadCounty } from "../register/county-pack.ts";
import { importFolder } from "./import-folder.ts";
import { writeImportReports } from "./write-reports.ts";

/** Every county with a sample folder says in it what a correct run gives. */
describe.each(listCounties())("the sample extracts of %s", (slug) => {
  const county = loadCounty(slug);
  const sample = join(county.dir, "extracts", "sample");
  let db: Database;
  let out: string;

  beforeAll(async () => {
    db = await testDatabase();
    out = await mkdtemp(join(tmpdir(), "olive-sample-"));
  });
  afterAll(() => rm(out, { recursive: true }));

  async function expectReports(): Promise<void> {
    for (const report of ["counts.csv", "issues.csv"]) {
      const expected = await readFile(join(sample, "expected", report), "utf8");
      expect(await readFile(join(out, report), "utf8"), report).toBe(expected);
    }
  }

  async function storedRows(): Promise<unknown[]> {
    const counts = county.registers.map(
      ({ code }) =>
        `select '${code}' as register, count(*), count(replaced_on) as replaced from register."${code}"`,
    );
    return db.query(counts.join(" union all "));
  }

  test("a dry run shows what would come of it, and stores nothing", async () => {
    await writeImportReports(out, await importFolder(db, county, sample, { dryRun: true }));
    await expectReports();
    expect(await db.query("select from registry.extract_file")).toEqual([]);
  });

  test("are read to the byte as expected", async () => {
    const result = await importFolder(db, county, sample);
    await writeImportReports(out, result);
    expect(result.files.every((file) => file.kind === "loaded")).toBe(true);
    await expectReports();
  });

  test("read twice change nothing", async () => {
    const before = await storedRows();
    const result = await importFolder(db, county, sample);
    await writeImportReports(out, result);
    expect(result.files.every((file) => file.kind === "present")).toBe(true);
    expect(await storedRows()).toEqual(before);
    await expectReports();
  });
});
