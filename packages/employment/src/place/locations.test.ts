import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listCounties, loadCounty, readPlaces } from "@olive/registry";
import { describe, expect, test } from "vitest";
import { locationsTable, needsLocation } from "./estimate-locations.ts";
import { metresBetween, readLocations } from "./locations.ts";

describe.each(listCounties().filter((slug) => slug !== "default"))("the county %s", (slug) => {
  const { dir } = loadCounty(slug);
  const { places } = readPlaces(dir);
  const locations = readLocations(dir);

  test("every current place has a location, and no two the same", () => {
    const bare = places.filter((place) => needsLocation(place) && !locations.has(place.code));
    expect(bare.map(({ code }) => code)).toEqual([]);
    const villages = places.filter((place) => needsLocation(place) && place.level === "village");
    expect(new Set(villages.map(({ code }) => JSON.stringify(locations.get(code)))).size).toBe(
      villages.length,
    );
  });

  test("the file is what the tiles give: whoever changes townships.csv writes it anew", () => {
    expect(readFileSync(join(dir, "locations.csv"), "utf8")).toBe(locationsTable(places));
  });

  test("a village is nearer to its own township than tiles apart", () => {
    for (const place of places.filter((one) => needsLocation(one) && one.level === "village")) {
      const [own, township] = [locations.get(place.code), locations.get(place.parent ?? "")];
      expect(metresBetween(own!, township!)).toBeLessThan(2_500);
    }
  });
});
