import { transaction } from "@olive/db";
import { followPeople } from "../../../person/follow-people.ts";
import { lockCounty } from "../../lock-county.ts";
import { findLaterFile, undoFile } from "../../undo-file.ts";
import { undoBlocked } from "../refusals.ts";
import type { StoredRun, StoredUpload } from "../store.ts";
import type { WorkPlace } from "./work-place.ts";

/** Undoes all that a run brought, the last file first, and lets what stands on it follow. A kill in between is gone on with. */
export async function undoRun(
  place: WorkPlace,
  run: StoredRun,
  uploads: readonly StoredUpload[],
): Promise<void> {
  const { db, county } = place;
  if (run.state !== "undone") await takeOut(place, run, uploads);
  await followPeople(db, county);
  await place.afterChange();
  await db.query("update registry.import_run set task = null where id = $1", [run.id]);
}

/** All of it or nothing: one transaction, under the lock of the county's imports. */
async function takeOut(
  { db, county }: WorkPlace,
  run: StoredRun,
  uploads: readonly StoredUpload[],
): Promise<void> {
  const own = uploads
    .flatMap(({ file_id, register }) => (file_id === null ? [] : [{ id: file_id, code: register }]))
    .sort((a, b) => b.id - a.id);
  const ids = own.map(({ id }) => id);
  await transaction(db, async (tx) => {
    await lockCounty(tx, county);
    for (const { id, code } of own) {
      const later = await findLaterFile(tx, county, id, ids);
      if (later !== undefined) throw undoBlocked(later.name);
      const register = county.registers.find((candidate) => candidate.code === code);
      if (register === undefined) throw new RangeError(`no register ${code}`);
      await undoFile(tx, county, { id, register });
    }
    await tx.query(
      `update registry.import_run set state = 'undone', progress = null, changed_at = now(), ended_at = now()
       where id = $1`,
      [run.id],
    );
  });
}
