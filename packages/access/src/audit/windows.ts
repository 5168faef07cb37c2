/** Reading ahead: seals are often of a few leaves each, and a question to the database for each would take longer than the work. */
import type { Queryable } from "@olive/db";
import { type ReadRow, readPlaced } from "./read-rows.ts";

/** Rows read at a time: a few megabytes. */
const ROWS = 10_000;
const SEALS = 500;

export interface StoredSeal {
  readonly size: number;
  readonly statement: string;
  readonly signature: Buffer;
}

export interface Windows {
  /** The rows that say they stand at these places (`to` isn't included), each at its index; places without one are empty. */
  rows(from: number, to: number): Promise<readonly (ReadRow | undefined)[]>;
  /** The first seal in the database of at least that size. */
  sealFrom(size: number): Promise<StoredSeal | undefined>;
}

/** For walks upwards: whatever lies before the place last asked for is forgotten. */
export function openWindows(tx: Queryable, county: string): Windows {
  let read: (ReadRow | undefined)[] = [];
  let start = 0;
  let seals: StoredSeal[] = [];
  return {
    rows: async (from, to) => {
      if (from < start || to > start + read.length) {
        read = await placed(tx, county, from, Math.max(to, from + ROWS));
        start = from;
      }
      return read.slice(from - start, to - start);
    },
    sealFrom: async (size) => {
      seals = seals.slice(seals.findIndex((seal) => seal.size >= size));
      if ((seals[0]?.size ?? -1) < size) seals = await readSeals(tx, county, size);
      return seals[0];
    },
  };
}

async function placed(tx: Queryable, county: string, from: number, to: number) {
  const rows = new Array<ReadRow | undefined>(to - from).fill(undefined);
  for (const row of await readPlaced(tx, county, from, to)) rows[row.position - from] = row;
  return rows;
}

/** Seals of the database of at least that size, in order. */
export function readSeals(tx: Queryable, county: string, size: number, limit = SEALS): Promise<StoredSeal[]> {
  return tx.query<StoredSeal>(
    `select tree_size as size, statement, signature from access.audit_seal
     where county = $1 and tree_size >= $2 order by tree_size limit $3`,
    [county, size, limit],
  );
}
