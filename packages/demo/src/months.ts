import type { DateNumber } from "@olive/kernel";
import type { MonthNumber } from "./records.ts";

/** The month of a day: 20220531 → 202205. */
export function monthOfDate(date: DateNumber): MonthNumber {
  return Math.floor(date / 100);
}

/** So many months later, or earlier where negative: 202201 − 2 → 202111. */
export function shiftMonth(month: MonthNumber, by: number): MonthNumber {
  const index = Math.floor(month / 100) * 12 + (month % 100) - 1 + by;
  return Math.floor(index / 12) * 100 + (index % 12) + 1;
}
