import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import type { RunState, RunTask } from "../../contracts/import-shapes.ts";
import type { ColumnMapping } from "../../extract/file-name.ts";
import { runNotFound } from "./refusals.ts";
import type { CheckReport } from "./report.ts";

export interface StoredComplaint {
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly remedy: { readonly zh: string; readonly en: string };
}

export interface StoredProgress {
  /** Reading a file; settling which versions stand; letting the directory follow. */
  readonly step: "file" | "settle" | "follow";
  readonly file: string;
  readonly done: number;
  readonly files: number;
  readonly rows: number;
  readonly bytes: number;
  readonly allBytes: number;
  /** Milliseconds since the step began. */
  readonly elapsed: number;
}

export interface StoredRun {
  readonly id: number;
  readonly county: string;
  readonly department: string | null;
  readonly state: RunState;
  readonly task: RunTask | null;
  readonly stop_asked: boolean;
  readonly progress: StoredProgress | null;
  readonly problem: StoredComplaint | null;
  readonly batch: number | null;
  readonly started_by: number;
  readonly started_name: string;
  readonly started_at: Date;
  readonly applied_name: string | null;
  readonly applied_at: Date | null;
  readonly confirmed_by: number | null;
  readonly confirmed_name: string | null;
  readonly confirm_reason: string | null;
  readonly confirmed_at: Date | null;
  readonly ended_name: string | null;
  readonly end_reason: string | null;
  readonly ended_at: Date | null;
}

export interface StoredUpload {
  readonly id: number;
  readonly run: number;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly received_at: Date | null;
  readonly register: string | null;
  readonly extract_on: CalendarDate | null;
  readonly format: "text" | "workbook" | null;
  readonly encoding: string | null;
  readonly separator: string | null;
  readonly sheet: number | null;
  readonly header_row: number | null;
  /** Titles and header; the last row is the header. */
  readonly lead: readonly (readonly string[])[] | null;
  readonly mapping: ColumnMapping;
  readonly remembered: boolean;
  readonly corrects: number | null;
  readonly corrects_name: string | null;
  readonly corrects_rows: number | null;
  readonly same_as: string | null;
  readonly refusal: StoredComplaint | null;
  readonly report: CheckReport | null;
  readonly over_limit: boolean;
  readonly file_id: number | null;
}

const UPLOADS = `select upload.*, former.name as corrects_name, (former.report->>'read')::int as corrects_rows
  from registry.import_upload upload left join registry.import_upload former on former.id = upload.corrects`;

/** A run of the actor's department; throws Refusal `not-found` for another's. `forUpdate` makes two acts take turns. */
export async function loadRun(
  db: Queryable,
  actor: Pick<Actor, "county" | "department">,
  id: number,
  forUpdate = false,
): Promise<StoredRun> {
  const [run] = await db.query<StoredRun>(
    `select * from registry.import_run
     where id = $1 and county = $2 and ($3::text is null or department = $3) ${forUpdate ? "for update" : ""}`,
    [id, actor.county, actor.department],
  );
  if (run === undefined) throw runNotFound();
  return run;
}

export async function loadUploads(db: Queryable, runs: readonly number[]): Promise<StoredUpload[]> {
  return db.query<StoredUpload>(`${UPLOADS} where upload.run = any($1) order by upload.id`, [runs]);
}

export async function loadUpload(db: Queryable, run: number, id: number): Promise<StoredUpload> {
  const [upload] = await db.query<StoredUpload>(`${UPLOADS} where upload.run = $1 and upload.id = $2`, [
    run,
    id,
  ]);
  if (upload === undefined) throw runNotFound();
  return upload;
}
