import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { copyInto, type Queryable, type Transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { ParameterValue } from "../policy/parameters.ts";
import { type VerdictCounts, verdictName } from "./outcomes.ts";
import { type PolicyVersion, storeVersions } from "./policy-version.ts";

/** `standing` moves the standing proposals; `inquiry` asks a past day again and leaves them as they are. */
export type RunKind = "standing" | "inquiry";

export interface RunStart {
  readonly county: string;
  readonly asOf: CalendarDate;
  readonly lastFileId: number;
  readonly values: ReadonlyMap<string, ParameterValue>;
  readonly versions: readonly PolicyVersion[];
  readonly startedBy: string;
}

export interface RunEnd {
  readonly people: number;
  readonly counts: ReadonlyMap<string, VerdictCounts>;
  readonly digest: string;
}

/** One person's outcome for one policy that differs from what stands; codes as in columns. */
export interface OutcomeChange {
  readonly residentId: string;
  readonly policy: string;
  readonly before: number;
  readonly after: number;
}

/** "rul" in ASCII: runs of a county take turns, whoever starts them. */
const RUN_LOCK = 0x72756c;
/** Rows per statement that ends outcomes: well below what one message should hold. */
const BATCH = 20_000;

/** Makes this transaction the only one that moves the county's standing outcomes. */
export async function lockRuns(tx: Queryable, county: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock($1, $2)", [RUN_LOCK, Number(county)]);
}

/** Opens a run: its policy versions, parameter values and data; returns its number. */
export async function startRun(tx: Queryable, start: RunStart, kind: RunKind): Promise<number> {
  await storeVersions(tx, start.county, start.versions);
  const [run] = await tx.query<{ id: number }>(
    `insert into rules.run (county, kind, as_of, last_file_id, parameters, started_by)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [
      start.county,
      kind,
      start.asOf,
      start.lastFileId,
      JSON.stringify(Object.fromEntries(start.values)),
      start.startedBy,
    ],
  );
  const id = run?.id ?? 0;
  await tx.query(
    "insert into rules.run_policy (run_id, county, policy, hash) select $1, $2, * from unnest($3::text[], $4::text[])",
    [id, start.county, start.versions.map((v) => v.policy), start.versions.map((v) => v.hash)],
  );
  return id;
}

/** Closes a run with what it found. */
export async function finishRun(tx: Queryable, id: number, end: RunEnd): Promise<void> {
  await tx.query(
    `update rules.run set finished_at = clock_timestamp(), people = $2, counts = $3, outcome_digest = $4
     where id = $1`,
    [id, end.people, JSON.stringify(Object.fromEntries(end.counts)), end.digest],
  );
}

/** A run for a day before the latest standing one does not move the standing proposals. */
export async function kindOfRun(tx: Queryable, county: string, asOf: CalendarDate): Promise<RunKind> {
  const [later] = await tx.query(
    "select from rules.run where county = $1 and kind = 'standing' and as_of > $2 and finished_at is not null limit 1",
    [county, asOf],
  );
  return later === undefined ? "standing" : "inquiry";
}

/** Ends the outcomes that changed and begins the new ones. */
export async function storeChanges(
  tx: Transaction,
  county: string,
  run: number,
  changes: readonly OutcomeChange[],
): Promise<void> {
  const ended = changes.filter(({ before }) => verdictName(before) !== "no");
  for (let from = 0; from < ended.length; from += BATCH) {
    const batch = ended.slice(from, from + BATCH);
    await tx.query(
      `update rules.outcome as held set until_run = $2
       from unnest($3::text[], $4::text[]) as gone (resident_id, policy)
       where held.county = $1 and held.until_run is null
         and held.resident_id = gone.resident_id and held.policy = gone.policy`,
      [county, run, batch.map((change) => change.residentId), batch.map((change) => change.policy)],
    );
  }
  const begun = changes.filter(({ after }) => verdictName(after) !== "no");
  if (begun.length === 0) return;
  // In the order of the index: a first run of a million people stores in a third of the time.
  begun.sort((a, b) => (a.residentId < b.residentId ? -1 : a.residentId > b.residentId ? 1 : 0));
  const sql = "copy rules.outcome (county, policy, resident_id, verdict, since_run) from stdin (format text)";
  await pipeline(Readable.from(copyLines(county, run, begun)), copyInto(tx.client, sql));
  // Autovacuum comes a minute later at the best; the next run looks for single outcomes among these.
  if (begun.length > BATCH) await tx.query("analyze rules.outcome");
}

/** Blocks of text for COPY; codes and ID numbers hold nothing that it would read as an escape. */
function* copyLines(county: string, run: number, begun: readonly OutcomeChange[]): Iterable<string> {
  let block = "";
  for (const { residentId, policy, after } of begun) {
    block += `${county}\t${policy}\t${residentId}\t${verdictName(after)}\t${run}\n`;
    if (block.length < 1 << 16) continue;
    yield block;
    block = "";
  }
  if (block !== "") yield block;
}
