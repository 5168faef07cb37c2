import type { Database } from "@olive/db";
import { NONE_INT, UNKNOWN_INT } from "@olive/feel";
import type { CountyPack } from "@olive/registry";
import { HOUSEHOLD, PERSON } from "../schema/build-schema.ts";
import type { FieldReader } from "./copy-decoder.ts";
import { groupRows } from "./group-rows.ts";
import { lastFile } from "./last-file.ts";
import type { SnapshotPlan, TablePlan } from "./plan.ts";
import { type RowScope, readPeople, readRows } from "./read-rows.ts";
import { indexResidents, type ResidentIndex } from "./resident-index.ts";
import { NO_KEY, residentKeyAt } from "./resident-key.ts";
import { pickRows, type RowBuffer } from "./row-buffer.ts";
import type { HouseholdTable, OwnedTable, PeopleTable, Snapshot } from "./snapshot.ts";
import type { Client } from "./sql-text.ts";
import { grown, type TextIndex, textIndex } from "./text-index.ts";

/** A step of a build, for progress: the register that is being read, and how many there are. */
export type BuildProgress = (step: { register: string; done: number; total: number }) => void;

/** Reads the whole population known on a day, in one consistent view of the database. */
export async function buildSnapshot(
  db: Database,
  county: CountyPack,
  plan: SnapshotPlan,
  day: Pick<RowScope, "asOf" | "upToFile">,
  progress: BuildProgress = () => {},
): Promise<Snapshot> {
  const scope = { ...day, county: county.code };
  return readConsistently(db, async (client) => {
    const lastFileId = scope.upToFile ?? (await lastFile(client, county));
    const dictionary = textIndex();
    const texts: string[] = [];
    const householdKeys = textIndex();
    const total = plan.registers.length + 1;
    progress({ register: plan.people.register.name, done: 0, total });
    const people = await buildPeople(client, plan, scope, dictionary, householdKeys);
    const households = linkHouseholds(people, householdKeys);
    const registers = new Map<string, OwnedTable>();
    for (const [i, table] of plan.registers.entries()) {
      progress({ register: table.register.name, done: i + 1, total });
      registers.set(
        table.entity,
        await buildRegister(client, table, scope, { dictionary, people, householdKeys }),
      );
    }
    progress({ register: "", done: total, total });
    const identity = { county: scope.county, asOf: scope.asOf, lastFileId };
    return { identity, plan, dictionary, texts, people, households, registers };
  });
}

/** Runs `work` on one connection whose statements all see the same state. */
export async function readConsistently<T>(db: Database, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin isolation level repeatable read read only");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function buildPeople(
  client: Client,
  plan: SnapshotPlan,
  scope: RowScope,
  dictionary: TextIndex,
  householdKeys: TextIndex,
): Promise<PeopleTable> {
  const keys = keyColumn();
  const households = codeColumn(householdKeys, missingHousehold(plan));
  const unsorted = await readPeople(client, plan, scope, PERSON, dictionary, (buffer) => ({
    owner: keys.reader(buffer),
    household: households.reader(buffer),
  }));
  return orderPeople(unsorted, keys.values(), households.values());
}

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

/** What a person without a household's code is linked to. */
export function missingHousehold(plan: SnapshotPlan): number {
  const column = plan.people.register.columns.find(({ code }) => code === plan.householdCode);
  return column === undefined || column.empty === "none" ? NONE_INT : UNKNOWN_INT;
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

interface Owners {
  readonly dictionary: TextIndex;
  readonly people: { readonly index: ResidentIndex; readonly rows: { readonly size: number } };
  readonly householdKeys: TextIndex;
}

async function buildRegister(
  client: Client,
  plan: TablePlan,
  scope: RowScope,
  owners: Owners,
): Promise<OwnedTable> {
  const { rows, ownerRows } = await readOwned(client, plan, scope, owners);
  const count = plan.owner === HOUSEHOLD ? owners.householdKeys.size : owners.people.rows.size;
  return groupRows(plan, rows, ownerRows, count, (code) => owners.dictionary.textOf(code));
}

/** A register's rows, and for each the row of its owner; negative where the owner is not in the population. */
export async function readOwned(
  client: Client,
  plan: TablePlan,
  scope: RowScope,
  { dictionary, people, householdKeys }: Owners,
): Promise<{ rows: RowBuffer; ownerRows: Int32Array }> {
  const find: (bytes: Buffer, at: number, length: number) => number =
    plan.owner === HOUSEHOLD
      ? (bytes, at, length) => householdKeys.findBytes(bytes, at, length)
      : (bytes, at, length) => personRow(people.index, residentKeyAt(bytes, at, length));
  const owners = intColumn(find);
  const rows = await readRows(client, plan, scope, dictionary, owners.reader);
  return { rows, ownerRows: owners.values() };
}

function personRow(index: ResidentIndex, key: number): number {
  return key === NO_KEY ? -1 : index.find(key);
}

/** A column of its own that grows beside a buffer's. */
export function keyColumn() {
  let values = new Float64Array(256);
  return {
    values: () => values,
    reader:
      (buffer: RowBuffer): FieldReader =>
      (bytes, at, length) => {
        if (buffer.size > values.length) values = grown(values, buffer.size);
        values[buffer.size - 1] = residentKeyAt(bytes, at, length);
      },
  };
}

export function codeColumn(index: TextIndex, missing: number) {
  return intColumn((bytes, at, length) => (length < 0 ? missing : index.intern(bytes, at, length)));
}

function intColumn(read: (bytes: Buffer, at: number, length: number) => number) {
  let values = new Int32Array(256);
  return {
    values: () => values,
    reader:
      (buffer: RowBuffer): FieldReader =>
      (bytes, at, length) => {
        if (buffer.size > values.length) values = grown(values, buffer.size);
        values[buffer.size - 1] = read(bytes, at, length);
      },
  };
}
