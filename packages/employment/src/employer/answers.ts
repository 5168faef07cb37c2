import type { Queryable } from "@olive/db";
import { daysAfter, weekOf } from "../vacancy/days.ts";
import type { VacancySettings } from "../vacancy/settings.ts";

/** Half a year: what an employer did before tells little of how it answers today. */
export const RESPONSE_WEEKS = 26;

/** The employer answered an introduction, yes or no: a faded one is back at once. */
export async function noteAnswer(
  tx: Queryable,
  county: string,
  creditCode: string,
  on: string,
): Promise<void> {
  await tx.query(
    `update employment.employer set answers = answers + 1, silent_in_row = 0,
       last_answer_on = greatest(last_answer_on, $3::date),
       standing = case when standing = 'faded' then 'open' else standing end, changed_at = now()
     where county = $1 and credit_code = $2`,
    [county, creditCode, on],
  );
  await countWeek(tx, county, creditCode, weekOf(on), "answered");
}

/**
 * An introduction's time to answer is over and nobody did. At the county's number of them in a row the employer fades: it
 * is hidden from matching, its posts stay, and an answer or an official brings it back. @returns whether it faded now.
 */
export async function noteSilence(
  tx: Queryable,
  county: string,
  creditCode: string,
  on: string,
  { fadeAfter }: Pick<VacancySettings, "fadeAfter">,
): Promise<boolean> {
  const [before] = await tx.query<{ standing: string }>(
    "select standing from employment.employer where county = $1 and credit_code = $2 for update",
    [county, creditCode],
  );
  const [after] = await tx.query<{ standing: string }>(
    `update employment.employer set silent_in_row = silent_in_row + 1,
       standing = case when standing = 'open' and silent_in_row + 1 >= $3 then 'faded' else standing end, changed_at = now()
     where county = $1 and credit_code = $2 returning standing`,
    [county, creditCode, fadeAfter],
  );
  await countWeek(tx, county, creditCode, weekOf(on), "silent");
  return before?.standing === "open" && after?.standing === "faded";
}

async function countWeek(
  tx: Queryable,
  county: string,
  creditCode: string,
  week: string,
  what: "answered" | "silent",
): Promise<void> {
  await tx.query(
    `insert into employment.employer_week as w (county, credit_code, week_on, ${what}) values ($1, $2, $3, 1)
     on conflict (county, credit_code, week_on) do update set ${what} = w.${what} + 1`,
    [county, creditCode, week],
  );
}

export interface EmployerResponse {
  /** Introductions that were answered, or whose time to answer is over. */
  readonly introductions: number;
  readonly answered: number;
  readonly rate: number;
}

/** How employers answered in the last half-year, by credit code; without a line where nobody was introduced. */
export async function employerResponses(
  tx: Queryable,
  county: string,
  on: string,
  codes?: readonly string[],
): Promise<ReadonlyMap<string, EmployerResponse>> {
  const rows = await tx.query<{ code: string; answered: number; silent: number }>(
    `select credit_code as code, sum(answered)::integer as answered, sum(silent)::integer as silent
     from employment.employer_week
     where county = $1 and week_on > $2 and week_on <= $3 and ($4::text[] is null or credit_code = any($4))
     group by credit_code having sum(answered) + sum(silent) > 0`,
    [county, daysAfter(on, -7 * RESPONSE_WEEKS), on, codes ?? null],
  );
  return new Map(
    rows.map(({ code, answered, silent }) => {
      const introductions = answered + silent;
      return [code, { introductions, answered, rate: answered / introductions }];
    }),
  );
}
