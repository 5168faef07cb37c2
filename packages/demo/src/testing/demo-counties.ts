import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { generatePopulation } from "../generate.ts";
import type { DemoRecords, ExtractCode, Version } from "../records.ts";
import type { CountyDemo } from "../settings.ts";

const COUNTIES = join(import.meta.dirname, "..", "..", "..", "..", "counties");

/** Folders of the county packs that have demo data: what holds for the demo has to hold for each of them. */
export function demoCounties(): { name: string; folder: string }[] {
  return readdirSync(COUNTIES)
    .map((name) => ({ name, folder: join(COUNTIES, name) }))
    .filter(({ folder }) => existsSync(join(folder, "demo", "demo.yaml")));
}

export type Gathered = { [K in ExtractCode]: (DemoRecords[K] & { readonly version: Version })[] };

/** All records of a generated population, in memory. */
export function gather(county: CountyDemo, people: number, seed = 1): Gathered {
  const records = Object.fromEntries(
    county.layout.extracts.map(({ code }) => [code, [] as unknown[]]),
  ) as unknown as Gathered;
  const emit = (extract: ExtractCode, record: object, version: Version = "first"): void => {
    (records[extract] as unknown[]).push({ ...record, version });
  };
  for (const _ of generatePopulation(county, people, seed, emit));
  return records;
}

/** The latest row of each person in the population register. */
export function latestPeople(records: Gathered): Gathered["population"] {
  return [...new Map(records.population.map((row) => [row.residentId, row])).values()];
}
