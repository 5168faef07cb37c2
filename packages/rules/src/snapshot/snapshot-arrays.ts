import type { SnapshotPlan } from "./plan.ts";
import { indexResidents } from "./resident-index.ts";
import { type GrowingColumn, type RowBuffer, rowBuffer } from "./row-buffer.ts";
import type { OwnedTable, PeopleTable, Snapshot, SnapshotIdentity } from "./snapshot.ts";
import { textIndex } from "./text-index.ts";

/** The arrays that a snapshot is made of. */
export type Values = Int32Array | Float64Array | Uint8Array | Uint32Array;

/** Every array of a snapshot under its name in the file. */
export function* arraysOf({
  people,
  households,
  registers,
  dictionary,
}: Snapshot): Iterable<[string, Values]> {
  const size = people.rows.size;
  yield ["people.keys", people.keys.subarray(0, size)];
  yield ["people.present", people.present.subarray(0, size)];
  yield ["people.household", people.household.subarray(0, size)];
  yield* bufferArrays("people", people.rows);
  yield ["households.bytes", households.keys.bytes()];
  yield ["households.ends", households.keys.ends()];
  yield ["households.start", households.start.subarray(0, households.keys.size)];
  yield ["households.end", households.end.subarray(0, households.keys.size)];
  yield ["households.members", households.members.subarray(0, households.membersSize)];
  for (const [name, table] of registers) {
    yield [`${name}.start`, table.start];
    yield [`${name}.end`, table.end];
    yield* bufferArrays(name, table.rows);
  }
  yield ["dictionary.bytes", dictionary.bytes()];
  yield ["dictionary.ends", dictionary.ends()];
}

function* bufferArrays(table: string, rows: RowBuffer): Iterable<[string, Values]> {
  yield [`${table}.fileId`, rows.fileId.subarray(0, rows.size)];
  yield [`${table}.rowNo`, rows.rowNo.subarray(0, rows.size)];
  for (const [name, column] of rows.columns) {
    yield [`${table}.column.${name}`, column.values.subarray(0, rows.size)];
  }
}

/** The snapshot that these arrays make. Throws RangeError where one is missing. */
export function restoreSnapshot(
  plan: SnapshotPlan,
  identity: SnapshotIdentity,
  arrays: ReadonlyMap<string, Values>,
): Snapshot {
  const get = <T extends Values>(name: string): T => {
    const values = arrays.get(name);
    if (values === undefined) throw new RangeError(`the snapshot file lacks ${name}`);
    return values as T;
  };
  const buffer = (table: string, columns: Parameters<typeof rowBuffer>[0]): RowBuffer => {
    const fileId = get<Int32Array>(`${table}.fileId`);
    const restored = new Map<string, GrowingColumn>();
    for (const [name, column] of rowBuffer(columns, 0).columns) {
      const values = get(`${table}.column.${name}`);
      restored.set(name, { ...column, values } as GrowingColumn);
    }
    return { size: fileId.length, columns: restored, fileId, rowNo: get(`${table}.rowNo`) };
  };
  const keys = get<Float64Array>("people.keys");
  const index = indexResidents(() => people.keys, 0);
  const people: PeopleTable = {
    rows: buffer("people", plan.people.columns),
    keys,
    present: get("people.present"),
    household: get("people.household"),
    index,
  };
  for (let row = 0; row < keys.length; row += 1) index.add(keys[row] as number, row);
  const members = get<Int32Array>("households.members");
  const registers = new Map<string, OwnedTable>();
  for (const table of plan.registers) {
    const rows = buffer(table.entity, table.columns);
    const start = get<Int32Array>(`${table.entity}.start`);
    const end = get<Int32Array>(`${table.entity}.end`);
    registers.set(table.entity, {
      plan: table,
      rows,
      start,
      end,
      unread: rows.size - countOwned(start, end),
    });
  }
  return {
    identity,
    plan,
    dictionary: textIndex(get("dictionary.bytes"), get("dictionary.ends")),
    texts: [],
    people,
    households: {
      keys: textIndex(get("households.bytes"), get("households.ends")),
      start: get("households.start"),
      end: get("households.end"),
      members,
      membersSize: members.length,
    },
    registers,
  };
}

function countOwned(start: Int32Array, end: Int32Array): number {
  let owned = 0;
  for (let owner = 0; owner < start.length; owner += 1)
    owned += (end[owner] as number) - (start[owner] as number);
  return owned;
}
