import type { Queryable, Transaction } from "@olive/db";
import type { Wording } from "@olive/kernel";
import { bulkUnknown } from "../refusals.ts";

export interface BulkState {
  readonly id: string;
  readonly act: string;
  readonly total: number;
  readonly done: number;
  readonly refused: number;
  readonly cancelled: boolean;
  readonly finished: boolean;
  /** The first refusals, each with its proposal: enough to see what went wrong. */
  readonly refusals: readonly {
    readonly proposal: string;
    readonly name: string;
    readonly message: Wording;
  }[];
}

const SHOWN_REFUSALS = 50;
const MINE = 10;

const STATE = `
  select b.id, b.act, b.total, b.cancelled_at is not null as cancelled, b.finished_at is not null as finished,
    count(i.settled_at) filter (where i.refusal is null)::int as done, count(i.refusal)::int as refused
  from recognition.bulk b left join recognition.bulk_item i on i.bulk_id = b.id`;

/** How far a bulk is; whoever began it alone sees it. */
export async function getBulk(tx: Queryable, id: string): Promise<BulkState> {
  const [row] = await tx.query<Omit<BulkState, "refusals">>(`${STATE} where b.id = $1 group by b.id`, [id]);
  if (row === undefined) throw bulkUnknown();
  const refused = await tx.query<{ proposal: string; name: string; message: Wording }>(
    `select i.proposal_id as proposal, p.name, i.refusal -> 'message' as message
     from recognition.bulk_item i join recognition.proposal p on p.id = i.proposal_id
     where i.bulk_id = $1 and i.refusal is not null order by p.name, i.proposal_id limit ${SHOWN_REFUSALS}`,
    [id],
  );
  return { ...row, refusals: refused };
}

/** The actor's own bulks that aren't finished: the page shows them again when it is opened anew. */
export async function listBulks(tx: Queryable, account: number): Promise<BulkState[]> {
  const rows = await tx.query<Omit<BulkState, "refusals">>(
    `${STATE} where b.account = $1 and b.finished_at is null group by b.id order by b.started_at desc limit ${MINE}`,
    [account],
  );
  return rows.map((row) => ({ ...row, refusals: [] }));
}

/** Stops a bulk, or lets it go on: what is done stays done, the rest waits. */
export async function setBulk(tx: Transaction, id: string, running: boolean, now: Date): Promise<void> {
  const set = await tx.query(
    `update recognition.bulk set cancelled_at = case when $2 then null else coalesce(cancelled_at, $3) end
     where id = $1 and finished_at is null returning id`,
    [id, running, now],
  );
  if (set.length === 0) throw bulkUnknown();
}
