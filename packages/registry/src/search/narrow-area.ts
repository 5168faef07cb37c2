import { isWithin, type PlaceCode, parsePlaceCode } from "@olive/kernel";

/** The reader's area, or the place below it that a filter names; undefined where that lies outside. */
export function narrowArea(area: string, place: string | undefined): PlaceCode | undefined {
  const own = parsePlaceCode(area);
  if (own === undefined || place === undefined) return own;
  const narrower = parsePlaceCode(place);
  return narrower !== undefined && isWithin(narrower, own) ? narrower : undefined;
}
