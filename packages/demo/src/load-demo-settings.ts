import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "@olive/kernel";
import { parse } from "yaml";
import { weigh } from "./random.ts";
import { type CsvRow, parseCsv } from "./read-csv.ts";
import type {
  Calibration,
  CountyDemo,
  DemoLayout,
  DemoVillage,
  Estate,
  NameTables,
  NeverNamed,
  Persona,
  Setting,
} from "./settings.ts";

interface DemoFile {
  readonly idArea: string;
  readonly estates: readonly Estate[];
  /** Villages whose share of their township's people differs from the others' (1 is ordinary). */
  readonly villageWeights: Readonly<Record<string, number>>;
  readonly neverNamed: NeverNamed;
}

/**
 * Reads all that makes the demo this county's: `places.csv` and the folder `demo/` of a county pack. Refuses with the
 * file's name where one is missing or can't be read.
 */
export async function loadDemoSettings(countyDir: string): Promise<CountyDemo> {
  const demo = await readYaml<DemoFile>(countyDir, "demo/demo.yaml");
  const places = await readTable(countyDir, "places.csv");
  const townships = await readTable(countyDir, "demo/township-weights.csv");
  return {
    idArea: demo.idArea,
    villages: weighVillages(places, townships, demo.villageWeights),
    historicVillages: places
      .filter((row) => row.last_seen !== "" && row.level === "village")
      .map((row) => row.code ?? ""),
    names: await loadNames(countyDir),
    calibration: await readYaml<Calibration>(countyDir, "demo/calibration.yaml"),
    estates: demo.estates,
    personas: (await readYaml<{ personas: Persona[] }>(countyDir, "demo/personas.yaml")).personas,
    neverNamed: demo.neverNamed,
    layout: await readYaml<DemoLayout>(countyDir, "demo/extracts.yaml"),
  };
}

/** Spreads each township's people over the villages that stand today; an abolished one's go to its successor. */
function weighVillages(
  places: readonly CsvRow[],
  townships: readonly CsvRow[],
  villageWeights: DemoFile["villageWeights"],
): DemoVillage[] {
  const people = new Map<string, number>();
  const mountains = new Set(townships.filter((row) => row.terrain === "mountain").map((row) => row.code));
  for (const row of townships) {
    const code = row.successor || row.code || "";
    people.set(code, (people.get(code) ?? 0) + Number(row.registered_population));
  }
  const villages = places.filter((row) => row.level === "village" && row.last_seen === "");
  const parts = new Map<string, number>();
  const part = (code: string): number => villageWeights[code] ?? 1;
  for (const { code = "", parent_code = "" } of villages) {
    parts.set(parent_code, (parts.get(parent_code) ?? 0) + part(code));
  }
  return villages.map(({ code = "", parent_code: township = "", kind }) => {
    const rural: Setting = mountains.has(township) ? "mountain" : "plain";
    const weight = ((people.get(township) ?? 0) * part(code)) / (parts.get(township) ?? 1);
    return { code, township, setting: kind === "village" ? rural : "urban", weight };
  });
}

async function loadNames(countyDir: string): Promise<NameTables> {
  const surnames = await readTable(countyDir, "demo/surnames.csv");
  const cohorts = await readTable(countyDir, "demo/given-name-characters.csv");
  return {
    surnames: weigh(
      surnames.map((row) => ({ surname: row.surname ?? "", weight: Number(row.weight) })),
      ({ weight }) => weight,
    ),
    cohorts: cohorts.map((row) => ({
      until: Number(row.birth_cohort?.split("-")[1]),
      sex: row.sex === "m" ? "male" : "female",
      characters: [...(row.characters ?? "")],
    })),
  };
}

async function readTable(countyDir: string, file: string): Promise<CsvRow[]> {
  return parseCsv(await readText(countyDir, file));
}

async function readYaml<T>(countyDir: string, file: string): Promise<T> {
  const text = await readText(countyDir, file);
  try {
    return parse(text) as T;
  } catch (cause) {
    throw new Refusal({
      code: "demo-settings-unreadable",
      message: { zh: `${file} 不是有效的 YAML`, en: `${file} is no valid YAML` },
      remedy: { zh: "请改正所示位置", en: "Correct the place named in the cause" },
      details: { file, cause: String(cause) },
      cause,
    });
  }
}

async function readText(countyDir: string, file: string): Promise<string> {
  try {
    return await readFile(join(countyDir, file), "utf8");
  } catch (cause) {
    throw new Refusal({
      code: "demo-settings-missing",
      message: { zh: `县包里没有 ${file}`, en: `The county's pack has no ${file}` },
      remedy: {
        zh: "换一个带演示数据的县，或补上这个文件；启动时可用 ./olive up --no-demo",
        en: "Use a county with demo data, or add the file; to start without: ./olive up --no-demo",
      },
      details: { file },
      cause,
    });
  }
}
