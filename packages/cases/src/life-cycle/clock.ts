import {
  addWorkingDays,
  type CalendarDate,
  fromDateNumber,
  toDateNumber,
  workingDaysBetween,
} from "@olive/kernel";
import type { OpenState, Thresholds } from "./life-cycle.ts";

/** What a sweep does at each threshold, in order. */
export const URGES = ["remind", "rise", "reassign"] as const;

export type Urge = (typeof URGES)[number];

/** When a step that begins today is due: the day itself isn't counted (民法典 art. 201). */
export function dueAfter(today: CalendarDate, state: Pick<OpenState, "clock">): CalendarDate {
  return workingDaysAfter(today, state.clock);
}

export function workingDaysAfter(day: CalendarDate, days: number): CalendarDate {
  return fromDateNumber(addWorkingDays(toDateNumber(day), days));
}

/** The day on which the next urge comes, given how many came already; null after the last. */
export function nextUrgeOn(from: CalendarDate, urged: number, thresholds: Thresholds): CalendarDate | null {
  const urge = URGES[urged];
  return urge === undefined ? null : workingDaysAfter(from, thresholds[urge]);
}

/** Working days that are left (negative: overdue by so many). */
export function workingDaysLeft(today: CalendarDate, dueOn: CalendarDate): number {
  return workingDaysBetween(toDateNumber(today), toDateNumber(dueOn));
}
