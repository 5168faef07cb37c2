import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@olive/db";
import { loadDemoSettings, writeDemoExtracts } from "@olive/demo";
import { parseIsoDate } from "@olive/kernel";
import { importFolder, loadCounty } from "@olive/registry";
import { findPerson, type Recognition, recognise } from "@olive/rules";
import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";

/** Enough for every persona to live among others. */
const PEOPLE = 400;
const VERDICTS = ["no", "yes", "unknown"] as const;
const county = loadCounty("wucheng");
const demo = await loadDemoSettings(county.dir);
let db: Database;
let recognition: Recognition;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "olive-personas-"));
  try {
    await writeDemoExtracts({ folder, people: PEOPLE, seed: 1, county: demo });
    db = await testDatabase();
    await importFolder(db, county, folder);
    const day = parseIsoDate("2022-05-31");
    if (day === undefined) throw new Error("no such day");
    recognition = await recognise(db, county, day, { startedBy: "test" });
  } finally {
    await rm(folder, { recursive: true });
  }
});

const expected = demo.personas.flatMap((persona) =>
  Object.entries(persona.expected ?? {}).flatMap(([id, groups]) =>
    Object.entries(groups).map(([group, verdict]) => ({ story: persona.code, id, group, verdict })),
  ),
);

test.each(expected)("$story: $group is $verdict", async ({ id, group, verdict }) => {
  const row = await findPerson(db, county, recognition.snapshot, id);
  expect(VERDICTS[recognition.run.verdicts(group)[row] ?? 3]).toBe(verdict);
});
