import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import type { ActInput } from "../life-cycle/decide.ts";
import { spanOf, type Urgency } from "../queries/urgency.ts";
import { addSpan, type WorkFilter, workCondition } from "../queries/work-filter.ts";
import { batchTooLarge } from "../refusals.ts";

export interface StartBatchInput {
  /** A random id of the page's: sent twice, it begins once. */
  readonly id: string;
  readonly act: string;
  readonly input: Pick<ActInput, "reason" | "data">;
  /** Those picked by hand, with the versions that the page showed; or all that a work list holds now. */
  readonly cases: readonly { readonly id: string; readonly version: number }[] | AllOfList;
  readonly now: Date;
}

export interface AllOfList extends WorkFilter {
  readonly urgency?: Urgency | undefined;
  readonly today: CalendarDate;
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
  const { cases } = start;
  const total =
    "list" in cases ? await addList(tx, actor, start.id, cases) : await addPicked(tx, actor, start.id, cases);
  if (total > MOST_IN_BATCH) throw batchTooLarge(MOST_IN_BATCH);
  await tx.query("update cases.batch set total = $2 where id = $1", [start.id, total]);
}

async function addPicked(
  tx: Transaction,
  actor: Actor,
  id: string,
  cases: readonly { readonly id: string; readonly version: number }[],
): Promise<number> {
  const added = await tx.query(
    `insert into cases.batch_item (batch_id, case_id, version, account)
     select distinct on (c.id) $1::uuid, c.id, given.version, $3::integer
     from jsonb_to_recordset($2::jsonb) as given (id uuid, version integer)
     join cases.case_file c on c.id = given.id and c.county = $4
     returning 1`,
    [id, JSON.stringify(cases), actor.account, actor.county],
  );
  return added.length;
}

async function addList(tx: Transaction, actor: Actor, id: string, { urgency, today, ...filter }: AllOfList) {
  const condition = workCondition(actor, filter);
  if (urgency !== undefined) addSpan(condition, spanOf(urgency, today));
  const [first, second] = [condition.values.length + 1, condition.values.length + 2];
  const added = await tx.query(
    `insert into cases.batch_item (batch_id, case_id, version, account)
     select $${first}::uuid, id, version, $${second}::integer from cases.case_file
     where ${condition.parts.join(" and ")} limit ${MOST_IN_BATCH + 1} returning 1`,
    [...condition.values, id, actor.account],
  );
  return added.length;
}
