import type { Queryable } from "@olive/db";
import { weekOf } from "../vacancy/days.ts";
import type { VacancySettings } from "../vacancy/settings.ts";

/**
 * `noteSilence` of a whole sweep in two statements: how many introductions of each employer ended without an answer.
 * At the county's number of them in a row an employer fades; an answer brings it back.
 */
export async function noteSilences(
  tx: Queryable,
  county: string,
  counts: ReadonlyMap<string, number>,
  on: string,
  { fadeAfter }: Pick<VacancySettings, "fadeAfter">,
): Promise<void> {
  const rows = JSON.stringify([...counts].map(([code, n]) => ({ code, n })));
  await tx.query(
    `update employment.employer e set silent_in_row = e.silent_in_row + g.n,
       standing = case when e.standing = 'open' and e.silent_in_row + g.n >= $3 then 'faded' else e.standing end,
       changed_at = now()
     from jsonb_to_recordset($2::jsonb) as g (code text, n integer)
     where e.county = $1 and e.credit_code = g.code`,
    [county, rows, fadeAfter],
  );
  await tx.query(
    `insert into employment.employer_week as w (county, credit_code, week_on, silent)
     select $1, g.code, $3, g.n from jsonb_to_recordset($2::jsonb) as g (code text, n integer)
     on conflict (county, credit_code, week_on) do update set silent = w.silent + excluded.silent`,
    [county, rows, weekOf(on)],
  );
}
