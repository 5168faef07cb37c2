import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "@olive/kernel";
import { readXlsx } from "hucre/xlsx";
import iconv from "iconv-lite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadDemoSettings } from "./load-demo-settings.ts";
import { demoCounties } from "./testing/demo-counties.ts";
import { writeDemoExtracts } from "./write-demo-extracts.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "olive-demo-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function hashes(): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const pairs = names.map(async (name) => {
    const bytes = await readFile(join(folder, name));
    return [name, createHash("sha256").update(bytes).digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

describe.each(demoCounties())("extracts of $name", async (pack) => {
  const county = await loadDemoSettings(pack.folder);

  test("the same seed gives the same bytes, another seed others", async () => {
    await writeDemoExtracts({ folder, people: 500, seed: 3, county });
    const once = await hashes();
    await writeDemoExtracts({ folder, people: 500, seed: 3, county });
    expect(await hashes()).toEqual(once);
    await writeDemoExtracts({ folder, people: 500, seed: 4, county });
    expect(await hashes()).not.toEqual(once);
  });

  test("each data set has a file for each hand-over, readable in its encoding, headers as the county has them", async () => {
    const result = await writeDemoExtracts({ folder, people: 500, seed: 1, county });
    expect(await readdir(folder)).toHaveLength(result.files.length);
    for (const { file, dates, columns, style } of county.layout.extracts) {
      for (const date of dates) {
        const name = result.files.find((found) => found.startsWith(`${file}_${date}.`)) ?? "";
        const header = columns.map((column) => column.header);
        const bytes = await readFile(join(folder, name));
        const sheet = style.form === "xlsx" ? (await readXlsx(bytes)).sheets[0]?.rows : undefined;
        const lines = iconv.decode(bytes, style.encoding === "gb18030" ? "gb18030" : "utf8").split(/\r?\n/);
        const separator = style.separator === "tab" ? "\t" : ",";
        const found = sheet?.[style.titles] ?? lines[style.titles]?.split(separator);
        expect(found).toEqual(header);
      }
    }
  });

  test("damage touches about its share of rows and leaves the people as they are", async () => {
    const clean = await writeDemoExtracts({ folder, people: 500, seed: 1, county });
    const damaged = await writeDemoExtracts({ folder, people: 500, seed: 1, county, damage: 0.2 });
    expect(damaged.people).toBe(clean.people);
    expect(damaged.rows).toBeGreaterThan(clean.rows);
    expect(damaged.rows).toBeLessThan(clean.rows * 1.03);
  });

  test("an earlier run's extracts go, other files stay", async () => {
    await writeFile(join(folder, "notes.txt"), "mine");
    await writeDemoExtracts({ folder, people: 100, seed: 1, county });
    const { files } = await writeDemoExtracts({ folder, people: 100, seed: 2, county });
    expect((await readdir(folder)).sort()).toEqual([...files, "notes.txt"].sort());
  });

  test("a run that is stopped leaves nothing half-written", async () => {
    const stop = new AbortController();
    const onProgress = (): void => stop.abort();
    const run = writeDemoExtracts({
      folder,
      people: 20_000,
      seed: 1,
      county,
      onProgress,
      signal: stop.signal,
    });
    await expect(run).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([{ people: 1 }, { people: 2_000_001 }, { people: 500.5 }, { seed: -1 }, { damage: 1.5 }])(
    "%o is refused with what to do",
    async (wrong) => {
      const run = writeDemoExtracts({ folder, people: 500, seed: 1, county, ...wrong });
      await expect(run).rejects.toThrow(Refusal);
    },
  );
});

test("a county without demo data is refused by the file that it lacks", async () => {
  await expect(loadDemoSettings(folder)).rejects.toThrow("demo/demo.yaml");
});
