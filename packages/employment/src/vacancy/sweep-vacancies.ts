import type { Database } from "@olive/db";
import { daysAfter } from "./days.ts";
import type { VacancySettings } from "./settings.ts";

export interface Swept {
  readonly lapsed: number;
  readonly reminded: number;
  /** Public posts of which a seat has been empty for too long: the list shows them to be reported. */
  readonly empty: number;
}

/**
 * What a day does to posts: those that nobody confirmed lapse (and come back when somebody does), those soon due are
 * marked for their employer's page, and public posts with an empty seat are counted from the day it was seen.
 */
export async function sweepVacancies(
  db: Database,
  county: string,
  { remindDays, emptyDays }: VacancySettings,
  on: string,
): Promise<Swept> {
  const change = async (sql: string, ...values: unknown[]) => {
    const [done] = await db.query<{ n: number }>(
      `with done as (update employment.vacancy ${sql} returning 1) select count(*) as n from done`,
      [county, on, ...values],
    );
    return done?.n ?? 0;
  };
  const lapsed = await change(
    "set state = 'lapsed', changed_at = now() where county = $1 and state = 'open' and confirm_by < $2::date",
  );
  const reminded = await change(
    `set reminded_on = $2::date where county = $1 and state = 'open' and reminded_on is null
       and confirm_by <= $3::date`,
    daysAfter(on, remindDays),
  );
  await change(
    `set empty_since = case when state = 'open' and seats_taken < seats then $2::date end, empty_reported_on = null
     where county = $1 and kind = 'publicPost'
       and (empty_since is null) = (state = 'open' and seats_taken < seats)`,
  );
  const empty = await change(
    `set empty_reported_on = $2::date where county = $1 and kind = 'publicPost' and empty_since <= $3::date
       and empty_reported_on is null`,
    daysAfter(on, -emptyDays),
  );
  return { lapsed, reminded, empty };
}
