import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { type DecidedChange, editionOf, listDecided } from "../edition/edition.ts";
import { type RecognitionDay, readRecognitionDay } from "../edition/recognition-day.ts";
import type { PolicySet } from "../policy/load-policies.ts";
import type { RulesSite } from "../rules-site.ts";

/** The county's rules as one request reads them: files, what was approved, and the days. */
export interface RuleBook {
  readonly files: PolicySet;
  readonly decided: readonly DecidedChange[];
  readonly day: RecognitionDay;
  /** The rules as decided for a day. */
  on(day: CalendarDate): PolicySet;
}

export async function readRuleBook(tx: Queryable, { county, mode, policies }: RulesSite): Promise<RuleBook> {
  const decided = await listDecided(tx, county.code);
  const day = await readRecognitionDay(tx, county.code, mode, new Date());
  return { files: policies, decided, day, on: (asOf) => editionOf(policies, decided, asOf) };
}
