import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { withOwner } from "../assign.ts";
import { moveUndone, notSupervisor } from "../refusals.ts";
import { type CaseRow, saveChange, toCase } from "../store.ts";
import { ASSIGNING } from "./reassign-cases.ts";

export interface UndoMoveInput {
  readonly id: string;
  readonly now: Date;
}

/**
 * Gives back what a move took, where nobody has touched the case since; the rest stays where it went on. Ends the
 * absence that the move began.
 * @returns how many went back.
 */
export async function undoMove(tx: Transaction, actor: Actor, { id, now }: UndoMoveInput): Promise<number> {
  if (!actor.acts.includes(ASSIGNING)) throw notSupervisor();
  const [move] = await tx.query<{ from_account: number; from_name: string; moved_at: Date }>(
    `update cases.move set undone_at = $3 where county = $1 and id = $2 and undone_at is null
     returning from_account, from_name, moved_at`,
    [actor.county, id, now],
  );
  if (move === undefined) throw moveUndone();
  const rows = await tx.query<CaseRow>(
    `select c.* from cases.case_file c
     join cases.event e on e.case_id = c.id and e.version = c.version
     where c.county = $1 and e.move_id = $2 and e.act = 'move' and c.closed_at is null order by c.id for update of c`,
    [actor.county, id],
  );
  const former = { account: move.from_account, name: move.from_name };
  for (const kase of rows.map(toCase)) {
    await saveChange(tx, kase, withOwner(kase, former, now), { by: actor, act: "undoMove", move: id, now });
  }
  await tx.query("update cases.move set undone = $2 where id = $1", [id, rows.length]);
  await endAbsence(tx, actor, move, now);
  return rows.length;
}

async function endAbsence(
  tx: Transaction,
  actor: Actor,
  move: { readonly from_account: number; readonly moved_at: Date },
  now: Date,
): Promise<void> {
  await tx.query(
    `update cases.absence set ended_at = $4
     where county = $1 and account = $2 and recorded_at = $3 and ended_at is null`,
    [actor.county, move.from_account, move.moved_at, now],
  );
}
