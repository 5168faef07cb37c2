import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Actor } from "@olive/http";
import { testDatabase } from "@olive/testing";
import { expect, test } from "vitest";
import { installPlaces } from "../../place/install-places.ts";
import { readPlaces } from "../../place/read-places.ts";
import { listCounties, loadCounty } from "../../register/county-pack.ts";
import { importHarness } from "./testing.ts";

const CHILD = join(import.meta.dirname, "run-child.ts");
const ROUNDS = 5;
/** Longer than the import of the sample takes on an idle machine (ms). */
const LATEST_KILL = 900;

/** The county with most registers: most places to be killed at. */
const county = listCounties()
  .map(loadCounty)
  .reduce((best, next) => (next.registers.length > best.registers.length ? next : best));
const sample = join(county.dir, "extracts/sample");
const db = await testDatabase();
const olive = await importHarness(db, county);

const actor = (account: number, acts: string[]): Actor => ({
  ...{ county: county.code, account, name: `同事${account}`, assignment: account, role: "any", acts },
  ...{ area: `${county.code}000000`, department: null, secondFactor: true },
});
const clerk = actor(1, ["import.prepare"]);
const chief = actor(2, ["import.confirm"]);

async function readSample(): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (const name of (await readdir(sample)).sort()) {
    const path = join(sample, name);
    if ((await stat(path)).isFile()) files[name.normalize("NFC")] = await readFile(path);
  }
  return files;
}

/** Works in another process and kills it without warning. */
async function workAndKill(milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [CHILD, db.url, county.slug, olive.home], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  await once(child.stdout, "data");
  await wait(milliseconds);
  child.kill("SIGKILL");
  await closed;
}

test("a real folder comes in by the browser as by the command line, though the server is killed again and again", async () => {
  await installPlaces(db, county.code, readPlaces(county.dir));
  const dropped = await olive.drop(clerk, await readSample());
  expect(dropped.uploads.filter(({ ready }) => !ready)).toEqual([]);
  await olive.act(clerk, dropped.id, "check");
  await olive.work();
  const checked = await olive.show(clerk, dropped.id);
  const stored = await db.query("select from registry.extract_file");
  expect(stored).toEqual([]);

  if (checked.state === "held") await olive.act(chief, dropped.id, "confirm", { reason: "已向部门核实" });
  else await olive.act(clerk, dropped.id, "apply");
  for (let round = 0; round < ROUNDS; round += 1) await workAndKill((LATEST_KILL * round) / ROUNDS);
  await olive.work();

  expect((await olive.show(clerk, dropped.id)).state).toBe("applied");
  const counts = await db.query<{ line: string }>(
    `select concat_ws(',', name, rows_read, rows_stored, rows_replaced, rows_rejected, rows_skipped) as line
     from registry.extract_file order by name collate "C"`,
  );
  const expected = (await readFile(join(sample, "expected/counts.csv"), "utf8")).trim().split("\n").slice(1);
  expect(counts.map(({ line }) => line)).toEqual(expected);
  const issues = await db.query("select from registry.extract_issue");
  const expectedIssues = (await readFile(join(sample, "expected/issues.csv"), "utf8"))
    .trim()
    .split("\n")
    .slice(1);
  expect(issues).toHaveLength(expectedIssues.length);
  // Every file is this delivery's own, also those that came in before a kill.
  expect((await olive.show(clerk, dropped.id)).uploads.every(({ applied }) => applied)).toBe(true);
});
