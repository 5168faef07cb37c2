import type { Queryable } from "@olive/db";
import type { CountyPlace, Succession } from "./county-place.ts";

/** Every code of the county, current and historic, in the order of the codes. */
export async function listPlaces(db: Queryable, county: string): Promise<CountyPlace[]> {
  const rows = await db.query<CountyPlace & { grid_column: number | null; grid_row: number | null }>(
    `select code, name, short_name as "shortName", kind, level, parent_code as parent,
            first_seen as "firstSeen", last_seen as "lastSeen", ended_on as "endedOn",
            pinyin, initials, grid_column, grid_row, administered_by as "administeredBy", terrain
     from registry.place where county = $1 order by code`,
    [county],
  );
  return rows.map(({ grid_column, grid_row, ...place }) => ({
    ...place,
    grid: grid_column === null || grid_row === null ? null : { column: grid_column, row: grid_row },
  }));
}

/** What is known of places that ended, in the order of the codes. */
export function listSuccessions(db: Queryable, county: string): Promise<Succession[]> {
  return db.query<Succession>(
    `select code, successor_code as successor, effective_on as "effectiveOn", certainty, reference
     from registry.place_successor where county = $1 order by code, successor_code`,
    [county],
  );
}
