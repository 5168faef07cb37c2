import { isBuiltIn } from "./built-in-acts.ts";
import type { LifeCycle, OpenState, Transition } from "./life-cycle.ts";

/**
 * What is wrong with a life cycle, in words for its author; empty where nothing is. A model check: no state that can't
 * be reached, none without a way to an end that a person can go, no end that nobody confirmed.
 */
export function checkLifeCycle(cycle: LifeCycle): string[] {
  const states = Object.entries(cycle.states);
  const acts = Object.entries(cycle.acts);
  return [
    ...states.flatMap(([state, definition]) => checkState(cycle, state, definition)),
    ...acts.flatMap(([act, transition]) => checkAct(cycle, act, transition)),
    ...Object.entries(cycle.ends).flatMap(([end, { reopensTo }]) =>
      reopensTo in cycle.states ? [] : [`${end} reopens to ${reopensTo}, which is no state`],
    ),
    ...checkReach(cycle),
  ].map((fault) => `${cycle.code}: ${fault}`);
}

function checkState(cycle: LifeCycle, state: string, { clock, thresholds, owner }: OpenState): string[] {
  const { remind, rise, reassign } = thresholds;
  const days = [clock, remind, rise, reassign];
  const outs = Object.values(cycle.acts).filter(({ from }) => from.includes(state));
  const own = outs.some(({ who }) => who !== "machine" && who.act === owner.act);
  const byPerson = outs.some(({ who, to }) => who !== "machine" && to !== state);
  return [
    state in cycle.ends ? [`${state} is a state and an end`] : [],
    days.every(Number.isInteger) && clock >= 1 && remind >= 0
      ? []
      : [`${state} has no clock in whole working days`],
    remind < rise && rise < reassign
      ? []
      : [`${state} reassigns before it rises, or rises before it reminds`],
    own ? [] : [`the owner of ${state} has nothing to do there`],
    byPerson ? [] : [`no person's act leads out of ${state}`],
  ].flat();
}

function checkAct(cycle: LifeCycle, act: string, { from, to, who, confirms }: Transition): string[] {
  const ends = to in cycle.ends;
  return [
    isBuiltIn(act) ? [`${act} is what every case has`] : [],
    from.length > 0 ? [] : [`${act} begins nowhere`],
    from
      .filter((state) => !(state in cycle.states))
      .map((state) => `${act} begins in ${state}, which is no state`),
    ends || to in cycle.states ? [] : [`${act} leads to ${to}, which is neither state nor end`],
    ends && who === "machine" ? [`${act}: a machine never ends a case`] : [],
    ends === (confirms === true)
      ? []
      : [`${act} ${ends ? "ends without confirming" : "confirms and doesn't end"}`],
  ].flat();
}

function checkReach(cycle: LifeCycle): string[] {
  if (!(cycle.starts in cycle.states)) return [`it starts in ${cycle.starts}, which is no state`];
  const acts = Object.values(cycle.acts);
  const onward = (at: string) => acts.filter(({ from }) => from.includes(at)).map(({ to }) => to);
  const reopened = (at: string) => (at in cycle.ends ? [cycle.ends[at]?.reopensTo ?? cycle.starts] : []);
  const reached = spread([cycle.starts], (at) => [...onward(at), ...reopened(at)]);
  // Only what people can do counts as a way out: a date or a file that never comes would hold the case for ever.
  const backward = (at: string) =>
    acts.filter(({ to, who }) => to === at && who !== "machine").flatMap(({ from }) => from);
  const leaving = spread(Object.keys(cycle.ends), backward);
  const all = [...Object.keys(cycle.states), ...Object.keys(cycle.ends)];
  return [
    ...all.filter((at) => !reached.has(at)).map((at) => `nothing leads to ${at}`),
    ...Object.keys(cycle.states)
      .filter((at) => !leaving.has(at))
      .map((at) => `no way out of ${at} that people can go`),
  ];
}

function spread(from: readonly string[], next: (at: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(from);
  for (const at of reached) for (const further of next(at)) reached.add(further);
  return reached;
}
