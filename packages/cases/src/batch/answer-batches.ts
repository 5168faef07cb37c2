import { asActor } from "@olive/access";
import type { Database, Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { isRefusal } from "@olive/kernel";
import { actOnCase } from "../commands/act-on-case.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";

/** Cases of one transaction: progress shows after each, and a cancel is heard. */
const STEP = 25;

interface WaitingBatch {
  readonly id: string;
  readonly actor: Actor;
  readonly act: string;
  readonly input: { readonly reason?: string; readonly data?: Record<string, unknown> };
}

/**
 * Works off one step of the oldest batch, in the scope of whoever began it and only while they still have an
 * assignment. A refused case keeps its refusal and stops no other.
 * @returns whether more is waiting.
 */
export async function answerBatches(db: Database, office: CaseOffice, now: Date): Promise<boolean> {
  const [batch] = await db.query<WaitingBatch>(
    `select id, actor, act, input from cases.batch
     where finished_at is null and cancelled_at is null order by started_at, id limit 1`,
  );
  if (batch === undefined) return false;
  const staff = await office.staff(db, batch.actor.county);
  const works = staff.some(
    ({ account, area }) => account === batch.actor.account && area === batch.actor.area,
  );
  if (!works) {
    await db.query("update cases.batch set cancelled_at = $2 where id = $1", [batch.id, now]);
    return true;
  }
  await asActor(db, batch.actor, (tx) => answerStep(tx, office, batch, now));
  return true;
}

async function answerStep(
  tx: Transaction,
  office: CaseOffice,
  batch: WaitingBatch,
  now: Date,
): Promise<void> {
  const items = await tx.query<{ id: string; version: number }>(
    `select case_id as id, version from cases.batch_item
     where batch_id = $1 and settled_at is null order by case_id limit ${STEP} for update`,
    [batch.id],
  );
  for (const item of items) {
    const refusal = await answerOne(tx, office, batch, item, now);
    await tx.query(
      "update cases.batch_item set settled_at = $3, refusal = $4 where batch_id = $1 and case_id = $2",
      [batch.id, item.id, now, refusal],
    );
  }
  if (items.length < STEP)
    await tx.query("update cases.batch set finished_at = $2 where id = $1", [batch.id, now]);
}

async function answerOne(
  tx: Transaction,
  office: CaseOffice,
  { actor, act, input }: WaitingBatch,
  { id, version }: { readonly id: string; readonly version: number },
  now: Date,
): Promise<string | null> {
  await tx.query("savepoint one");
  try {
    await actOnCase(tx, office, actor, {
      ...input,
      county: actor.county,
      id,
      act,
      version,
      fromOutside: true,
      now,
    });
    await tx.query("release savepoint one");
    return null;
  } catch (error) {
    await tx.query("rollback to savepoint one");
    if (!isRefusal(error)) throw error;
    return JSON.stringify({ code: error.code, message: error.wording });
  }
}
