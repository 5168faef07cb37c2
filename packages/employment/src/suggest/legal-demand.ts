import { type CalendarDate, completedYears, type DateNumber, toDateNumber } from "@olive/kernel";
import type { ShutCause } from "../matching/market.ts";
import type { Demands } from "../vacancy/demand-grounds.ts";

/** What a lawful demand of a post is held against; it opens or closes and never counts in a score. */
export interface Legal {
  readonly sex: "male" | "female" | null;
  readonly birth: CalendarDate | null;
}

/** Whether a post asks for sex or age at all: few do, and only on a legal ground. */
export function hasLegalDemand({ sex, ageFrom, ageTo }: Demands): boolean {
  return sex !== undefined || ageFrom !== undefined || ageTo !== undefined;
}

/** Whether a lawful demand closes the post to this person; what isn't known closes nothing. */
export function isLegallyShut({ sex, birth }: Legal, demands: Demands, on: DateNumber): boolean {
  if (demands.sex !== undefined && sex !== null && demands.sex !== sex) return true;
  if (birth === null) return false;
  const age = completedYears(toDateNumber(birth), on);
  return (
    (demands.ageFrom !== undefined && age < demands.ageFrom) ||
    (demands.ageTo !== undefined && age > demands.ageTo)
  );
}

export const LEGAL: ShutCause = "legalDemand";
