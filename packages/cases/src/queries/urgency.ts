import { addDays, addWorkingDays, type CalendarDate, fromDateNumber, toDateNumber } from "@olive/kernel";

/** The four groups of a work list, the most urgent first: seriously overdue, overdue, due today, not yet due. */
export const URGENCIES = ["severe", "overdue", "today", "later"] as const;

export type Urgency = (typeof URGENCIES)[number];

/** Working days after the due date from which a case is seriously overdue. */
export const SEVERE_AFTER = 5;

/** First and last due date of each group on this day, both included; null is without end. */
export interface Span {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

export function spanOf(urgency: Urgency, today: CalendarDate): Span {
  const severe = fromDateNumber(addWorkingDays(toDateNumber(today), -SEVERE_AFTER));
  const before = dayAfter(today, -1);
  switch (urgency) {
    case "severe":
      return { from: null, to: severe };
    case "overdue":
      return { from: dayAfter(severe, 1), to: before };
    case "today":
      return { from: today, to: today };
    case "later":
      return { from: dayAfter(today, 1), to: null };
  }
}

/** The group of a due date on a day. */
export function urgencyOf(dueOn: CalendarDate, today: CalendarDate): Urgency {
  if (dueOn > today) return "later";
  if (dueOn === today) return "today";
  return dueOn <= (spanOf("severe", today).to ?? "") ? "severe" : "overdue";
}

function dayAfter(day: CalendarDate, days: number): CalendarDate {
  return fromDateNumber(addDays(toDateNumber(day), days));
}
