import type { Database } from "@olive/db";
import { NONE_INT } from "@olive/feel";
import type { CountyPack } from "@olive/registry";
import { HOUSEHOLD, PERSON } from "../schema/build-schema.ts";
import { codeColumn, keyColumn, missingHousehold, readConsistently, readOwned } from "./build-snapshot.ts";
import { type ChangedOwners, findChangedOwners } from "./changed-owners.ts";
import { rowComparison } from "./group-rows.ts";
import { lastFile } from "./last-file.ts";
import { readPeople } from "./read-rows.ts";
import { residentIdOfKey, residentKeyOf } from "./resident-key.ts";
import { copyRow, type RowBuffer, reserve } from "./row-buffer.ts";
import { listMembers, setMembers } from "./set-members.ts";
import type { OwnedTable, Snapshot } from "./snapshot.ts";
import type { Client } from "./sql-text.ts";
import { grown } from "./text-index.ts";

/** Rows that changed, by entity: what `Run.update` takes. */
export type ChangedRows = ReadonlyMap<string, Int32Array>;

/** Above this share of the people a rebuild is cheaper than reading one by one. */
const LARGEST_SHARE = 0.2;

/**
 * Brings a snapshot up to the files that were taken over since it was read, for the same day: only owners of new or
 * replaced rows are read again. Returns the rows that changed, or undefined where so much did that a rebuild is
 * cheaper (the snapshot is then as it was).
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
    if (changed.count > snapshot.people.rows.size * LARGEST_SHARE) return undefined;
    const rows = await follow(client, snapshot, changed);
    snapshot.identity = { ...snapshot.identity, lastFileId: last };
    return rows;
  });
}

interface Touched {
  readonly people: Set<number>;
  readonly households: Set<number>;
  readonly rows: Map<string, number[]>;
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

/** Re-reads people; returns the ID numbers of those who were not part of the population before. */
async function followPeople(
  client: Client,
  snapshot: Snapshot,
  ids: readonly string[],
  touched: Touched,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { people, households, plan, identity, dictionary } = snapshot;
  const keys = keyColumn();
  const codes = codeColumn(households.keys, missingHousehold(plan));
  const read = await readPeople(client, plan, { ...identity, owners: ids }, PERSON, dictionary, (buffer) => ({
    owner: keys.reader(buffer),
    household: codes.reader(buffer),
  }));
  const moves = new Map<number, { from: number; to: number }>();
  const gone = new Set(ids);
  const arrived: string[] = [];
  for (let i = 0; i < read.size; i += 1) {
    const key = keys.values()[i] as number;
    const id = residentIdOfKey(key);
    gone.delete(id);
    const row = rowFor(snapshot, key);
    if (people.present[row] === 0) arrived.push(id);
    const from = people.present[row] === 0 ? NONE_INT : (people.household[row] as number);
    const to = codes.values()[i] as number;
    moves.set(row, { from, to });
    people.present[row] = 1;
    people.household[row] = to;
    copyRow(read, i, people.rows, row);
  }
  for (const id of gone) removePerson(snapshot, id, moves);
  for (const row of moves.keys()) touched.people.add(row);
  moveMembers(snapshot, moves, touched);
  return arrived;
}

/** The person's row, a new one at the end where there is none. */
function rowFor({ people }: Snapshot, key: number): number {
  const found = people.index.find(key);
  if (found >= 0) return found;
  const row = people.rows.size;
  reserve(people.rows, row + 1);
  if (row >= people.keys.length) people.keys = grown(people.keys, row + 1);
  if (row >= people.present.length) people.present = grown(people.present, row + 1);
  if (row >= people.household.length) people.household = grown(people.household, row + 1);
  people.rows.size = row + 1;
  people.keys[row] = key;
  people.present[row] = 0;
  people.index.add(key, row);
  return row;
}

function removePerson(
  { people }: Snapshot,
  id: string,
  moves: Map<number, { from: number; to: number }>,
): void {
  const row = people.index.find(residentKeyOf(id));
  if (row < 0 || people.present[row] === 0) return;
  moves.set(row, { from: people.household[row] as number, to: NONE_INT });
  people.present[row] = 0;
  people.household[row] = NONE_INT;
}

/** Takes people out of the households that they left and puts them into those that they joined. */
function moveMembers(
  snapshot: Snapshot,
  moves: ReadonlyMap<number, { from: number; to: number }>,
  touched: Touched,
): void {
  const members = new Map<number, Set<number>>();
  const membersOf = (household: number): Set<number> => {
    const held = members.get(household) ?? new Set(listMembers(snapshot.households, household));
    members.set(household, held);
    return held;
  };
  for (const [row, { from, to }] of moves) {
    // A household whose member changed is touched even where nobody moved: its conditions read its members.
    if (from >= 0) membersOf(from).delete(row);
    if (to >= 0) membersOf(to).add(row);
  }
  for (const [household, rows] of members) {
    setMembers(snapshot, household, rows);
    touched.households.add(household);
  }
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

async function followRegister(
  client: Client,
  snapshot: Snapshot,
  table: OwnedTable,
  owners: readonly string[],
  touched: Touched,
): Promise<void> {
  const { identity, dictionary, people, households } = snapshot;
  const read = await readOwned(
    client,
    table.plan,
    { ...identity, owners },
    {
      dictionary,
      people,
      householdKeys: households.keys,
    },
  );
  const rowsOf = new Map<number, number[]>();
  for (const key of owners) {
    const owner = ownerRow(snapshot, table, key);
    if (owner >= 0) rowsOf.set(owner, []);
  }
  for (let row = 0; row < read.rows.size; row += 1) rowsOf.get(read.ownerRows[row] as number)?.push(row);
  const compare = rowComparison(table.plan, read.rows, (code) => dictionary.textOf(code));
  const appended = touched.rows.get(table.plan.entity) ?? [];
  for (const [owner, rows] of rowsOf) {
    appendRows(table, owner, read.rows, rows.sort(compare), appended);
    (table.plan.owner === HOUSEHOLD ? touched.households : touched.people).add(owner);
  }
  touched.rows.set(table.plan.entity, appended);
}

/** The owner's row; -1 for somebody who is not (or no longer) part of the population. */
function ownerRow({ households, people }: Snapshot, { plan }: OwnedTable, key: string): number {
  return plan.owner === HOUSEHOLD ? households.keys.find(key) : people.index.find(residentKeyOf(key));
}

/** New rows go to the end and the owner's range moves there; the old rows stay unread until the next rebuild. */
function appendRows(
  table: OwnedTable,
  owner: number,
  from: RowBuffer,
  rows: readonly number[],
  appended: number[],
): void {
  const first = table.rows.size;
  reserve(table.rows, first + rows.length);
  for (const [i, row] of rows.entries()) {
    copyRow(from, row, table.rows, first + i);
    appended.push(first + i);
  }
  table.rows.size = first + rows.length;
  table.start[owner] = first;
  table.end[owner] = first + rows.length;
}
