import { type Database, readConsistently } from "@olive/db";
import type { CountyPack } from "@olive/registry";
import { HOUSEHOLD, PERSON } from "../schema/build-schema.ts";
import { type ChangedOwners, findChangedOwners } from "./changed-owners.ts";
import { followPeople } from "./follow-people.ts";
import { followRegister } from "./follow-register.ts";
import { lastFile } from "./last-file.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Client } from "./sql-text.ts";
import { grown } from "./text-index.ts";
import type { Touched } from "./touched.ts";

/** Rows that changed, by entity: what `Run.update` takes. */
export type ChangedRows = ReadonlyMap<string, Int32Array>;

/** Above this share of the people a rebuild is cheaper than reading one by one. */
const LARGEST_SHARE = 0.2;

/**
 * Brings a snapshot up to the files that were taken over since it was read, for the same day: only owners of new or
 * replaced rows are read again. Returns the rows that changed, or undefined where so much did, now or since the last
 * build, that a rebuild is cheaper (the snapshot is then as it was). One that throws leaves the snapshot unusable.
 */
export async function followImport(
  db: Database,
  county: CountyPack,
  snapshot: Snapshot,
): Promise<ChangedRows | undefined> {
  return readConsistently(db, async (client) => {
    const last = await lastFile(client, county);
    const { lastFileId } = snapshot.identity;
    if (last === lastFileId) return new Map();
    const changed = await findChangedOwners(client, snapshot.plan, county, lastFileId);
    if (changed.count > snapshot.people.rows.size * LARGEST_SHARE || isBloated(snapshot)) return undefined;
    const rows = await follow(client, snapshot, changed);
    snapshot.identity = { ...snapshot.identity, lastFileId: last };
    return rows;
  });
}

/** Rows that were replaced stay where they are, unread: past this many to a row in use a rebuild is due. */
const MOST_UNREAD = 1;
/** Small tables may be anything. */
const LEAST_ROWS = 10_000;

function isBloated({ registers, people, households }: Snapshot): boolean {
  const isWasteful = (size: number, used: number) => size > LEAST_ROWS && size > used * (1 + MOST_UNREAD);
  if (isWasteful(households.membersSize, people.rows.size)) return true;
  return [...registers.values()].some(({ rows, unread }) => isWasteful(rows.size, rows.size - unread));
}

async function follow(client: Client, snapshot: Snapshot, changed: ChangedOwners): Promise<ChangedRows> {
  const touched: Touched = { people: new Set(), households: new Set(), rows: new Map() };
  const firstHousehold = snapshot.households.keys.size;
  const arrived = await followPeople(client, snapshot, changed.people, touched);
  const newHouseholds = Array.from({ length: snapshot.households.keys.size - firstHousehold }, (_, i) =>
    snapshot.households.keys.textOf(firstHousehold + i),
  );
  growRanges(snapshot);
  for (const table of snapshot.registers.values()) {
    const known = changed.owners.get(table.plan.entity) ?? [];
    // Rows may have waited for somebody who was not in the population until now.
    const extra = table.plan.owner === HOUSEHOLD ? newHouseholds : arrived;
    const owners = [...new Set([...known, ...extra])];
    if (owners.length > 0) await followRegister(client, snapshot, table, owners, touched);
  }
  const rows = new Map<string, Int32Array>([
    [PERSON, Int32Array.from(touched.people)],
    [HOUSEHOLD, Int32Array.from(touched.households)],
  ]);
  for (const [entity, list] of touched.rows) rows.set(entity, Int32Array.from(list));
  return rows;
}

/** Owners' ranges reach as far as the owners do: those that are new have no rows yet. */
function growRanges({ registers, people, households }: Snapshot): void {
  for (const table of registers.values()) {
    const size = table.plan.owner === HOUSEHOLD ? households.keys.size : people.rows.size;
    if (size <= table.start.length) continue;
    table.start = grown(table.start, size);
    table.end = grown(table.end, size);
  }
}
