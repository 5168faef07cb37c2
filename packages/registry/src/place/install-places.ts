import type { Queryable } from "@olive/db";
import type { CountyPlaces } from "./read-places.ts";

/**
 * Brings the stored places of a county (six digits) in line with its list. Codes are added and changed, never
 * removed: rows of registers may stand on them. Same list twice: nothing changes.
 */
export async function installPlaces(tx: Queryable, county: string, list: CountyPlaces): Promise<void> {
  const rows = list.places.map((place) => ({
    ...place,
    pinyin: place.pinyin,
    grid_column: place.grid?.column ?? null,
    grid_row: place.grid?.row ?? null,
  }));
  await tx.query(INSTALL_PLACES, [county, JSON.stringify(rows)]);
  await tx.query("delete from registry.place_successor where county = $1", [county]);
  await tx.query(INSTALL_SUCCESSIONS, [county, JSON.stringify(list.successions)]);
}

const INSTALL_PLACES = `
  insert into registry.place as stored
    (county, code, name, short_name, kind, level, parent_code, first_seen, last_seen, ended_on,
     pinyin, initials, grid_column, grid_row, administered_by, terrain)
  select $1, code, name, "shortName", kind, level, parent, "firstSeen", "lastSeen", "endedOn",
         pinyin, initials, grid_column, grid_row, "administeredBy", terrain
  from jsonb_to_recordset($2::jsonb) as given
    (code text, name text, "shortName" text, kind text, level text, parent text, "firstSeen" date,
     "lastSeen" date, "endedOn" date, pinyin text[], initials text[], grid_column smallint,
     grid_row smallint, "administeredBy" text, terrain text)
  on conflict (county, code) do update set
    (name, short_name, kind, level, parent_code, first_seen, last_seen, ended_on,
     pinyin, initials, grid_column, grid_row, administered_by, terrain) =
    (excluded.name, excluded.short_name, excluded.kind, excluded.level, excluded.parent_code,
     excluded.first_seen, excluded.last_seen, excluded.ended_on, excluded.pinyin, excluded.initials,
     excluded.grid_column, excluded.grid_row, excluded.administered_by, excluded.terrain)
  where stored is distinct from excluded`;

const INSTALL_SUCCESSIONS = `
  insert into registry.place_successor (county, code, successor_code, effective_on, certainty, reference)
  select $1, code, successor, "effectiveOn", certainty, reference
  from jsonb_to_recordset($2::jsonb) as given
    (code text, successor text, "effectiveOn" date, certainty text, reference text)`;
