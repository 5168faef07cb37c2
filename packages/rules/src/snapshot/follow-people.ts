import { NONE_INT } from "@olive/feel";
import { PERSON } from "../schema/build-schema.ts";
import { codeColumn, keyColumn, missingHousehold } from "./owner-columns.ts";
import { readPeople } from "./read-rows.ts";
import { residentIdOfKey, residentKeyOf } from "./resident-key.ts";
import { copyRow, reserve } from "./row-buffer.ts";
import { listMembers, setMembers } from "./set-members.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Client } from "./sql-text.ts";
import { grown } from "./text-index.ts";
import type { Touched } from "./touched.ts";

/** Re-reads people; returns the ID numbers of those who were not part of the population before. */
export async function followPeople(
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
