import type { Queryable } from "@olive/db";
import { dayOf, daysAfter } from "./days.ts";
import { reasonMissing, seatsBelowTaken, vacancyNotNow, vacancyUnknown } from "./refusals.ts";
import { loadVacancy, type Vacancy } from "./vacancy.ts";
import type { VacancyOffice } from "./vacancy-site.ts";
import { stateAfter, type VacancyAct } from "./vacancy-state.ts";

export interface Move {
  readonly id: string;
  readonly act: VacancyAct;
  readonly reason?: string | undefined;
  readonly now: Date;
  /** Where an employer acts: the post has to be its own. */
  readonly creditCode?: string | undefined;
}

/** One act on a post: confirm, pause, resume, withdraw (with a reason), fill. Throws Refusal where it can't be done now. */
export async function moveVacancy(tx: Queryable, office: VacancyOffice, move: Move): Promise<Vacancy> {
  const county = office.county.code;
  const vacancy = await loadVacancy(tx, county, move.id, true);
  refuseOthers(vacancy, move.creditCode);
  const state = stateAfter(vacancy.state, move.act);
  if (state === undefined) throw vacancyNotNow();
  if (state === "withdrawn" && (move.reason ?? "").trim() === "") throw reasonMissing();
  // A filled post that is opened again needs a seat first: somebody changes their number.
  if (move.act === "resume" && vacancy.seatsTaken >= vacancy.seats) throw seatsBelowTaken(vacancy.seatsTaken);
  const on = dayOf(move.now);
  const again = state === "open" ? daysAfter(on, office.settings.confirmDays) : null;
  await tx.query(
    `update employment.vacancy set state = $3, withdrawn_reason = case when $3 = 'withdrawn' then $4 end,
       confirmed_on = case when $5::date is null then confirmed_on else $6::date end,
       confirm_by = coalesce($5::date, confirm_by),
       reminded_on = case when $5::date is null then reminded_on end, changed_at = now()
     where county = $1 and id = $2`,
    [county, move.id, state, move.reason ?? null, again, on],
  );
  return loadVacancy(tx, county, move.id);
}

/** Whoever isn't the post's employer doesn't learn that it is there. */
export function refuseOthers(vacancy: Vacancy, creditCode: string | undefined): void {
  if (creditCode !== undefined && vacancy.creditCode !== creditCode) throw vacancyUnknown();
}

/** Confirms all open and lapsed posts of an employer at once. @returns how many. */
export async function confirmAll(
  tx: Queryable,
  { county, settings }: VacancyOffice,
  creditCode: string,
  now: Date,
): Promise<number> {
  const on = dayOf(now);
  const [confirmed] = await tx.query<{ n: number }>(
    `with confirmed as (
       update employment.vacancy set state = 'open', confirmed_on = $3, confirm_by = $4, reminded_on = null, changed_at = now()
       where county = $1 and credit_code = $2 and state in ('open', 'lapsed') returning 1)
     select count(*) as n from confirmed`,
    [county.code, creditCode, on, daysAfter(on, settings.confirmDays)],
  );
  return confirmed?.n ?? 0;
}
