import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../connect.ts";
import { startEmbedded } from "../embedded/start-embedded.ts";
import { openSpace, STANDING_SPACE } from "../spaces.ts";
import { readTables } from "./read-tables.ts";
import { renderTypes } from "./render-types.ts";

const PACKAGES = join(import.meta.dirname, "..", "..", "..");

/** The type file of each slice that has tables: the schema is named like the package. */
async function renderAll(db: Database): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const schemas = await db.query<{ name: string }>(
    `select nspname as name from pg_namespace
     where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'house') order by nspname`,
  );
  for (const { name } of schemas) {
    const slice = join(PACKAGES, name);
    const isSlice = await stat(slice).then(
      (found) => found.isDirectory(),
      () => false,
    );
    const tables = isSlice ? await readTables(db, name) : [];
    if (tables.length > 0) files.set(join(slice, "src", "tables.generated.ts"), renderTypes(name, tables));
  }
  return files;
}

/** Writes the files, or with `check` only compares. @returns those that differ. */
async function generate(check: boolean): Promise<string[]> {
  const dir = await mkdtemp(join(tmpdir(), "olive-types-"));
  const server = await startEmbedded({ dir, durable: false });
  try {
    const db = await openSpace(server, STANDING_SPACE);
    const files = await renderAll(db);
    await db.close();
    const differing: string[] = [];
    for (const [path, text] of files) {
      if ((await readFile(path, "utf8").catch(() => "")) === text) continue;
      differing.push(path);
      if (!check) await writeFile(path, text);
    }
    return differing;
  } finally {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

const check = process.argv.includes("--check");
const differing = await generate(check);
for (const path of differing) console.log(check ? `differs from the database: ${path}` : `written: ${path}`);
if (check && differing.length > 0) {
  console.log("→ ./olive types");
  process.exitCode = 1;
}
