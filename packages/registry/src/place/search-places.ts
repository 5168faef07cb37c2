import { normaliseText } from "@olive/kernel";
import type { CountyPlace } from "./county-place.ts";

/**
 * Places by name, pinyin (any reading), initials or code, the best first: what begins with the text before what
 * holds it, wide places before narrow ones, current ones before historic ones. A county has some hundreds of places:
 * they are looked through in memory.
 */
export function searchPlaces(
  places: readonly CountyPlace[],
  text: string,
  limit: number,
): readonly CountyPlace[] {
  const wanted = normaliseText(text).toLowerCase().replaceAll("ü", "v").replaceAll(/\s/g, "");
  if (wanted === "") return [];
  return places
    .map((place) => ({ place, rank: rankOf(place, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank || compare(a.place, b.place))
    .slice(0, limit)
    .map(({ place }) => place);
}

const NO_MATCH = 5;

function rankOf(place: CountyPlace, text: string): number {
  if (place.shortName === text || place.name === text || place.code === text) return 0;
  if (place.shortName.startsWith(text)) return 1;
  if (place.pinyin.some((reading) => reading.startsWith(text))) return 2;
  if (place.initials.some((reading) => reading.startsWith(text))) return 2;
  if (place.code.startsWith(text)) return 3;
  return place.name.includes(text) ? 4 : NO_MATCH;
}

const LEVELS = ["province", "city", "county", "township", "village"];

function compare(a: CountyPlace, b: CountyPlace): number {
  const current = Number(a.lastSeen !== null) - Number(b.lastSeen !== null);
  return current || LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.code < b.code ? -1 : 1);
}
