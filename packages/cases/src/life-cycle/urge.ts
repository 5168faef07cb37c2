import type { CalendarDate, Wording } from "@olive/kernel";
import { addLoad, chooseOwner, type Present } from "../assign.ts";
import type { Case, Owner } from "../case.ts";
import { pickSuperior } from "../staff.ts";
import { dueAfter, nextUrgeOn, URGES, type Urge } from "./clock.ts";
import type { LifeCycle, OpenState } from "./life-cycle.ts";

export interface Urged {
  readonly act: Urge;
  readonly reason: Wording;
  readonly after: Case;
}

/**
 * What the clock makes of an overdue case: reminds its owner, shows it to a superior, or gives it to another. The due
 * date stays, so that a case is as late as it is; only the urging starts anew with a new owner. Pure.
 */
export function urge(cycle: LifeCycle, kase: Case, present: Present, today: CalendarDate): Urged {
  const state = cycle.states[kase.state];
  const act = URGES[kase.urged];
  if (state === undefined || act === undefined || kase.urgeFrom === null) {
    throw new RangeError(`nothing urges case ${kase.id}`);
  }
  const further = {
    ...kase,
    urged: kase.urged + 1,
    urgeOn: nextUrgeOn(kase.urgeFrom, kase.urged + 1, state.thresholds),
  };
  if (act === "remind") return { act, reason: REMINDED, after: further };
  const superior = pickSuperior(kase.team, present.staff, present.load, ownerOnly(kase));
  if (act === "rise")
    return { act, reason: RAISED, after: { ...further, raisedTo: superior?.account ?? kase.raisedTo } };
  const next = chooseOther(cycle, kase, present) ?? superior;
  if (next !== undefined) addLoad(present.load, next.account);
  return {
    act,
    reason: next === undefined ? NOBODY_ELSE : REASSIGNED,
    after: startAnew(kase, state, next, today),
  };
}

const REMINDED: Wording = { zh: "到期未办，提醒承办人", en: "Due and not done: the owner was reminded" };
const RAISED: Wording = { zh: "超期未办，已告知上一级", en: "Overdue: the next level was told" };
const REASSIGNED: Wording = { zh: "超期未办，改派他人", en: "Overdue: given to somebody else" };
const NOBODY_ELSE: Wording = {
  zh: "超期未办，没有别人可以改派，继续由承办人办",
  en: "Overdue, and nobody else could take it",
};

const ownerOnly = ({ owner }: Case) => new Set(owner === null ? [] : [owner.account]);

/** Another of the same team. */
function chooseOther(cycle: LifeCycle, kase: Case, { staff, load }: Present): Owner | undefined {
  const others = staff.filter(({ account }) => account !== kase.owner?.account);
  const opening = {
    cycle,
    state: kase.state,
    team: kase.team,
    opener: kase.openedBy,
    previous: null,
    candidates: [],
  };
  return chooseOwner(opening, { staff: others, load });
}

function startAnew(kase: Case, state: OpenState, next: Owner | undefined, today: CalendarDate): Case {
  const urgeFrom = dueAfter(today, state);
  const clock = { urged: 0, urgeFrom, urgeOn: nextUrgeOn(urgeFrom, 0, state.thresholds) };
  if (next === undefined) return { ...kase, ...clock };
  return { ...kase, ...clock, owner: { account: next.account, name: next.name }, unownedSince: null };
}
