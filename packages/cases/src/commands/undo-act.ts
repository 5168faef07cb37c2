import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { Case } from "../case.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import { caseMovedOn, caseUnknown, tooLateToUndo } from "../refusals.ts";
import { lockCase, saveChange } from "../store.ts";

export interface UndoActInput {
  readonly id: string;
  /** The version that the act made. */
  readonly version: number;
  readonly now: Date;
}

/** The page offers it for ten seconds; a slow line gets the rest of a minute. */
const UNDO_WITHIN_MS = 60_000;

interface LastChange {
  readonly act: string;
  readonly at: Date;
  readonly actor_account: number | null;
  readonly former: Record<string, unknown> | null;
}

/**
 * Takes back one's own last act, at once and while nobody has gone on from it: the case is as it was, and both the act
 * and its undoing stay in the story. Where the act did more than move the case, its slice takes that back too, or
 * doesn't allow it.
 */
export async function undoAct(
  tx: Transaction,
  office: CaseOffice,
  actor: Actor,
  { id, version, now }: UndoActInput,
): Promise<Case> {
  const before = await lockCase(tx, actor.county, id);
  if (before === undefined) throw caseUnknown();
  if (before.version !== version) throw caseMovedOn();
  const [last] = await tx.query<LastChange>(
    "select act, at, actor_account, former from cases.event where case_id = $1 and version = $2",
    [id, version],
  );
  const kind = office.lifeCycles.kind(before.lifeCycle);
  const former = last?.former ?? null;
  const own = last?.actor_account === actor.account && last.act in kind.cycle.acts;
  const fresh = last !== undefined && now.getTime() - last.at.getTime() <= UNDO_WITHIN_MS;
  if (former === null || !own || !fresh || !isUndoable(office, before)) throw tooLateToUndo();
  const restored = { ...before, ...readFormer(former) };
  const after = await saveChange(tx, before, restored, { by: actor, act: "undo", now });
  await kind.undo?.(tx, office, { before, after, act: last.act, by: actor, reason: null, data: {}, now });
  return after;
}

/** Whether acts on the case can be taken back at all: not where they set off what nobody takes back. */
export function isUndoable(office: CaseOffice, kase: Pick<Case, "lifeCycle">): boolean {
  const kind = office.lifeCycles.kind(kase.lifeCycle);
  return kind.after === undefined || kind.undo !== undefined;
}

/** JSON keeps instants as text. */
function readFormer(former: Record<string, unknown>): Partial<Case> {
  const instants = ["openedAt", "stateSince", "closedAt", "unownedSince"];
  const read = instants.map((name) => [name, former[name] == null ? null : new Date(String(former[name]))]);
  return { ...former, ...Object.fromEntries(read) };
}
