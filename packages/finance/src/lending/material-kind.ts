import type { CaseKind, Done } from "@olive/cases";
import type { Transaction } from "@olive/db";
import { materialGap } from "./material-gap.ts";

/** Papers that banks asked for, as the server's composition takes them. */
export const materialKind: CaseKind = {
  cycle: materialGap,
  after: (tx, _office, done) => keepSettled(tx, done),
  undo: (tx, _office, done) => keepSettled(tx, done),
};

/** The meter shows what is open: it follows the case, to its end and back. */
async function keepSettled(tx: Transaction, { after }: Done): Promise<void> {
  await tx.query("update finance.asked_item set settled_at = $2 where case_id = $1", [
    after.id,
    after.closedAt,
  ]);
}
