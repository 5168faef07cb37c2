import { type Database, type Transaction, transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import { readRecognitionDay } from "../edition/recognition-day.ts";
import { type Recognition, recognise } from "../run/recognise.ts";
import type { SnapshotKeeping } from "../snapshot/take-snapshot.ts";
import { type Change, listChanges, lockDecisions, recordEvent } from "./change.ts";
import { isOverridden } from "./is-overridden.ts";

export interface DueOffice {
  readonly db: Database;
  readonly county: CountyPack;
  readonly mode: "demo" | "real";
  readonly keeping?: SnapshotKeeping;
  /** What follows a run under changed rules: proposals. It may come twice after a kill. */
  afterRun(recognition: Recognition): Promise<void>;
}

/** The system itself: nobody's account. */
const SYSTEM = { account: null, name: "到期生效" };

/**
 * Puts approved changes whose day has come to everybody, and says that they are in force. Killed at any point, the next
 * call goes on: the run changes nothing twice. @returns the changes that took force.
 */
export async function applyDueChanges(office: DueOffice, now: Date): Promise<readonly number[]> {
  const { db, county, mode, keeping } = office;
  const day = await readRecognitionDay(db, county.code, mode, now);
  const approved = await listChanges(db, county.code, { states: ["approved"] });
  const due = approved.filter(({ effectiveOn }) => effectiveOn <= day.today);
  if (due.length === 0) return [];
  const asOf = [day.standing, ...due.map(({ effectiveOn }) => effectiveOn)].sort().at(-1) as CalendarDate;
  const recognition = await recognise(db, county, asOf, {
    startedBy: "rules",
    ...(keeping === undefined ? {} : { keeping }),
  });
  await office.afterRun(recognition);
  return transaction(db, (tx) => markInForce(tx, county.code, recognition, due));
}

/** What was withdrawn while the run was underway is left out: the next run, which it wakes, is without it. */
async function markInForce(
  tx: Transaction,
  county: string,
  { runId, program }: Recognition,
  due: readonly Change[],
): Promise<readonly number[]> {
  await lockDecisions(tx, county);
  const ids = due.map(({ id }) => id).filter((id) => program.set.changes.includes(id));
  const marked = await tx.query<{ id: number }>(
    `update rules.policy_change set state = 'inForce', in_force_run = $2, in_force_at = now(), changed_at = now()
     where id = any($1) and state = 'approved' returning id`,
    [ids, runId],
  );
  for (const { id } of marked) await recordEvent(tx, id, "inForce", SYSTEM);
  await markSuperseded(tx, county, program.set.changes);
  return marked.map(({ id }) => id);
}

/** @param order Changes in the order in which they are worked in. */
async function markSuperseded(tx: Transaction, county: string, order: readonly number[]): Promise<void> {
  const inForce = await listChanges(tx, county, { states: ["inForce"] });
  for (const change of inForce) {
    const later = inForce.filter(({ id }) => order.indexOf(id) > order.indexOf(change.id));
    if (!isOverridden(change, later)) continue;
    await tx.query("update rules.policy_change set state = 'superseded', changed_at = now() where id = $1", [
      change.id,
    ]);
    await recordEvent(tx, change.id, "superseded", SYSTEM);
  }
}
