import { ancestorAt, levelOf, type PlaceCode } from "@olive/kernel";
import type { CountyPlace } from "@olive/registry";

/** A county of about 1,400 km² has some fifty tiles: five kilometres each way. */
const TILE_M = 5_000;
/** Villages stay off the tile's edge: two of neighbouring townships never fall on one point. */
const RADIUS_M = 2_300;
/** The golden angle: points set at it fill a disc evenly (Vogel 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

interface Estimated {
  readonly code: PlaceCode;
  readonly x: number;
  readonly y: number;
}

/**
 * Estimates where a county's current places lie: townships on the middle of their tile, villages evenly around it in the
 * order of their codes, the county in the middle of its townships. Neither chance nor clock: the same list gives the same.
 */
export function estimateLocations(places: readonly CountyPlace[]): Estimated[] {
  const current = places.filter(({ lastSeen, endedOn }) => lastSeen === null && endedOn === null);
  const townships = current.flatMap(({ code, level, grid }): Estimated[] =>
    level === "township" && grid !== null
      ? [{ code, x: (grid.column + 0.5) * TILE_M, y: (grid.row + 0.5) * TILE_M }]
      : [],
  );
  const centre = new Map(townships.map((township) => [township.code as string, township]));
  const villages = Map.groupBy(
    current.filter(({ level }) => level === "village"),
    ({ code }) => ancestorAt(code, "township") as string,
  );
  const around = [...villages].flatMap(([township, members]) => {
    const middle = centre.get(township);
    return middle === undefined ? [] : spread(middle, members.map(({ code }) => code).sort());
  });
  const counties = current
    .filter(({ level }) => level === "county")
    .map(({ code }) => middleOf(code, townships));
  return [...counties, ...townships, ...around].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function spread({ x, y }: Estimated, codes: readonly PlaceCode[]): Estimated[] {
  return codes.map((code, index) => {
    const reach = RADIUS_M * Math.sqrt((index + 0.5) / codes.length);
    const angle = index * GOLDEN_ANGLE;
    return { code, x: Math.round(x + reach * Math.cos(angle)), y: Math.round(y + reach * Math.sin(angle)) };
  });
}

function middleOf(code: PlaceCode, townships: readonly Estimated[]): Estimated {
  const mean = (values: number[]) =>
    Math.round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
  return { code, x: mean(townships.map(({ x }) => x)), y: mean(townships.map(({ y }) => y)) };
}

/** The text of `locations.csv`. */
export function locationsTable(places: readonly CountyPlace[]): string {
  const lines = estimateLocations(places).map(({ code, x, y }) => `${code},${x},${y},estimated`);
  return `${["code,x_m,y_m,status", ...lines].join("\n")}\n`;
}

/** Whether a place has to have a location: the county, its townships and villages, as they are today. */
export function needsLocation({ code, lastSeen, endedOn }: CountyPlace): boolean {
  return lastSeen === null && endedOn === null && ["county", "township", "village"].includes(levelOf(code));
}
