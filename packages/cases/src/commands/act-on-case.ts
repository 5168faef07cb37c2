import type { Transaction } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";
import { findOwner, withOwner } from "../assign.ts";
import type { By, Case, Owner } from "../case.ts";
import { type ActInput, type Decision, decide } from "../life-cycle/decide.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import { actUnknown, caseMovedOn, caseUnknown } from "../refusals.ts";
import { findPrevious, lockCase, saveChange } from "../store.ts";

export interface ActOnCaseInput extends ActInput {
  readonly county: string;
  readonly id: string;
  readonly act: string;
  /** The version that the actor saw. Absent for a slice that decides under its own lock, and for the machine. */
  readonly version?: number;
  /** Asked for by a page or a batch, and not by the slice itself: `internal` acts aren't there then. */
  readonly fromOutside?: boolean;
  readonly now: Date;
}

/**
 * Does one act of the case's life cycle: a row lock, the decision, owner, next step and due date, an event, and what
 * the life cycle's slice adds, all in the caller's transaction. Throws a Refusal and changes nothing otherwise.
 */
export async function actOnCase(
  tx: Transaction,
  office: CaseOffice,
  by: By,
  input: ActOnCaseInput,
): Promise<Case> {
  const { act, now } = input;
  const before = await lockCase(tx, input.county, input.id);
  if (before === undefined) throw caseUnknown();
  if (input.version !== undefined && input.version !== before.version) throw caseMovedOn();
  const kind = office.lifeCycles.kind(before.lifeCycle);
  if (input.fromOutside === true && kind.cycle.acts[act]?.internal === true) throw actUnknown(act);
  const previous = await findPrevious(tx, before.id);
  const decision = decide(kind.cycle, before, act, by, input, fromDateNumber(today(now)), previous);
  const moved = moveTo(before, decision, now);
  const placed =
    decision.open === null
      ? moved
      : withOwner(moved, await ownerOf(tx, office, before, decision, by, previous, now), now);
  const after = await saveChange(tx, before, placed, {
    by,
    act,
    now,
    reason: decision.reason,
    data: decision.data,
  });
  await kind.after?.(tx, office, {
    before,
    after,
    act,
    by,
    reason: decision.reason,
    data: decision.data,
    now,
  });
  return after;
}

/** The case after the decision, before its owner is picked. */
export function moveTo(before: Case, decision: Decision, now: Date): Case {
  const { open, to } = decision;
  return {
    ...before,
    state: to,
    department: decision.department,
    team: open?.team ?? before.team,
    dueOn: open?.clock.dueOn ?? null,
    urged: open?.clock.urged ?? 0,
    urgeFrom: open?.clock.urgeFrom ?? null,
    urgeOn: open?.clock.urgeOn ?? null,
    raisedTo: open === null || open.clock.urged === 0 ? null : before.raisedTo,
    note: decision.reason ?? before.note,
    data: { ...before.data, ...decision.data },
    stateSince: before.state === to ? before.stateSince : now,
    unownedSince: open === null ? null : before.unownedSince,
    closedAt: open === null ? now : null,
    outcome: open === null ? to : null,
    confirmedBy: decision.confirmedBy,
  };
}

/** Who owns the next step: whose it is while the step goes on; otherwise as `chooseOwner` says. */
async function ownerOf(
  tx: Transaction,
  office: CaseOffice,
  before: Case,
  decision: Decision,
  by: By,
  previous: number | null,
  now: Date,
): Promise<Owner | undefined> {
  const { open, to } = decision;
  if (open === null || (before.state === to && before.owner !== null)) return before.owner ?? undefined;
  const actor = by === "machine" ? null : by.account;
  const opening = {
    cycle: office.lifeCycles.get(before.lifeCycle),
    state: to,
    team: open.team,
    opener: before.openedBy,
    previous: actor ?? previous,
    candidates: [before.owner?.account ?? null, actor],
  };
  return findOwner(tx, office, before.county, opening, now);
}
