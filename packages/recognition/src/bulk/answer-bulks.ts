import { asActor } from "@olive/access";
import type { Database, Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { isRefusal } from "@olive/kernel";
import { actOnProposal } from "../commands/act-on-proposal.ts";
import type { RecognitionOffice } from "../site.ts";
import type { BulkInput } from "./start-bulk.ts";

/** Proposals of one transaction: progress shows after each, a cancel is heard, a killed server repeats no more. */
const STEP = 50;

interface WaitingBulk {
  readonly id: string;
  readonly actor: Actor;
  readonly act: string;
  readonly input: BulkInput;
}

/**
 * Works off one step of the oldest bulk, in the scope of whoever began it and only while they still have that
 * assignment. A refused proposal keeps its refusal and stops no other.
 * @returns whether more is waiting.
 */
export async function answerBulks(db: Database, site: RecognitionOffice, now: Date): Promise<boolean> {
  const [bulk] = await db.query<WaitingBulk>(
    `select id, actor, act, input from recognition.bulk
     where finished_at is null and cancelled_at is null order by started_at, id limit 1`,
  );
  if (bulk === undefined) return false;
  if (!(await stillWorks(db, site, bulk.actor))) {
    await db.query("update recognition.bulk set cancelled_at = $2 where id = $1", [bulk.id, now]);
    return true;
  }
  await asActor(db, bulk.actor, (tx) => answerStep(tx, site, bulk, now));
  return true;
}

async function stillWorks(db: Database, { office }: RecognitionOffice, actor: Actor): Promise<boolean> {
  const staff = await office.staff(db, actor.county);
  return staff.some(({ account, area }) => account === actor.account && area === actor.area);
}

async function answerStep(
  tx: Transaction,
  site: RecognitionOffice,
  bulk: WaitingBulk,
  now: Date,
): Promise<void> {
  // Whoever stops the bulk takes the same lock: after the stop nothing more is done.
  const running = await tx.query(
    "select from recognition.bulk where id = $1 and cancelled_at is null for update",
    [bulk.id],
  );
  if (running.length === 0) return;
  const items = await tx.query<{ id: string; version: number }>(
    `select proposal_id as id, version from recognition.bulk_item
     where bulk_id = $1 and settled_at is null order by proposal_id limit ${STEP} for update`,
    [bulk.id],
  );
  for (const item of items) {
    const refusal = await answerOne(tx, site, bulk, item, now);
    await tx.query(
      "update recognition.bulk_item set settled_at = $3, refusal = $4 where bulk_id = $1 and proposal_id = $2",
      [bulk.id, item.id, now, refusal],
    );
  }
  if (items.length === STEP) return;
  await tx.query("update recognition.bulk set finished_at = $2 where id = $1", [bulk.id, now]);
}

async function answerOne(
  tx: Transaction,
  site: RecognitionOffice,
  { actor, act, input }: WaitingBulk,
  { id, version }: { readonly id: string; readonly version: number },
  now: Date,
): Promise<string | null> {
  await tx.query("savepoint one");
  try {
    await actOnProposal(tx, site, actor, { ...input, id, act, revision: version, now });
    await tx.query("release savepoint one");
    return null;
  } catch (error) {
    await tx.query("rollback to savepoint one");
    if (!isRefusal(error)) throw error;
    return JSON.stringify({ code: error.code, message: error.wording });
  }
}
