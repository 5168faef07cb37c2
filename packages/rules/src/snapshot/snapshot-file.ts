import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import type { SnapshotPlan } from "./plan.ts";
import { indexResidents } from "./resident-index.ts";
import { type GrowingColumn, type RowBuffer, rowBuffer } from "./row-buffer.ts";
import type { OwnedTable, PeopleTable, Snapshot, SnapshotIdentity } from "./snapshot.ts";
import { textIndex } from "./text-index.ts";

/** Raised whenever the layout of the file changes: older files are rebuilt. */
const FORMAT = 1;
const MAGIC = "OLIVESNP";
/** Arrays begin at multiples of this, as Float64Array demands. */
const ALIGNMENT = 8;
/** The magic word, and the head's length as eight digits of text. */
const PREFIX_LENGTH = MAGIC.length + 8;

type Values = Int32Array | Float64Array | Uint8Array | Uint32Array;
const TYPES = { i4: Int32Array, f8: Float64Array, u1: Uint8Array, u4: Uint32Array } as const;
type TypeName = keyof typeof TYPES;

interface Section {
  readonly name: string;
  readonly type: TypeName;
  readonly offset: number;
  readonly length: number;
  readonly crc: number;
}

interface Head {
  readonly format: number;
  readonly fingerprint: string;
  readonly identity: SnapshotIdentity;
  readonly sections: readonly Section[];
}

/**
 * Keeps a snapshot in a file: a JSON head with identity and checksums, then the raw arrays. Written beside and
 * renamed, so that a reader finds the old file or the new one and a power cut leaves nothing half.
 */
export async function saveSnapshot(path: string, snapshot: Snapshot): Promise<void> {
  const arrays = [...arraysOf(snapshot)];
  const sections: Section[] = [];
  let offset = 0;
  for (const [name, values] of arrays) {
    const bytes = bytesOf(values);
    sections.push({ name, type: typeOf(values), offset, length: values.length, crc: crc32(bytes) });
    offset = align(offset + bytes.length);
  }
  const head: Head = {
    format: FORMAT,
    fingerprint: snapshot.plan.fingerprint,
    identity: snapshot.identity,
    sections,
  };
  const text = Buffer.from(JSON.stringify(head));
  const start = align(PREFIX_LENGTH + text.length);
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.new`;
  const file = await open(beside, "w");
  try {
    const prefix = Buffer.alloc(start);
    prefix.write(MAGIC + String(text.length).padStart(8, "0"), 0, "latin1");
    text.copy(prefix, PREFIX_LENGTH);
    await file.write(prefix, 0, start, 0);
    for (const [i, [, values]] of arrays.entries()) {
      const bytes = bytesOf(values);
      await file.write(bytes, 0, bytes.length, start + (sections[i]?.offset ?? 0));
    }
    await file.truncate(start + offset);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

/**
 * Reads a snapshot back. Undefined where there is no file, where it is damaged, or where it is of another plan or
 * format: it is then to be rebuilt. Whether its identity is still the database's is for the caller to see.
 */
export async function loadSnapshot(path: string, plan: SnapshotPlan): Promise<Snapshot | undefined> {
  const read = await readFile(path).catch(() => undefined);
  if (read === undefined) return undefined;
  // Views need the file's first byte on a multiple of eight; a small file may come out of a shared pool.
  const bytes = read.byteOffset % ALIGNMENT === 0 ? read : Buffer.from(Uint8Array.from(read).buffer);
  const head = readHead(bytes);
  if (head === undefined || head.format !== FORMAT || head.fingerprint !== plan.fingerprint) {
    await rm(path, { force: true });
    return undefined;
  }
  const arrays = readArrays(bytes, head);
  if (arrays === undefined) await rm(path, { force: true });
  return arrays && restore(plan, head.identity, arrays);
}

function readHead(bytes: Buffer): Head | undefined {
  if (bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) return undefined;
  const length = Number(bytes.toString("latin1", MAGIC.length, PREFIX_LENGTH));
  try {
    return JSON.parse(bytes.toString("utf8", PREFIX_LENGTH, PREFIX_LENGTH + length)) as Head;
  } catch {
    return undefined;
  }
}

function readArrays(bytes: Buffer, head: Head): Map<string, Values> | undefined {
  const length = Number(bytes.toString("latin1", MAGIC.length, PREFIX_LENGTH));
  const start = align(PREFIX_LENGTH + length);
  const arrays = new Map<string, Values>();
  for (const section of head.sections) {
    const Type = TYPES[section.type];
    const from = start + section.offset;
    const end = from + section.length * Type.BYTES_PER_ELEMENT;
    if (end > bytes.length || crc32(bytes.subarray(from, end)) !== section.crc) return undefined;
    arrays.set(section.name, new Type(bytes.buffer as ArrayBuffer, bytes.byteOffset + from, section.length));
  }
  return arrays;
}

/** Every array of a snapshot under its name in the file. */
function* arraysOf({ people, households, registers, dictionary }: Snapshot): Iterable<[string, Values]> {
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

function restore(
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
    registers.set(table.entity, {
      plan: table,
      rows: buffer(table.entity, table.columns),
      start: get(`${table.entity}.start`),
      end: get(`${table.entity}.end`),
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

function bytesOf(values: Values): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function typeOf(values: Values): TypeName {
  const found = (Object.keys(TYPES) as TypeName[]).find((name) => values instanceof TYPES[name]);
  if (found === undefined) throw new RangeError("no array type of a snapshot");
  return found;
}

function align(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
