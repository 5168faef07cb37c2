import type { Queryable } from "@olive/db";
import {
  type DateNumber,
  indexPlaces,
  type Place,
  type PlaceCode,
  placeOn,
  successorsOn,
} from "@olive/kernel";
import { asPeriod } from "./county-place.ts";
import { listPlaces, listSuccessions } from "./list-places.ts";

export interface PlaceOnDay {
  /** The place itself; undefined where it had ended by then or the code was never known. */
  readonly place: Place | undefined;
  /** Places valid on that day to which the code leads: itself, or what took over. Empty where nobody knows. */
  readonly leadsTo: readonly Place[];
}

/** What a code meant on a day, and where it leads. */
export async function findPlaceOn(
  db: Queryable,
  county: string,
  code: PlaceCode,
  date: DateNumber,
): Promise<PlaceOnDay> {
  const [places, successions] = await Promise.all([listPlaces(db, county), listSuccessions(db, county)]);
  const index = indexPlaces(places.map((place) => asPeriod(place, successions)));
  return { place: placeOn(index, code, date), leadsTo: successorsOn(index, code, date) };
}
