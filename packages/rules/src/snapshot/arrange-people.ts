import { indexResidents } from "./resident-index.ts";
import { pickRows, type RowBuffer } from "./row-buffer.ts";
import type { HouseholdTable, PeopleTable } from "./snapshot.ts";
import type { TextIndex } from "./text-index.ts";

/** People stand in the order of their ID numbers. */
export function orderPeople(unsorted: RowBuffer, keys: Float64Array, households: Int32Array): PeopleTable {
  const { size } = unsorted;
  const sorted = keys.slice(0, size).sort();
  const index = indexResidents(() => table.keys, 0);
  const table: PeopleTable = {
    rows: unsorted,
    keys: sorted,
    present: new Uint8Array(size).fill(1),
    household: new Int32Array(size),
    index,
  };
  for (let row = 0; row < size; row += 1) index.add(sorted[row] as number, row);
  const order = new Int32Array(size);
  for (let row = 0; row < size; row += 1) order[index.find(keys[row] as number)] = row;
  for (let row = 0; row < size; row += 1) table.household[row] = households[order[row] as number] as number;
  table.rows = pickRows(unsorted, order);
  return table;
}

/** The members of each household, in the order of people. */
export function linkHouseholds(people: PeopleTable, keys: TextIndex): HouseholdTable {
  const size = keys.size;
  const start = new Int32Array(size);
  const end = new Int32Array(size);
  let membersSize = 0;
  for (let row = 0; row < people.rows.size; row += 1) {
    const household = people.household[row] as number;
    if (household < 0) continue;
    end[household] = (end[household] as number) + 1;
    membersSize += 1;
  }
  let sum = 0;
  for (let household = 0; household < size; household += 1) {
    start[household] = sum;
    sum += end[household] as number;
    end[household] = start[household] as number;
  }
  const members = new Int32Array(membersSize);
  for (let row = 0; row < people.rows.size; row += 1) {
    const household = people.household[row] as number;
    if (household < 0) continue;
    members[end[household] as number] = row;
    end[household] = (end[household] as number) + 1;
  }
  return { keys, start, end, members, membersSize };
}
