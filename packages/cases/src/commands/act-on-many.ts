import type { Transaction } from "@olive/db";
import { type CalendarDate, fromDateNumber, isRefusal, today } from "@olive/kernel";
import { addLoad, chooseOwner, type Present, withOwner } from "../assign.ts";
import type { Case } from "../case.ts";
import { type Decision, decide } from "../life-cycle/decide.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import { pickSuperior } from "../staff.ts";
import { type CaseRow, saveMany, toCase } from "../store.ts";
import { moveTo } from "./act-on-case.ts";
import { rememberPresent } from "./sweep-clocks.ts";

export interface MachineAct {
  readonly id: string;
  readonly act: string;
  readonly reason: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Another due date than the state's clock gives. */
  readonly dueOn?: CalendarDate;
}

export interface ActOnManyInput {
  readonly county: string;
  readonly acts: readonly MachineAct[];
  /** Shows each to the next level's responsible at once, as a clock does after some days. */
  readonly raise?: boolean;
  readonly now: Date;
}

/** Rows of one statement; more would only make one long text of JSON. */
const STEP = 2_000;

/**
 * What data or a date make of thousands of cases, in a few statements: decided one by one and purely, as `actOnCase`
 * does for one, and saved together. A case that somebody moved on meanwhile is left as it is. For life cycles whose
 * slice adds nothing after an act. Throws RangeError for the others.
 * @returns ids of the cases that moved.
 */
export async function actOnMany(
  tx: Transaction,
  office: CaseOffice,
  input: ActOnManyInput,
): Promise<string[]> {
  const present = rememberPresent(tx, office, input.now);
  const moved: string[] = [];
  for (let start = 0; start < input.acts.length; start += STEP) {
    const acts = new Map(input.acts.slice(start, start + STEP).map((one) => [one.id, one]));
    const cases = await lockCases(tx, input.county, [...acts.keys()]);
    const who = cases.length === 0 ? { staff: [], load: new Map() } : await present(input.county);
    const changes = cases.flatMap((before) => {
      const after = decideOne(office, before, acts.get(before.id) as MachineAct, input, who);
      return after === undefined ? [] : [{ before, after, ...(acts.get(before.id) as MachineAct) }];
    });
    await saveMany(tx, input.county, changes, input.now);
    moved.push(...changes.map(({ before }) => before.id));
  }
  return moved;
}

async function lockCases(tx: Transaction, county: string, ids: readonly string[]): Promise<Case[]> {
  const rows = await tx.query<CaseRow>(
    `select * from cases.case_file where county = $1 and id = any($2) and closed_at is null
     order by id for update`,
    [county, ids],
  );
  return rows.map(toCase);
}

function decideOne(
  office: CaseOffice,
  before: Case,
  one: MachineAct,
  { now, raise }: ActOnManyInput,
  present: Present,
): Case | undefined {
  const kind = office.lifeCycles.kind(before.lifeCycle);
  if (kind.after !== undefined) throw new RangeError(`${kind.cycle.code} moves one by one`);
  const decision = tryToDecide(kind.cycle, before, one, now);
  if (decision === undefined || decision.open === null) return undefined;
  const moved = moveTo(before, decision, now);
  const stays = before.state === decision.to && before.owner !== null;
  const after = stays ? moved : withOwner(moved, newOwner(office, before, decision, present), now);
  if (raise !== true) return after;
  const own = new Set(after.owner === null ? [] : [after.owner.account]);
  const superior = pickSuperior(after.team, present.staff, present.load, own);
  return { ...after, raisedTo: superior?.account ?? after.raisedTo };
}

function newOwner(office: CaseOffice, before: Case, { to, open }: Decision, present: Present) {
  if (open === null) return undefined;
  const opening = {
    ...{ cycle: office.lifeCycles.get(before.lifeCycle), state: to, team: open.team },
    ...{ opener: before.openedBy, previous: null, candidates: [before.owner?.account ?? null] },
  };
  const owner = chooseOwner(opening, present);
  if (owner !== undefined && owner.account !== before.owner?.account) addLoad(present.load, owner.account);
  return owner;
}

function tryToDecide(
  cycle: Parameters<typeof decide>[0],
  kase: Case,
  { act, reason, data, dueOn }: MachineAct,
  now: Date,
): Decision | undefined {
  const given = {
    reason,
    ...(data === undefined ? {} : { data }),
    ...(dueOn === undefined ? {} : { dueOn }),
  };
  try {
    return decide(cycle, kase, act, "machine", given, fromDateNumber(today(now)));
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}
