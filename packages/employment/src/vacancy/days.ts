import { addDays, type CalendarDate, fromDateNumber, toDateNumber, today } from "@olive/kernel";

/** The day that it is in China, as text. */
export function dayOf(now: Date): CalendarDate {
  return fromDateNumber(today(now));
}

/** The day so many days after. */
export function daysAfter(day: string, days: number): CalendarDate {
  return fromDateNumber(addDays(toDateNumber(day as CalendarDate), days));
}

/** The Monday of the day's week: introductions are capped from Monday to Sunday. */
export function weekOf(day: string): CalendarDate {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return daysAfter(day, -sinceMonday);
}
