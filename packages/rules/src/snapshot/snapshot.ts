import type { EntityTable, Population, Ranges } from "@olive/feel";
import type { CalendarDate } from "@olive/kernel";
import { HOUSEHOLD, PERSON } from "../schema/build-schema.ts";
import type { SnapshotPlan, TablePlan } from "./plan.ts";
import type { ResidentIndex } from "./resident-index.ts";
import { type RowBuffer, viewColumns } from "./row-buffer.ts";
import type { TextIndex } from "./text-index.ts";

/** What a snapshot is of: two snapshots of the same identity hold the same data. */
export interface SnapshotIdentity {
  readonly county: string;
  readonly asOf: CalendarDate;
  /** The last file that had been taken over when it was read. */
  readonly lastFileId: number;
}

/** The people, a row each; somebody who has left keeps the row, with `present` 0 and no data. */
export interface PeopleTable {
  rows: RowBuffer;
  keys: Float64Array;
  present: Uint8Array;
  /** Row of the household, or a sentinel. */
  household: Int32Array;
  readonly index: ResidentIndex;
}

/** Households are rows by the code of their key; members lie in `members[start … end - 1]`. */
export interface HouseholdTable {
  readonly keys: TextIndex;
  start: Int32Array;
  end: Int32Array;
  members: Int32Array;
  membersSize: number;
}

/** A register's rows, those of one owner side by side. */
export interface OwnedTable {
  readonly plan: TablePlan;
  rows: RowBuffer;
  start: Int32Array;
  end: Int32Array;
  /** Rows that belong to nobody any more, since newer ones took their place. */
  unread: number;
}

/** The registers of a county on a day as columns, with what is needed to follow changes. */
export interface Snapshot {
  identity: SnapshotIdentity;
  readonly plan: SnapshotPlan;
  readonly dictionary: TextIndex;
  /** The dictionary's texts, by code. */
  readonly texts: string[];
  readonly people: PeopleTable;
  readonly households: HouseholdTable;
  readonly registers: ReadonlyMap<string, OwnedTable>;
}

/** How many people are part of the population. */
export function countPeople({ people }: Snapshot): number {
  let count = 0;
  for (let row = 0; row < people.rows.size; row += 1) count += people.present[row] as number;
  return count;
}

/** The columns as kernels and reasons take them: views on the snapshot's arrays, to be taken again after a change. */
export function populationOf(snapshot: Snapshot): Population {
  const { people, households, registers, plan, dictionary, texts } = snapshot;
  while (texts.length < dictionary.size) texts.push(dictionary.textOf(texts.length));
  const tables = new Map<string, EntityTable>();
  const size = people.rows.size;
  const links = new Map<string, Int32Array>();
  if (plan.link !== undefined) links.set(plan.link, people.household.subarray(0, size));
  tables.set(PERSON, { size, columns: viewColumns(people.rows), links, ranges: rangesOf(snapshot, PERSON) });
  if (plan.members !== undefined) {
    const ranges = rangesOf(snapshot, HOUSEHOLD);
    const { start, end, members, membersSize, keys } = households;
    ranges.set(plan.members, {
      start: start.subarray(0, keys.size),
      end: end.subarray(0, keys.size),
      rows: members.subarray(0, membersSize),
    });
    tables.set(HOUSEHOLD, { size: keys.size, columns: new Map(), links: new Map(), ranges });
  }
  for (const [name, { rows }] of registers) {
    tables.set(name, { size: rows.size, columns: viewColumns(rows), links: new Map(), ranges: new Map() });
  }
  return { tables, dictionary: texts };
}

function rangesOf({ registers, people, households }: Snapshot, owner: string): Map<string, Ranges> {
  const size = owner === PERSON ? people.rows.size : households.keys.size;
  const ranges = new Map<string, Ranges>();
  for (const [name, { plan, start, end }] of registers) {
    if (plan.owner === owner)
      ranges.set(name, { start: start.subarray(0, size), end: end.subarray(0, size) });
  }
  return ranges;
}
