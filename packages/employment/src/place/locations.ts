import { existsSync } from "node:fs";
import { join } from "node:path";
import { readCountyTable } from "@olive/registry";

/** Metres on a county's own grid: x eastwards, y southwards from the corner of its schematic map of townships. */
export interface Location {
  readonly x: number;
  readonly y: number;
}

/** Of every place, by its code of twelve digits. */
export type Locations = ReadonlyMap<string, Location>;

const COLUMNS = ["code", "x_m", "y_m", "status"] as const;

/**
 * Where a county's places lie (`locations.csv`). All of it is estimated from the schematic map: whoever shows a distance
 * says 约, and a place without a line has no distance, which is not "far". Empty where the county has no such file.
 */
export function readLocations(dir: string): Locations {
  const file = join(dir, "locations.csv");
  if (!existsSync(file)) return new Map();
  return new Map(
    readCountyTable(file, COLUMNS).map((row) => [row.code, { x: Number(row.x_m), y: Number(row.y_m) }]),
  );
}

/** As the crow flies, in whole metres: estimated. */
export function metresBetween(a: Location, b: Location): number {
  return Math.round(Math.hypot(a.x - b.x, a.y - b.y));
}
