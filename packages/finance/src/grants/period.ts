import { type CalendarDate, monthOf, toDateNumber, yearOf } from "@olive/kernel";
import type { GrantPeriod } from "../policies/policy-file.ts";

/** The period that a day lies in, as it stands in rows: `once`, `2026`, `2026H1`, `2026Q4`, `2026-11`. */
export function periodOn(period: GrantPeriod, on: CalendarDate): string {
  const day = toDateNumber(on);
  const [year, month] = [yearOf(day), monthOf(day)];
  switch (period) {
    case "once":
      return "once";
    case "year":
      return String(year);
    case "half":
      return `${year}H${month <= 6 ? 1 : 2}`;
    case "quarter":
      return `${year}Q${Math.ceil(month / 3)}`;
    case "month":
      return on.slice(0, "yyyy-mm".length);
  }
}
