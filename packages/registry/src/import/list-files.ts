import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "../register/county-pack.ts";
import type { FileCounts } from "./import-result.ts";

export interface StoredFile extends FileCounts {
  readonly id: number;
  readonly name: string;
  readonly register: string;
  readonly extractOn: CalendarDate;
  readonly sha256: string;
  readonly batch: number;
  /** ISO instant at which it was stored. */
  readonly recordedAt: string;
}

/** The files that a county's registers are made of, in the order in which they were stored. */
export async function listFiles(db: Queryable, county: CountyPack): Promise<StoredFile[]> {
  return db.query<StoredFile>(
    `select id, name, register, extract_on as "extractOn", sha256, batch, rows_read as read,
       rows_stored as stored, rows_replaced as replaced, rows_rejected as rejected, rows_skipped as skipped,
       to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"
     from registry.extract_file
     where county = $1 and settled and undone_at is null and undoes is null order by id`,
    [county.code],
  );
}
