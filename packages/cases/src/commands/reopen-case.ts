import type { Transaction } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";
import { findOwner, withOwner } from "../assign.ts";
import type { By, Case } from "../case.ts";
import { startClock, teamIn } from "../life-cycle/decide.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import { caseUnknown, notClosed, reasonMissing } from "../refusals.ts";
import { lockCase, saveChange } from "../store.ts";

export interface ReopenInput {
  readonly county: string;
  readonly id: string;
  readonly reason: string;
  /** What contradicts the outcome: file and row, a visit, an objection. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: Date;
}

export const REOPEN = { zh: "重新打开", en: "Reopen" };

/**
 * Opens a closed case again because data contradict its outcome. The machine may: it begins work and ends none. The
 * one active case of a subject stays one: where another is open already, PostgreSQL's unique index refuses.
 */
export async function reopenCase(
  tx: Transaction,
  office: CaseOffice,
  by: By,
  input: ReopenInput,
): Promise<Case> {
  const { now, reason, data } = input;
  const before = await lockCase(tx, input.county, input.id);
  if (before === undefined) throw caseUnknown();
  if (before.closedAt === null) throw notClosed();
  if (reason.trim() === "") throw reasonMissing(REOPEN);
  const cycle = office.lifeCycles.get(before.lifeCycle);
  const state = cycle.ends[before.state]?.reopensTo ?? cycle.starts;
  const team = teamIn(cycle, state, before);
  const opening = {
    cycle,
    state,
    team,
    opener: before.openedBy,
    previous: null,
    candidates: [before.owner?.account ?? null],
  };
  const owner = await findOwner(tx, office, before.county, opening, now);
  const opened = {
    ...before,
    ...{
      state,
      team,
      note: reason,
      stateSince: now,
      closedAt: null,
      outcome: null,
      confirmedBy: null,
      raisedTo: null,
    },
    ...startClock(cycle, state, fromDateNumber(today(now))),
  };
  const after = await saveChange(tx, before, withOwner(opened, owner, now), {
    by,
    act: "reopen",
    reason,
    data,
    now,
  });
  await office.lifeCycles
    .kind(before.lifeCycle)
    .after?.(tx, office, { before, after, act: "reopen", by, reason, data, now });
  return after;
}
