import type { Wording } from "@olive/kernel";
import type { CHECK_PATTERNS } from "../contracts/cross-check.ts";
import type { CheckOffice } from "./check-site.ts";

export type PatternCode = (typeof CHECK_PATTERNS)[number];

/**
 * One pattern as one set-based query. Its rows are (key, place_code, reference, name, subject, evidence): `key` says
 * which matter it is, so that the next check finds the same one, and `evidence` is an array of {words, from, row, day}.
 * Parameters: $1 county, $2 the day of the check.
 */
export interface Pattern {
  readonly code: PatternCode;
  readonly name: Wording;
  /** Undefined where the county hands over nothing that would show it. */
  sql(site: CheckOffice): string | undefined;
}

/** One line of evidence, as SQL: words in both languages, the table or register, the row's key, its day. */
export function line(zh: string, en: string, from: string, row: string, day: string): string {
  return `jsonb_build_object('words', jsonb_build_object('zh', ${zh}, 'en', ${en}), 'from', ${from},
    'row', (${row})::text, 'day', (${day})::date)`;
}

/** Terms of support that are more than nothing, with the days on which they were really paid until the day of the check. */
export const PAID = `(select t.*, datemultirange(daterange(t.from_on, least(t.until_on, $2::date + 1)))
      - coalesce((select range_agg(daterange(c.from_on, c.until_on)) from employment.support_change c
          where c.term_id = t.id and c.kind = 'suspension' and c.undone_at is null), '{}'::datemultirange) as paid
    from employment.support_term t
    where t.county = $1 and t.from_on < least(t.until_on, $2::date + 1))`;

export const termLine = (alias: string) =>
  line(
    `'扶持 ' || ${alias}.kind || '：' || ${alias}.from_on || ' 至 ' || (${alias}.until_on - 1)`,
    `'Support ' || ${alias}.kind || ', ' || ${alias}.from_on || ' to ' || (${alias}.until_on - 1)`,
    `'support_term'`,
    `${alias}.id`,
    `${alias}.from_on`,
  );
