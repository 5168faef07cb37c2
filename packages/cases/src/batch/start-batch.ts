import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { ActInput } from "../life-cycle/decide.ts";
import { batchTooLarge } from "../refusals.ts";

export interface StartBatchInput {
  /** A random id of the page's: sent twice, it begins once. */
  readonly id: string;
  readonly act: string;
  readonly input: Pick<ActInput, "reason" | "data">;
  readonly cases: readonly { readonly id: string; readonly version: number }[];
  readonly now: Date;
}

/** More than a district's biggest round of recognition; a list beyond it is a mistake of filtering. */
export const MOST_IN_BATCH = 10_000;

/** The name of the job that works batches off: wake it after the commit. */
export const BATCH_JOB = "answer-batches";

/**
 * Notes an act on many cases, to be done by a job in small committed steps: the page may be closed, the server killed.
 * Cases outside the actor's area can't get in, as they can't be seen here.
 */
export async function startBatch(tx: Transaction, actor: Actor, start: StartBatchInput): Promise<void> {
  if (start.cases.length > MOST_IN_BATCH) throw batchTooLarge(MOST_IN_BATCH);
  const begun = await tx.query(
    `insert into cases.batch (id, county, account, actor, act, input, total, started_at)
     values ($1, $2, $3, $4, $5, $6, 0, $7) on conflict (id) do nothing returning id`,
    [
      start.id,
      actor.county,
      actor.account,
      JSON.stringify(actor),
      start.act,
      JSON.stringify(start.input),
      start.now,
    ],
  );
  if (begun.length === 0) return;
  await tx.query(
    `with given as (select * from jsonb_to_recordset($2::jsonb) as given (id uuid, version integer)),
     items as (
       insert into cases.batch_item (batch_id, case_id, version, account)
       select distinct on (c.id) $1::uuid, c.id, given.version, $3::integer
       from given join cases.case_file c on c.id = given.id and c.county = $4
       returning 1)
     update cases.batch set total = (select count(*) from items) where id = $1`,
    [start.id, JSON.stringify(start.cases), actor.account, actor.county],
  );
}
