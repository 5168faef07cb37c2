import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { type CalendarDate, codeRange, parsePlaceCode, type Wording } from "@olive/kernel";
import type { CheckOffice } from "./check-site.ts";
import type { Pattern, PatternCode } from "./pattern.ts";
import { afterDeathOrRetirement, exclusiveAids, insuredElsewhere } from "./patterns-of-terms.ts";
import { backdated, ghostAttendance, overSeats, sharedContact, sharedProof } from "./patterns-of-work.ts";

export const PATTERNS: readonly Pattern[] = [
  insuredElsewhere,
  afterDeathOrRetirement,
  exclusiveAids,
  sharedContact,
  overSeats,
  backdated,
  sharedProof,
  ghostAttendance,
];

export const nameOfPattern = (code: string): Wording =>
  PATTERNS.find((one) => one.code === code)?.name ?? { zh: code, en: code };

export interface PatternCount {
  readonly pattern: PatternCode;
  readonly name: Wording;
  readonly found: number;
  readonly fresh: number;
}

/**
 * Puts every pattern to the rows that the actor may see. What was found before isn't found again: a finding that
 * somebody dismissed stays dismissed. Nothing is ended or cut here, or by anybody's looking.
 */
export async function runChecks(
  tx: Queryable,
  site: CheckOffice,
  actor: Pick<Actor, "county" | "area">,
  on: CalendarDate,
): Promise<PatternCount[]> {
  const counts: PatternCount[] = [];
  for (const pattern of PATTERNS) {
    const { code, name } = pattern;
    const sql = pattern.sql(site);
    const count = sql === undefined ? { found: 0, fresh: 0 } : await keep(tx, actor, code, sql, on);
    counts.push({ pattern: code, name, ...count });
  }
  return counts;
}

async function keep(
  tx: Queryable,
  { county, area }: Pick<Actor, "county" | "area">,
  pattern: PatternCode,
  sql: string,
  on: CalendarDate,
): Promise<{ found: number; fresh: number }> {
  const place = parsePlaceCode(area);
  if (place === undefined) throw new RangeError("the actor's area is no place");
  const { first, last } = codeRange(place);
  const [count] = await tx.query<{ found: number; fresh: number }>(
    `with found as materialized (select * from (${sql}) f where f.place_code between $4 and $5),
     kept as (
       insert into employment.check_finding (county, place_code, pattern, key, reference, name, subject, evidence, found_on)
       select distinct on (key) $1, place_code, $3, key, reference, name, subject, evidence, $2::date from found
       order by key, place_code
       on conflict (county, pattern, key) do nothing returning 1)
     select (select count(distinct key)::int from found) as found, (select count(*)::int from kept) as fresh`,
    [county, on, pattern, first, last],
  );
  return count ?? { found: 0, fresh: 0 };
}
