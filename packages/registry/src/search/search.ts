import type { Queryable } from "@olive/db";
import { isWithin, type PlaceCode } from "@olive/kernel";
import { type FoundBusiness, findBusinesses } from "../business/queries/find-businesses.ts";
import { type FoundHousehold, findHouseholds } from "../household/queries/find-households.ts";
import { type FoundPerson, findPeople } from "../person/find-people.ts";
import { readSearchText } from "../person/read-search-text.ts";
import type { CountyPlace } from "../place/county-place.ts";
import { searchPlaces } from "../place/search-places.ts";

export interface SearchAsked {
  /** Six digits. */
  readonly county: string;
  readonly places: readonly CountyPlace[];
  readonly area: PlaceCode;
  readonly text: string;
  /** Of each kind. */
  readonly limit: number;
}

export interface SearchFound {
  readonly people: readonly FoundPerson[];
  readonly households: readonly FoundHousehold[];
  readonly businesses: readonly FoundBusiness[];
  readonly places: readonly CountyPlace[];
  readonly more: { readonly people: boolean; readonly businesses: boolean };
}

/** One box for everything: what the text may mean decides where it is looked for. */
export async function search(db: Queryable, asked: SearchAsked): Promise<SearchFound> {
  const { county, area, text, limit } = asked;
  const read = readSearchText(text);
  if (read.kind === "everybody") return NOTHING;
  const people = await findPeople(db, { county, area, text, limit: limit + 1 });
  const households = read.kind === "code" ? await findHouseholds(db, county, area, read.prefix) : [];
  const businesses = await findBusinesses(db, { county, area, text, limit: limit + 1 });
  const current = asked.places.filter(
    (place) => place.lastSeen === null && isWithin(place.code, area) && PAGES.has(place.level),
  );
  return {
    people: people.slice(0, limit),
    households,
    businesses: businesses.slice(0, limit),
    places: searchPlaces(current, text, limit),
    more: { people: people.length > limit, businesses: businesses.length > limit },
  };
}

const PAGES = new Set(["county", "township", "village"]);
const NOTHING: SearchFound = {
  people: [],
  households: [],
  businesses: [],
  places: [],
  more: { people: false, businesses: false },
};
