import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSpace, type ResolvedServer, resolveServer } from "@olive/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sayDemo } from "../../start/space-contents.ts";
import { runOlive } from "../testing.ts";
import { PROJECT } from "../workplace.ts";

const SAMPLE = join(PROJECT, "counties", "wucheng", "extracts", "sample");
let server: ResolvedServer;
let home: string;

const runImport = (...args: string[]) => runOlive(home, "import", ...args);

async function countRows(space: string, table: string): Promise<number> {
  const db = await openSpace(server, space);
  try {
    const [row] = await db.query<{ count: number }>(`select count(*)::int as count from ${table}`);
    return row?.count ?? -1;
  } finally {
    await db.close();
  }
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "olive-import-"));
  await chmod(home, 0o755);
  server = await resolveServer({ home });
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true });
});

test("an import is followed by the recognition of its day; the second time nothing changes", async () => {
  const first = await runImport(SAMPLE);
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(/hardToEmploy +28 +1/);
  const [rows, outcomes] = [
    await countRows("olive", "register.resident"),
    await countRows("olive", "rules.outcome"),
  ];
  expect(rows).toBeGreaterThan(0);
  expect((await runImport(SAMPLE)).code).toBe(0);
  expect(await countRows("olive", "register.resident")).toBe(rows);
  expect(await countRows("olive", "rules.outcome")).toBe(outcomes);
});

test("a dry run stores nothing", async () => {
  const ended = await runImport(SAMPLE, "--dry-run", "--space", "rehearsal");
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain("5,945");
  expect(await countRows("rehearsal", "registry.extract_file")).toBe(0);
});

test("real data are not mixed with the demo", async () => {
  const db = await openSpace(server, "with_demo");
  await sayDemo(db, 400, true);
  await db.close();
  const ended = await runImport(SAMPLE, "--space", "with_demo");
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain("演示数据");
  expect(ended.stderr).toContain("./olive reset");
});
