/**
 * Texts as codes 0, 1, 2 … in the order of their first appearance, held as UTF-8 bytes side by side: a code is found
 * from the bytes that the database sends, without making a string.
 */
export interface TextIndex {
  readonly size: number;
  /** The code of the bytes, given a new one if they were never seen. */
  intern(bytes: Uint8Array, at: number, length: number): number;
  internText(text: string): number;
  /** The code of the text, or -1. */
  find(text: string): number;
  findBytes(bytes: Uint8Array, at: number, length: number): number;
  textOf(code: number): string;
  /** For keeping: all bytes side by side, and where each text ends. */
  bytes(): Uint8Array;
  ends(): Uint32Array;
}

const FREE = -1;
const MOST_FILLED = 2 / 3;
const FIRST_CAPACITY = 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

interface Store {
  bytes: Uint8Array;
  ends: Uint32Array;
  slots: Int32Array;
  size: number;
}

/** An empty index, or one that goes on from what `bytes()` and `ends()` gave. */
export function textIndex(bytes?: Uint8Array, ends?: Uint32Array): TextIndex {
  const store: Store = {
    bytes: bytes ?? new Uint8Array(FIRST_CAPACITY),
    ends: ends ?? new Uint32Array(FIRST_CAPACITY),
    slots: new Int32Array(FIRST_CAPACITY).fill(FREE),
    size: ends?.length ?? 0,
  };
  rehash(store);
  const intern = (from: Uint8Array, at: number, length: number): number => {
    const slot = slotOf(store, from, at, length);
    const found = store.slots[slot] as number;
    return found === FREE ? append(store, slot, from, at, length) : found;
  };
  const findBytes = (from: Uint8Array, at: number, length: number): number =>
    store.slots[slotOf(store, from, at, length)] as number;
  return {
    get size() {
      return store.size;
    },
    intern,
    internText(text) {
      const encoded = encoder.encode(text);
      return intern(encoded, 0, encoded.length);
    },
    find(text) {
      const encoded = encoder.encode(text);
      return findBytes(encoded, 0, encoded.length);
    },
    findBytes,
    textOf: (code) => decoder.decode(store.bytes.subarray(startOf(store, code), store.ends[code])),
    bytes: () => store.bytes.subarray(0, startOf(store, store.size)),
    ends: () => store.ends.subarray(0, store.size),
  };
}

function startOf(store: Store, code: number): number {
  return code === 0 ? 0 : (store.ends[code - 1] as number);
}

function append(store: Store, slot: number, from: Uint8Array, at: number, length: number): number {
  const code = store.size;
  const start = startOf(store, code);
  if (start + length > store.bytes.length) store.bytes = grown(store.bytes, start + length);
  if (code >= store.ends.length) store.ends = grown(store.ends, code + 1);
  for (let i = 0; i < length; i += 1) store.bytes[start + i] = from[at + i] as number;
  store.ends[code] = start + length;
  store.slots[slot] = code;
  store.size += 1;
  if (store.size > store.slots.length * MOST_FILLED) rehash(store);
  return code;
}

function rehash(store: Store): void {
  let capacity = store.slots.length;
  while (store.size * 2 > capacity * MOST_FILLED) capacity *= 2;
  store.slots = new Int32Array(capacity).fill(FREE);
  for (let code = 0; code < store.size; code += 1) {
    const start = startOf(store, code);
    store.slots[slotOf(store, store.bytes, start, (store.ends[code] as number) - start)] = code;
  }
}

function slotOf(store: Store, from: Uint8Array, at: number, length: number): number {
  const mask = store.slots.length - 1;
  let slot = hash(from, at, length) & mask;
  for (;;) {
    const code = store.slots[slot] as number;
    if (code === FREE || equals(store, code, from, at, length)) return slot;
    slot = (slot + 1) & mask;
  }
}

function equals(store: Store, code: number, from: Uint8Array, at: number, length: number): boolean {
  const start = startOf(store, code);
  if ((store.ends[code] as number) - start !== length) return false;
  const { bytes } = store;
  for (let i = 0; i < length; i += 1) if (bytes[start + i] !== from[at + i]) return false;
  return true;
}

/** FNV-1a over the bytes. */
function hash(from: Uint8Array, at: number, length: number): number {
  let value = 0x811c_9dc5;
  for (let i = at; i < at + length; i += 1) value = Math.imul(value ^ (from[i] as number), 0x0100_0193);
  return (value ^ (value >>> 15)) >>> 0;
}

/** A copy of at least that length, with room to go on. */
export function grown<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
  array: T,
  needed: number,
): T {
  const length = Math.max(needed, Math.ceil(array.length * 1.5));
  const copy = new (array.constructor as new (length: number) => T)(length);
  copy.set(array);
  return copy;
}
