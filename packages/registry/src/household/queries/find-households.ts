import type { Queryable } from "@olive/db";
import { codeRange, type PlaceCode } from "@olive/kernel";

export interface FoundHousehold {
  readonly reference: string;
  readonly placeCode: string;
  readonly members: number;
  readonly names: readonly string[];
}

/** A household whose number somebody typed whole, as far as its members live in the area. */
export async function findHouseholds(
  db: Queryable,
  county: string,
  area: PlaceCode,
  number: string,
): Promise<FoundHousehold[]> {
  const { first, last } = codeRange(area);
  return db.query<FoundHousehold>(
    `select household_reference as reference, min(place_code) as "placeCode", count(*) as members,
       (array_agg(name order by birth, resident_id))[1:4] as names
     from registry.person
     where county = $1 and household = $2 and place_code >= $3 and place_code <= $4 and present
     group by 1`,
    [county, number, first, last],
  );
}
