import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CountyPack, listCounties, loadCounty } from "../register/county-pack.ts";
import { importFolder } from "./import-folder.ts";
import { writeImportReports } from "./write-reports.ts";

const CHILD = join(import.meta.dirname, "import-child.ts");
const ROUNDS = 6;
/** Longer than an import of the sample takes on an idle machine (ms). */
const LATEST_KILL = 600;

/** The county with most registers: its import takes longest and has most places to be killed at. */
function largestCounty(): CountyPack {
  const counties = listCounties().map(loadCounty);
  return counties.reduce((best, next) => (next.registers.length > best.registers.length ? next : best));
}

describe("an import that is killed", () => {
  const county = largestCounty();
  const sample = join(county.dir, "extracts", "sample");
  let db: Database;
  let out: string;

  beforeAll(async () => {
    db = await testDatabase();
    out = await mkdtemp(join(tmpdir(), "olive-killed-"));
  });
  afterAll(() => rm(out, { recursive: true }));

  /** Starts an import and kills it without warning; whether it was still at work. */
  async function killAfter(milliseconds: number): Promise<boolean> {
    const child = spawn(process.execPath, [CHILD, db.url, county.slug, sample], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const closed = once(child, "close");
    await once(child.stdout, "data");
    await wait(milliseconds);
    child.kill("SIGKILL");
    const [code] = await closed;
    return code !== 0;
  }

  /** Files whose rows in their register's table are not exactly those that were accepted. */
  async function brokenFiles(): Promise<string[]> {
    const files = await db.query<{ id: number; name: string; register: string; rows: number }>(
      "select id, name, register, rows_stored + rows_replaced as rows from registry.extract_file",
    );
    const broken: string[] = [];
    for (const file of files) {
      const [found] = await db.query<{ rows: number }>(
        `select count(*) as rows from register."${file.register}" where file_id = $1`,
        [file.id],
      );
      if (found?.rows !== file.rows) broken.push(file.name);
    }
    return broken;
  }

  test("leaves whole files, and the next run completes it to the byte", async () => {
    let killedAtWork = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      if (await killAfter((LATEST_KILL * round) / ROUNDS)) killedAtWork += 1;
      expect(await brokenFiles()).toEqual([]);
    }
    expect(killedAtWork).toBeGreaterThan(0);
    await writeImportReports(out, await importFolder(db, county, sample));
    for (const report of ["counts.csv", "issues.csv"]) {
      expect(await readFile(join(out, report), "utf8")).toBe(
        await readFile(join(sample, "expected", report), "utf8"),
      );
    }
    const [unsettled] = await db.query("select from registry.extract_file where not settled");
    expect(unsettled).toBeUndefined();
  });
});
