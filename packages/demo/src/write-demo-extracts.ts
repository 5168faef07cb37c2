import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "@olive/kernel";
import { type ExtractFile, openExtractFile } from "./extract-file.ts";
import { generatePopulation } from "./generate.ts";
import { countPersonaPeople } from "./personas.ts";
import type { Emit, ExtractCode } from "./records.ts";
import type { CountyDemo } from "./settings.ts";

/** Household numbers have six digits, of which 900000 and up are the personas': some 2.3 people a household. */
const MOST_PEOPLE = 2_000_000;

export interface DemoProgress {
  readonly people: number;
  readonly rows: number;
}

export interface DemoOptions {
  readonly folder: string;
  /** People in the population register, the personas included. */
  readonly people: number;
  readonly seed: number;
  /** Share of rows that get the damage of an ordinary export, 0 to 1; 0 by default. */
  readonly damage?: number;
  readonly county: CountyDemo;
  readonly onProgress?: (progress: DemoProgress) => void;
  /** Stops the run: nothing half-written stays, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface DemoResult {
  readonly files: readonly string[];
  /** Data rows in all files. */
  readonly rows: number;
  readonly people: number;
}

/**
 * Writes a synthetic county as a folder of departmental extracts. The folder is made; extracts of an earlier run in
 * it are removed, other files stay. The same options give the same bytes. Memory does not grow with the people, but
 * for a counter per birth date. Refuses numbers that the demo cannot hold.
 */
export async function writeDemoExtracts(options: DemoOptions): Promise<DemoResult> {
  const { people } = options;
  checkOptions(options);
  await clearFolder(options);
  const files = openFiles(options);
  const all = [...files.values()].flat();
  try {
    await writePeople(options, files, all);
    const names: string[] = [];
    for (const file of all) names.push(await file.close());
    const rows = countRows(all);
    options.onProgress?.({ people, rows });
    return { files: names.sort(), rows, people };
  } catch (error) {
    for (const file of all) await file.sink.abandon();
    await clearFolder(options);
    throw error;
  }
}

async function writePeople(
  { county, onProgress, people, seed, signal }: DemoOptions,
  files: ReadonlyMap<ExtractCode, readonly ExtractFile[]>,
  all: readonly ExtractFile[],
): Promise<void> {
  let personas = true;
  const emit: Emit = (extract, record, version) => {
    const [first, update] = files.get(extract) ?? [];
    (version === "update" ? (update ?? first) : first)?.add(record, personas);
  };
  for (const made of generatePopulation(county, people, seed, emit)) {
    personas = false;
    const full = all.filter((file) => file.sink.isFull());
    if (full.length === 0) continue;
    for (const file of full) await file.sink.flush();
    signal?.throwIfAborted();
    onProgress?.({ people: made, rows: countRows(all) });
  }
}

function countRows(files: readonly ExtractFile[]): number {
  return files.reduce((sum, file) => sum + file.rows(), 0);
}

/** The files of each data set, earliest hand-over first. */
function openFiles({ county, damage, folder, seed }: DemoOptions): Map<ExtractCode, ExtractFile[]> {
  const { layout } = county;
  let position = 0;
  const open = (extract: (typeof layout.extracts)[number], date: number): ExtractFile => {
    position += 1;
    return openExtractFile({ folder, layout, extract, date, damage: damage ?? 0, seed, position });
  };
  return new Map(
    layout.extracts.map((extract) => [extract.code, extract.dates.map((date) => open(extract, date))]),
  );
}

async function clearFolder({ county, folder }: DemoOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  const ours = new Set(
    county.layout.extracts.flatMap(({ file, dates }) =>
      dates.flatMap((date) => [`${file}_${date}.csv`, `${file}_${date}.xlsx`]),
    ),
  );
  for (const name of await readdir(folder)) {
    if (ours.has(name)) await rm(join(folder, name));
  }
}

function checkOptions({ county, damage, people, seed }: DemoOptions): void {
  const fewest = countPersonaPeople(county) + 1;
  if (!Number.isInteger(people) || people < fewest || people > MOST_PEOPLE) {
    throw new Refusal({
      code: "demo-people-out-of-range",
      message: { zh: `人数不能是 ${people}`, en: `The number of people can't be ${people}` },
      remedy: {
        zh: `请给出 ${fewest} 到 ${MOST_PEOPLE} 之间的整数`,
        en: `Give a whole number from ${fewest} to ${MOST_PEOPLE}`,
      },
    });
  }
  if (!Number.isSafeInteger(seed) || seed < 0 || !((damage ?? 0) >= 0 && (damage ?? 0) <= 1)) {
    throw new Refusal({
      code: "demo-options-invalid",
      message: { zh: "种子或损坏比例不对", en: "The seed or the share of damage is wrong" },
      remedy: {
        zh: "种子是非负整数，损坏比例在 0 与 1 之间",
        en: "A seed is a whole number from 0, a share lies from 0 to 1",
      },
    });
  }
}
