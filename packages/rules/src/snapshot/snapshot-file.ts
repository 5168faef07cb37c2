import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import type { SnapshotPlan } from "./plan.ts";
import type { Snapshot, SnapshotIdentity } from "./snapshot.ts";
import { arraysOf, restoreSnapshot, type Values } from "./snapshot-arrays.ts";

/** Raised whenever the layout of the file changes: older files are rebuilt. */
const FORMAT = 1;
const MAGIC = "OLIVESNP";
/** Arrays begin at multiples of this, as Float64Array demands. */
const ALIGNMENT = 8;
/** The magic word, and the head's length as eight digits of text. */
const PREFIX_LENGTH = MAGIC.length + 8;

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
  // The arrays hold what the registers hold: nobody else on the machine may read them.
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}.new`;
  const file = await open(beside, "w", 0o600);
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
  return arrays && restoreSnapshot(plan, head.identity, arrays);
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
