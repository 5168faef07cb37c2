import { type CalendarDate, isWithin, type PlaceCode } from "@olive/kernel";
import type { By, Case, Team } from "../case.ts";
import {
  actNotPossible,
  actUnknown,
  dataMissing,
  mayNot,
  notYours,
  reasonMissing,
  samePerson,
} from "../refusals.ts";
import { isOfTeam, teamOf } from "../staff.ts";
import { dueAfter, nextUrgeOn } from "./clock.ts";
import type { Doer, LifeCycle, Transition } from "./life-cycle.ts";

export interface ActInput {
  readonly reason?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Another due date than the state's clock gives: a public notice counts calendar days. */
  readonly dueOn?: CalendarDate;
  /** Hands the case to another department's step. */
  readonly department?: string | null;
}

/** Where a case stands on its clock. */
export interface Clock {
  readonly dueOn: CalendarDate;
  readonly urged: number;
  readonly urgeFrom: CalendarDate;
  readonly urgeOn: CalendarDate | null;
}

/** What an act makes of a case; the owner is picked from the team by the command. */
export interface Decision {
  readonly to: string;
  readonly department: string | null;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** Null where the case ends: then `confirmedBy` says who confirmed the outcome. */
  readonly open: { readonly team: Team; readonly clock: Clock } | null;
  readonly confirmedBy: number | null;
}

/** Decides one act. Pure: throws a Refusal where the life cycle, the actor or the input says no. */
export function decide(
  cycle: LifeCycle,
  kase: Case,
  act: string,
  by: By,
  input: ActInput,
  today: CalendarDate,
  previous: number | null = null,
): Decision {
  const transition = cycle.acts[act];
  if (transition === undefined) throw actUnknown(act);
  if (!transition.from.includes(kase.state))
    throw actNotPossible(transition.name, nameOfState(cycle, kase.state));
  refuseActor(transition, kase, by, previous);
  const given = readInput(transition, input);
  const department = input.department === undefined ? kase.department : input.department;
  const decision = { to: transition.to, department, ...given };
  if (transition.to in cycle.ends)
    return { ...decision, open: null, confirmedBy: confirming(by, cycle, act) };
  const open = {
    team: teamIn(cycle, transition.to, { ...kase, department }),
    clock: clockAfter(cycle, transition, kase, input, today),
  };
  return { ...decision, open, confirmedBy: null };
}

/** Acts that this person may do now, in the life cycle's order. */
export function listActs(cycle: LifeCycle, kase: Case, by: By, previous: number | null = null): string[] {
  return Object.entries(cycle.acts)
    .filter(
      ([, transition]) =>
        transition.from.includes(kase.state) && whyNot(transition, kase, by, previous) === undefined,
    )
    .map(([act]) => act);
}

export function teamIn(cycle: LifeCycle, state: string, kase: Pick<Case, "place" | "department">): Team {
  const rule = cycle.states[state]?.owner;
  if (rule === undefined) throw new RangeError(`${cycle.code} has no open state ${state}`);
  return teamOf(rule, kase);
}

/** A fresh clock of a state, from today; `dueOn` sets the end by hand. */
export function startClock(
  cycle: LifeCycle,
  state: string,
  today: CalendarDate,
  dueOn?: CalendarDate,
): Clock {
  const definition = cycle.states[state];
  if (definition === undefined) throw new RangeError(`${cycle.code} has no open state ${state}`);
  const due = dueOn ?? dueAfter(today, definition);
  return { dueOn: due, urged: 0, urgeFrom: due, urgeOn: nextUrgeOn(due, 0, definition.thresholds) };
}

export function nameOfState(cycle: LifeCycle, state: string) {
  return cycle.states[state]?.name ?? cycle.ends[state]?.name ?? { zh: state, en: state };
}

function clockAfter(
  cycle: LifeCycle,
  transition: Transition,
  kase: Case,
  input: ActInput,
  today: CalendarDate,
): Clock {
  const { dueOn, urged, urgeFrom, urgeOn } = kase;
  if (transition.keepsClock === true && input.dueOn === undefined && dueOn !== null) {
    return { dueOn, urged, urgeFrom: urgeFrom ?? dueOn, urgeOn };
  }
  return startClock(cycle, transition.to, today, input.dueOn);
}

/** The law's line: a machine proposes or grants, and only a named person ends. */
function confirming(by: By, cycle: LifeCycle, act: string): number {
  if (by === "machine") throw new RangeError(`${cycle.code}.${act}: a machine never ends a case`);
  return by.account;
}

function refuseActor(transition: Transition, kase: Case, by: By, previous: number | null): void {
  const refusal = whyNot(transition, kase, by, previous);
  if (refusal !== undefined) throw refusal;
}

function whyNot(transition: Transition, kase: Case, by: By, previous: number | null) {
  const { who, name } = transition;
  if (by === "machine") return who === "machine" ? undefined : notYours(name, kase.owner?.name ?? null);
  if (who === "machine" || !by.acts.includes(who.act) || !isWithin(kase.place, by.area as PlaceCode)) {
    return mayNot(name);
  }
  if (!isRelated(who, kase, by)) return notYours(name, kase.owner?.name ?? null);
  const excluded = (who.otherThan ?? []).map((other) => (other === "opener" ? kase.openedBy : previous));
  return excluded.includes(by.account) ? samePerson(name) : undefined;
}

function isRelated(who: Doer, kase: Case, by: Exclude<By, "machine">): boolean {
  switch (who.relation) {
    case "anyone":
      return true;
    case "opener":
      return kase.openedBy === by.account;
    case "team":
      return kase.owner?.account === by.account || isOfTeam(kase.team, by);
    case "owner":
      return kase.owner === null ? isOfTeam(kase.team, by) : kase.owner.account === by.account;
  }
}

function readInput({ needs, name }: Transition, input: ActInput): Pick<Decision, "reason" | "data"> {
  const reason = input.reason?.trim() ?? "";
  if (needs?.reason === true && reason === "") throw reasonMissing(name);
  const given = { reason: reason === "" ? null : reason, data: input.data ?? {} };
  if (needs?.data === undefined) return given;
  const read = needs.data.safeParse(input.data ?? {});
  if (!read.success)
    throw dataMissing(name, [...new Set(read.error.issues.map((issue) => issue.path.join(".")))]);
  return { ...given, data: read.data };
}
