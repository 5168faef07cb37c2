import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { isWithin, type PlaceCode } from "@olive/kernel";
import { addLoad, chooseOwner, listPresent, weigh, withOwner } from "../assign.ts";
import type { Case, Owner } from "../case.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import { caseMovedOn, caseUnknown, notSupervisor, reasonMissing, workerUnsuitable } from "../refusals.ts";
import { type Assigned, isOfTeam, SUPERVISING } from "../staff.ts";
import { lockCase, saveChange } from "../store.ts";

/** Who may give other people's cases to somebody. */
export const ASSIGNING = "case.assign";

export interface ReassignInput {
  readonly cases: readonly { readonly id: string; readonly version: number }[];
  /** Whose they become; null lets the rule pick from each case's team. */
  readonly to: number | null;
  readonly reason: string;
  readonly now: Date;
}

/** Gives cases to another owner, all or none. The due dates stay. */
export async function reassignCases(
  tx: Transaction,
  office: CaseOffice,
  actor: Actor,
  input: ReassignInput,
): Promise<Case[]> {
  if (input.reason.trim() === "") throw reasonMissing({ zh: "改派", en: "Reassign" });
  const staff = await listPresent(tx, office, actor.county, input.now);
  const done: Case[] = [];
  for (const { id, version } of input.cases.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const kase = await lockCase(tx, actor.county, id);
    if (kase === undefined || kase.closedAt !== null) throw caseUnknown();
    if (kase.version !== version) throw caseMovedOn();
    if (!mayReassign(actor, kase, input.to)) throw notSupervisor();
    const load = await weigh(tx, actor.county, staff, [kase.team]);
    const owner =
      input.to === null ? byRule(office, kase, { staff, load }) : findTaker(kase, staff, input.to);
    const change = { by: actor, act: "reassign", reason: input.reason, now: input.now };
    done.push(await saveChange(tx, kase, withOwner({ ...kase, raisedTo: null }, owner, input.now), change));
  }
  return done;
}

/** A superior over the case, or a member of the team who takes what nobody has yet. */
export function mayReassign(actor: Actor, kase: Case, to: number | null): boolean {
  const ownDepartment = actor.department === null || actor.department === kase.department;
  const above =
    actor.acts.includes(ASSIGNING) && isWithin(kase.place, actor.area as PlaceCode) && ownDepartment;
  return above || (kase.owner === null && to === actor.account && isOfTeam(kase.team, actor));
}

/** Whether a worker may be given the case: of its team at any level above too, or a superior who passes it on. */
export function canTake(kase: Case, worker: Assigned): boolean {
  const supervises =
    worker.acts.includes(SUPERVISING) &&
    isWithin(kase.team.area, worker.area as PlaceCode) &&
    (worker.department === null || worker.department === kase.department);
  return isOfTeam(kase.team, worker) || supervises;
}

function findTaker(kase: Case, staff: readonly Assigned[], account: number): Owner {
  const found = staff.find((one) => one.account === account && canTake(kase, one));
  if (found === undefined) throw workerUnsuitable();
  return found;
}

function byRule(
  office: CaseOffice,
  kase: Case,
  present: { staff: readonly Assigned[]; load: Map<number, number> },
) {
  const { lifeCycle, state, team, openedBy, owner } = kase;
  const others = present.staff.filter(({ account }) => account !== owner?.account);
  const cycle = office.lifeCycles.get(lifeCycle);
  const opening = { cycle, state, team, opener: openedBy, previous: null, candidates: [] };
  const found = chooseOwner(opening, { staff: others, load: present.load });
  if (found === undefined) throw workerUnsuitable();
  addLoad(present.load, found.account);
  return found;
}
