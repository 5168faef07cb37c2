import type { Queryable } from "@olive/db";
import { type CalendarDate, Refusal } from "@olive/kernel";
import type { ParameterValue } from "../policy/parameters.ts";
import type { VerdictCounts } from "./outcomes.ts";
import type { RunKind } from "./store-run.ts";

/** A finished run as it was recorded. */
export interface StoredRun {
  readonly id: number;
  readonly county: string;
  readonly kind: RunKind;
  readonly asOf: CalendarDate;
  readonly lastFileId: number;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly startedBy: string;
  readonly people: number;
  readonly counts: Readonly<Record<string, VerdictCounts>>;
  readonly digest: string;
}

const COLUMNS = `id, county, kind, as_of as "asOf", last_file_id as "lastFileId", parameters,
  started_by as "startedBy", people, counts, outcome_digest as digest`;

/** The run of that number. Throws Refusal `unknown-run`. */
export async function getRun(db: Queryable, id: number): Promise<StoredRun> {
  const [run] = await db.query<StoredRun>(
    `select ${COLUMNS} from rules.run where id = $1 and finished_at is not null`,
    [id],
  );
  if (run !== undefined) return run;
  throw new Refusal({
    code: "unknown-run",
    message: { zh: `没有编号为 ${id} 的运行`, en: `There is no finished run ${id}` },
    remedy: { zh: "请核对编号", en: "Check the number" },
    status: 404,
  });
}

/** The last finished run of any kind: of the county, or of any county where none is given. */
export async function findLastRun(db: Queryable, county?: string): Promise<StoredRun | undefined> {
  const [run] = await db.query<StoredRun>(
    `select ${COLUMNS} from rules.run where finished_at is not null and ($1::text is null or county = $1)
     order by id desc limit 1`,
    [county ?? null],
  );
  return run;
}

/** The last finished run that moved the standing outcomes: what proposals are made from. */
export async function findLastStanding(db: Queryable, county: string): Promise<StoredRun | undefined> {
  const [run] = await db.query<StoredRun>(
    `select ${COLUMNS} from rules.run where county = $1 and kind = 'standing' and finished_at is not null
     order by id desc limit 1`,
    [county],
  );
  return run;
}
