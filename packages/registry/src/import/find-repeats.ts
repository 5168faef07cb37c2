import type { RegisterDefinition } from "../register/definition.ts";

/** Finds, while a register is filled for the first time, the keys that may have come before. */
export interface RepeatFinder {
  /** Notes a row that is stored: its values in the definition's order, and the hashes of all of them. */
  note(values: readonly string[], hashes: Int32Array): void;
  /** By part of the key, one array each; every repeated key is among them. Undefined where there are too many. */
  suspects(): SuspectKeys | undefined;
}

export type SuspectKeys = readonly (readonly string[])[];

/**
 * Words of the filter: 8 MiB, whatever the files hold; a larger one is slower, for it fits no cache. With two million
 * keys one row in a thousand is suspected wrongly: that costs the database a glance, never a wrong version.
 */
const FILTER_WORDS = 2 ** 21;
/** Past so many suspects (a hundred megabytes at the most) the database looks through the whole register. */
const MAX_SUSPECTS = 500_000;
/** Any odd numbers: the order of a key's parts matters, and the word does not follow from the bits. */
const PART_FACTOR = 0x9e37_79b1;
const WORD_SALT = 0x9747_b28d;

/**
 * A Bloom filter of four bits a key, all in one word, so that a key costs one access to memory. It never misses a
 * repeated key; what it suspects, the database decides on.
 */
export function createRepeatFinder(register: RegisterDefinition): RepeatFinder {
  const filter = new Int32Array(FILTER_WORDS);
  const places = register.key.map((name) => register.columns.findIndex((column) => column.name === name));
  const found: string[][] = places.map(() => []);
  let many = false;

  function wasSeen(hashes: Int32Array): boolean {
    let key = 0;
    for (let part = 0; part < places.length; part += 1) {
      key = mixed(Math.imul(key, PART_FACTOR) ^ (hashes[places[part] as number] as number));
    }
    const word = mixed(key ^ WORD_SALT) & (FILTER_WORDS - 1);
    const bits = fourBits(key);
    const before = filter[word] as number;
    filter[word] = before | bits;
    return (before & bits) === bits;
  }

  return {
    note(values, hashes) {
      if (!wasSeen(hashes) || many) return;
      for (const [part, texts] of found.entries()) texts.push(asStored(values[places[part] as number] ?? ""));
      many = (found[0]?.length ?? 0) > MAX_SUSPECTS;
      if (many) for (const texts of found) texts.length = 0;
    },
    suspects: () => (many ? undefined : found),
  };
}

/** Without NUL, which PostgreSQL does not keep; and a copy, for a cell is a slice that keeps the file's text alive. */
function asStored(text: string): string {
  return Buffer.from(text.replaceAll("\0", ""), "utf8").toString("utf8");
}

function fourBits(hash: number): number {
  return (
    (1 << (hash & 31)) | (1 << ((hash >> 5) & 31)) | (1 << ((hash >> 10) & 31)) | (1 << ((hash >> 15) & 31))
  );
}

/** Spreads every bit over all others (the finalizer of MurmurHash3). */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85eb_ca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2_ae35);
  return h ^ (h >>> 16);
}
