import type { Queryable } from "@olive/db";
import type { Wording } from "@olive/kernel";
import { batchUnknown } from "../refusals.ts";

export interface BatchProgress {
  readonly id: string;
  readonly act: string;
  readonly total: number;
  readonly done: number;
  readonly refused: number;
  readonly cancelled: boolean;
  readonly finished: boolean;
  /** The first refusals, each with its case: enough to see what went wrong. */
  readonly refusals: readonly { readonly case: string; readonly code: string; readonly message: Wording }[];
}

const SHOWN_REFUSALS = 50;

/** How far a batch is; whoever began it alone sees it. */
export async function getBatch(tx: Queryable, id: string): Promise<BatchProgress> {
  const [row] = await tx.query<Omit<BatchProgress, "refusals">>(
    `select b.id, b.act, b.total, b.cancelled_at is not null as cancelled, b.finished_at is not null as finished,
       count(i.settled_at) filter (where i.refusal is null)::int as done,
       count(i.refusal)::int as refused
     from cases.batch b left join cases.batch_item i on i.batch_id = b.id
     where b.id = $1 group by b.id`,
    [id],
  );
  if (row === undefined) throw batchUnknown();
  const refused = await tx.query<{ case: string; refusal: { code: string; message: Wording } }>(
    `select case_id as case, refusal from cases.batch_item
     where batch_id = $1 and refusal is not null order by case_id limit ${SHOWN_REFUSALS}`,
    [id],
  );
  return { ...row, refusals: refused.map(({ case: of, refusal }) => ({ case: of, ...refusal })) };
}
