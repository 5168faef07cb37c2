import type { ColumnType, RegisterDefinition } from "../register/definition.ts";

/** Rows of a first load, by file and row number, side by side. */
export interface RowList {
  readonly files: readonly number[];
  readonly rows: readonly number[];
}

/** Finds, while a register is filled for the first time, the rows whose key may have come before. */
export interface RepeatFinder {
  /** Notes a row that is about to be stored: its values in the definition's order. */
  note(values: readonly string[], file: number, row: number): void;
  /** Every row whose key came before is among them; undefined where there are too many to name. */
  suspects(): RowList | undefined;
}

/**
 * Words of the filter: 32 MiB, whatever the files hold. With two million keys one row in several thousand is suspected
 * wrongly, with twenty million about one in a hundred: that costs the database a glance, never a wrong version.
 */
const FILTER_WORDS = 2 ** 23;
/** Past so many suspects looking through the whole register is cheaper than naming them. */
const MAX_SUSPECTS = 500_000;
/** Stands between the parts of a key; the text of none holds it. */
const PART_END = 0x1_0000;
const TEXTS: readonly ColumnType[] = ["text", "code", "phone", "place"];

/**
 * A Bloom filter of four bits a key, all in one word, so that a key costs one access to memory. It never misses a
 * repeated key; what it suspects, the database decides on.
 */
export function createRepeatFinder(register: RegisterDefinition): RepeatFinder {
  const filter = new Int32Array(FILTER_WORDS);
  const places = register.key.map((name) => register.columns.findIndex((column) => column.name === name));
  const anyText = places.map((place) => TEXTS.includes(register.columns[place]?.type ?? "text"));
  const files: number[] = [];
  const rows: number[] = [];

  function wasSeen(values: readonly string[]): boolean {
    let place = 0x811c_9dc5;
    let bits = 0x9747_b28c;
    for (let part = 0; part < places.length; part += 1) {
      const value = values[places[part] as number] as string;
      const text = anyText[part] === true ? asStored(value) : value;
      for (let i = 0; i < text.length; i += 1) {
        const code = text.charCodeAt(i);
        place = Math.imul(place ^ code, 0x0100_0193);
        bits = Math.imul(bits ^ code, 0x85eb_ca6b);
      }
      place = Math.imul(place ^ PART_END, 0x0100_0193);
      bits = Math.imul(bits ^ PART_END, 0x85eb_ca6b);
    }
    const word = mixed(place) & (FILTER_WORDS - 1);
    const mask = fourBits(mixed(bits));
    const before = filter[word] as number;
    filter[word] = before | mask;
    return (before & mask) === mask;
  }

  return {
    note(values, file, row) {
      if (!wasSeen(values) || rows.length > MAX_SUSPECTS) return;
      files.push(file);
      rows.push(row);
    },
    suspects: () => (rows.length > MAX_SUSPECTS ? undefined : { files, rows }),
  };
}

/** PostgreSQL keeps no NUL and no halves of characters: texts that differ in these alone are one key. */
function asStored(text: string): string {
  return (text.includes("\0") ? text.replaceAll("\0", "") : text).toWellFormed();
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
