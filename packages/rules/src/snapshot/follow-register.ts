import { HOUSEHOLD } from "../schema/build-schema.ts";
import { rowComparison } from "./group-rows.ts";
import { readOwned } from "./read-owned.ts";
import { residentKeyOf } from "./resident-key.ts";
import { copyRow, type RowBuffer, reserve } from "./row-buffer.ts";
import type { OwnedTable, Snapshot } from "./snapshot.ts";
import type { Client } from "./sql-text.ts";
import type { Touched } from "./touched.ts";

/** Reads the rows of these owners again and puts them in place of those that they had. */
export async function followRegister(
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
  table.unread += (table.end[owner] as number) - (table.start[owner] as number);
  table.start[owner] = first;
  table.end[owner] = first + rows.length;
}
