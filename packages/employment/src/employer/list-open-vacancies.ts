import type { Queryable } from "@olive/db";
import { weekOf } from "../vacancy/days.ts";
import { VACANCY_COLUMNS, type Vacancy } from "../vacancy/vacancy.ts";

export interface OpenVacancy extends Vacancy {
  /** Introductions that the employer still takes this week. */
  readonly capLeft: number;
}

/**
 * Posts that somebody may be introduced to on this day: open and confirmed, with a free seat, of an employer that is
 * neither paused nor faded and takes another introduction this week. What changed since the last run is in the next.
 */
export function listOpenVacancies(tx: Queryable, county: string, on: string): Promise<OpenVacancy[]> {
  return tx.query<OpenVacancy>(
    `select ${VACANCY_COLUMNS}, e.weekly_cap - coalesce(w.introductions, 0) as "capLeft"
     from employment.vacancy v
     join employment.employer e on e.county = v.county and e.credit_code = v.credit_code and e.standing = 'open'
     left join employment.employer_week w
       on w.county = v.county and w.credit_code = v.credit_code and w.week_on = $3
     where v.county = $1 and v.state = 'open' and v.confirm_by >= $2 and v.seats > v.seats_taken
       and e.weekly_cap > coalesce(w.introductions, 0)
     order by v.id`,
    [county, on, weekOf(on)],
  );
}
