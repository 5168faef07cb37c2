import type { VACANCY_ACTS, VACANCY_STATES } from "../contracts/vacancy-shapes.ts";

export type VacancyState = (typeof VACANCY_STATES)[number];
export type VacancyAct = (typeof VACANCY_ACTS)[number];

/**
 * The life of a post: what a person may do, and what becomes of it. That it lapses is the clock's; confirming brings it
 * back. A withdrawn post is over: its work is posted anew.
 */
const STEPS: Readonly<Record<VacancyState, Partial<Record<VacancyAct, VacancyState>>>> = {
  open: { confirm: "open", pause: "paused", fill: "filled", withdraw: "withdrawn" },
  paused: { resume: "open", fill: "filled", withdraw: "withdrawn" },
  lapsed: { confirm: "open", withdraw: "withdrawn" },
  filled: { resume: "open", withdraw: "withdrawn" },
  withdrawn: {},
};

/** What may be done with a post in this state. */
export function actsOn(state: VacancyState): VacancyAct[] {
  return Object.keys(STEPS[state]) as VacancyAct[];
}

/** The state after the act; undefined where it can't be done now. */
export function stateAfter(state: VacancyState, act: VacancyAct): VacancyState | undefined {
  return STEPS[state][act];
}
