import { type Database, transaction } from "@olive/db";
import { changedBusinesses } from "../business/changed-businesses.ts";
import { refreshBusinesses } from "../business/refresh-businesses.ts";
import { lastChange } from "../import/changed-rows.ts";
import { changedSubjects } from "../import/changed-subjects.ts";
import type { CountyPack } from "../register/county-pack.ts";
import { readDirectorySource } from "./directory-source.ts";
import { refreshPeople } from "./refresh-people.ts";

/** Past so many changed people, comparing everybody in one sweep is quicker than looking them up. */
const SWEEP_FROM = 50_000;

/**
 * Brings the directory of people and businesses up to the county's last settled import; does next to nothing when it
 * is there. Whoever needs the directory calls this first; two that call it together take turns.
 * @returns whether anything had to be done.
 */
export async function followPeople(db: Database, county: CountyPack): Promise<boolean> {
  const last = await lastChange(db, county);
  const [state] = await db.query<{ through: number }>(
    "select through_file_id as through from registry.directory_state where county = $1",
    [county.code],
  );
  if (last === (state?.through ?? 0)) return false;
  await db.query("insert into registry.directory_state (county) values ($1) on conflict do nothing", [
    county.code,
  ]);
  await transaction(db, async (tx) => {
    const [locked] = await tx.query<{ through: number }>(
      "select through_file_id as through from registry.directory_state where county = $1 for update",
      [county.code],
    );
    const through = await follow(db, county, locked?.through ?? 0);
    await tx.query("update registry.directory_state set through_file_id = $2 where county = $1", [
      county.code,
      through,
    ]);
  });
  return true;
}

async function follow(db: Database, county: CountyPack, since: number): Promise<number> {
  const source = readDirectorySource(county);
  if (since === 0) {
    const through = await lastChange(db, county);
    await refreshPeople(db, source);
    await refreshBusinesses(db, source);
    return through;
  }
  const { people, throughFileId } = await changedSubjects(
    db,
    { ...county, registers: [source.register] },
    since,
  );
  await refreshPeople(db, source, people.length > SWEEP_FROM ? undefined : people);
  await refreshBusinesses(db, source, await changedBusinesses(db, source, since));
  return throughFileId;
}
