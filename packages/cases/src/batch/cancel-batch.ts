import type { Transaction } from "@olive/db";
import { batchUnknown } from "../refusals.ts";

/** Stops a batch: what is done stays done, the rest is left alone. Only whoever began it sees it. */
export async function cancelBatch(tx: Transaction, id: string, now: Date): Promise<void> {
  const cancelled = await tx.query(
    `update cases.batch set cancelled_at = coalesce(cancelled_at, $2) where id = $1 and finished_at is null returning id`,
    [id, now],
  );
  if (cancelled.length === 0) throw batchUnknown();
}
