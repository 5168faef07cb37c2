import type { ResidentKey } from "./resident-key.ts";

/** Finds the row of a key among keys that are appended to, by open addressing; a third of the places stay free. */
export interface ResidentIndex {
  /** Row of the key, or -1. */
  find(key: ResidentKey): number;
  /** Notes that the key stands in this row. */
  add(key: ResidentKey, row: number): void;
}

const FREE = -1;
const MOST_FILLED = 2 / 3;
/** 2 to the power of -32, exact. */
const INVERSE = 1 / 0x1_0000_0000;

/** An index of the first `size` keys, each row's key standing at its place. */
export function indexResidents(keys: () => Float64Array, size: number): ResidentIndex {
  let filled = 0;
  let slots = new Int32Array(0);
  const grow = (needed: number): void => {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, needed / MOST_FILLED)));
    slots = new Int32Array(capacity).fill(FREE);
    for (let row = 0; row < filled; row += 1) place(row);
  };
  const slotOf = (key: ResidentKey): number => {
    const all = keys();
    const mask = slots.length - 1;
    let slot = hash(key) & mask;
    for (;;) {
      const row = slots[slot] as number;
      if (row === FREE || all[row] === key) return slot;
      slot = (slot + 1) & mask;
    }
  };
  const place = (row: number): void => {
    slots[slotOf(keys()[row] as number)] = row;
  };
  grow(size + 1);
  for (; filled < size; filled += 1) place(filled);
  return {
    find: (key) => slots[slotOf(key)] as number,
    add(key, row) {
      if (filled + 1 > slots.length * MOST_FILLED) grow((filled + 1) * 2);
      slots[slotOf(key)] = row;
      filled += 1;
    },
  };
}

/** The finaliser of MurmurHash3: serial numbers and dates vary in few bits, the places must vary in all. */
function hash(key: ResidentKey): number {
  // Not `%`: the remainder of doubles is a call, this is two multiplications.
  const high = Math.floor(key * INVERSE);
  let value = (key - high * 0x1_0000_0000) ^ Math.imul(high, 0x9e37_79b1);
  value = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2_ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
