import { type Database, transaction } from "@olive/db";
import type { Matter } from "./situation.ts";

/**
 * Whoever moved takes their groups and what was decided about them along, so that the new village sees them and the
 * old one no longer does. Decisions keep the place in which they were made: figures of a past day stay what they were.
 */
export async function followMoves(db: Database, county: string, matters: readonly Matter[]): Promise<void> {
  const moved = new Map(
    matters
      .filter(({ standing, person }) => standing !== null && standing.place !== person.placeCode)
      .map(({ person }) => [person.reference, person.placeCode]),
  );
  if (moved.size === 0) return;
  const values = [county, [...moved.keys()], [...moved.values()]];
  await transaction(db, async (tx) => {
    for (const table of ["standing", "manual_decision"]) {
      await tx.query(
        `update recognition.${table} t set place_code = moved.place
         from unnest($2::text[], $3::text[]) as moved (reference, place)
         where t.county = $1 and t.reference = moved.reference and t.place_code <> moved.place`,
        values,
      );
    }
  });
}
