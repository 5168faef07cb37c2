/** Reading ahead: seals are often of a few leaves each, and a question to the database for each would take longer than the work. */
import type { Queryable } from "@olive/db";
import { type ReadRow, readPlaced } from "./read-rows.ts";

/** Rows read at a time: a few megabytes. */
const ROWS = 2_000;
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
  let ahead: Promise<(ReadRow | undefined)[]> | undefined;
  let seals: StoredSeal[] = [];
  return {
    rows: async (from, to) => {
      read = read.slice(from - start);
      start = from;
      while (read.length < to - from) {
        const end = start + read.length;
        read = read.concat(await (ahead ?? placed(tx, county, end)));
        // The database reads the next while these are compared; a failure is met when they are asked for.
        ahead = placed(tx, county, end + ROWS);
        ahead.catch(() => {});
      }
      return read.slice(0, to - from);
    },
    sealFrom: async (size) => {
      seals = seals.slice(seals.findIndex((seal) => seal.size >= size));
      if ((seals[0]?.size ?? -1) < size) seals = await readSeals(tx, county, size);
      return seals[0];
    },
  };
}

async function placed(tx: Queryable, county: string, from: number): Promise<(ReadRow | undefined)[]> {
  const rows = new Array<ReadRow | undefined>(ROWS).fill(undefined);
  for (const row of await readPlaced(tx, county, from, from + ROWS)) rows[row.position - from] = row;
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
