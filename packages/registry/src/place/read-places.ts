import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  indexPlaces,
  type PlaceCode,
  type PlaceKind,
  type PlaceLevel,
  parseIsoDate,
  parsePlaceCode,
  Refusal,
} from "@olive/kernel";
import { asPeriod, type CountyPlace, type Succession } from "./county-place.ts";
import { readCountyTable } from "./county-table.ts";

export interface CountyPlaces {
  readonly places: readonly CountyPlace[];
  readonly successions: readonly Succession[];
}

const PLACE_COLUMNS = [
  "code",
  "name",
  "short_name",
  "kind",
  "level",
  "parent_code",
  "first_seen",
  "last_seen",
  "pinyin",
  "initials",
] as const;
const TOWNSHIP_COLUMNS = ["code", "grid_column", "grid_row", "administered_by", "terrain"] as const;
const SUCCESSION_COLUMNS = ["code", "successor_code", "effective_on", "certainty", "reference"] as const;

/**
 * A county's places from its folder: `places.csv`, and where there are any `successors.csv` (what became of places
 * that ended) and `townships.csv` (position on the schematic map, who administers it). Refuses codes, dates and
 * successions that don't hold together.
 */
export function readPlaces(folder: string): CountyPlaces {
  const successions = readOptional(folder, "successors.csv", SUCCESSION_COLUMNS).map(
    (row): Succession => ({
      code: readCode(row.code),
      successor: readCode(row.successor_code),
      effectiveOn: readDate(row.effective_on) ?? refuseValue("effective_on", row.effective_on),
      certainty: row.certainty === "sourced" ? "sourced" : "inferred",
      reference: row.reference,
    }),
  );
  const townships = new Map(
    readOptional(folder, "townships.csv", TOWNSHIP_COLUMNS).map((row) => [row.code, row]),
  );
  const endings = new Map(successions.map(({ code, effectiveOn }) => [code, effectiveOn]));
  const places = readCountyTable(join(folder, "places.csv"), PLACE_COLUMNS).map((row): CountyPlace => {
    const code = readCode(row.code);
    const township = townships.get(code);
    return {
      code,
      name: row.name,
      shortName: row.short_name,
      kind: row.kind as PlaceKind,
      level: row.level as PlaceLevel,
      parent: row.parent_code === "" ? null : readCode(row.parent_code),
      firstSeen: readDate(row.first_seen),
      lastSeen: readDate(row.last_seen),
      endedOn: endings.get(code) ?? null,
      pinyin: row.pinyin.split("|").map(unspaced),
      initials: row.initials.split("|"),
      grid: township ? { column: Number(township.grid_column), row: Number(township.grid_row) } : null,
      administeredBy: township?.administered_by ?? null,
      terrain: township?.terrain ?? null,
    };
  });
  // The index refuses successors that run in circles.
  indexPlaces(places.map((place) => asPeriod(place, successions)));
  return { places, successions };
}

function readOptional<Column extends string>(folder: string, file: string, columns: readonly Column[]) {
  const path = join(folder, file);
  return existsSync(path) ? readCountyTable(path, columns) : [];
}

/** Typed on a keyboard without ü: v stands for it, as in every input method. */
function unspaced(pinyin: string): string {
  return pinyin.replaceAll(" ", "").replaceAll("ü", "v");
}

function readCode(text: string): PlaceCode {
  return parsePlaceCode(text) ?? refuseValue("code", text);
}

function readDate(text: string): string | null {
  if (text === "") return null;
  return parseIsoDate(text) ?? refuseValue("date", text);
}

function refuseValue(what: string, value: string): never {
  throw new Refusal({
    code: "county-table-invalid",
    message: { zh: `区划表中的 ${what} 有误：${value}`, en: `Wrong ${what} in the list of places: ${value}` },
    remedy: { zh: "请改正本县区划文件后重试", en: "Correct the county's list of places and try again" },
  });
}
