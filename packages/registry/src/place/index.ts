export { asPeriod, type CountyPlace, type Succession } from "./county-place.ts";
export { readCountyTable } from "./county-table.ts";
export { findPlaceOn, type PlaceOnDay } from "./find-place-on.ts";
export { installPlaces } from "./install-places.ts";
export { listPlaces, listSuccessions } from "./list-places.ts";
export { type CountyPlaces, readPlaces } from "./read-places.ts";
export { searchPlaces } from "./search-places.ts";
