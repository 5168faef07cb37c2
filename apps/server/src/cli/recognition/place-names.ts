import { type CountyPack, readPlaces } from "@olive/registry";

/** Gives a place's name on screen by its code; the code itself for one that the county never had. */
export function placeNames(county: CountyPack, unknown: string): (code: string | null) => string {
  const names = new Map<string, string>(
    readPlaces(county.dir).places.map(({ code, shortName }) => [code, shortName]),
  );
  return (code) => (code === null ? unknown : (names.get(code) ?? code));
}
