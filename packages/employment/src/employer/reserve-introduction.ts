import type { Queryable } from "@olive/db";
import { daysAfter, weekOf } from "../vacancy/days.ts";
import { freeSeats, loadVacancy, type Vacancy } from "../vacancy/vacancy.ts";
import { loadEmployer } from "./employer.ts";
import { capReached, employerHidden, notOpen, seatsTaken } from "./refusals.ts";

export interface Reservation {
  readonly vacancyId: string;
  /** Day of the introduction. */
  readonly on: string;
  /** Whether the person may take a seat that is reserved for people with a disability. */
  readonly mayTakeReserved: boolean;
}

/** What was taken; whoever introduces keeps it with the introduction, to give the same seat back. */
export interface Reserved {
  readonly vacancy: Vacancy;
  readonly reservedSeat: boolean;
}

/**
 * Takes a seat and one of the week's introductions for a person, or throws Refusal: cap reached, employer paused or
 * faded, post not open, seats all taken. The employer's row is locked before the post's, always in this order, so that
 * two who introduce at once take turns and the cap holds whatever they do. The seat is held until `releaseSeats`; whoever
 * may take a reserved one takes it first.
 */
export async function reserveIntroduction(
  tx: Queryable,
  county: string,
  { vacancyId, on, mayTakeReserved }: Reservation,
): Promise<Reserved> {
  const { creditCode } = await loadVacancy(tx, county, vacancyId);
  const employer = await loadEmployer(tx, county, creditCode, true);
  if (employer.standing !== "open") throw employerHidden(employer.standing === "faded");
  const vacancy = await loadVacancy(tx, county, vacancyId, true);
  if (vacancy.state !== "open" || vacancy.confirmBy < on) throw notOpen();
  if (freeSeats(vacancy, mayTakeReserved) <= 0) throw seatsTaken();
  const cap = employer.weeklyCap;
  const week = weekOf(on);
  if ((await introductionsIn(tx, county, creditCode, week)) >= cap) throw capReached(cap, daysAfter(week, 7));
  await countIntroduction(tx, county, creditCode, week);
  const reservedSeat = mayTakeReserved && vacancy.reservedTaken < vacancy.seatsReserved;
  await tx.query(
    `update employment.vacancy set seats_taken = seats_taken + 1, reserved_taken = reserved_taken + $3::integer,
       changed_at = now()
     where county = $1 and id = $2`,
    [county, vacancyId, reservedSeat ? 1 : 0],
  );
  const reservedTaken = vacancy.reservedTaken + (reservedSeat ? 1 : 0);
  return { vacancy: { ...vacancy, seatsTaken: vacancy.seatsTaken + 1, reservedTaken }, reservedSeat };
}

export async function introductionsIn(
  tx: Queryable,
  county: string,
  creditCode: string,
  week: string,
): Promise<number> {
  const [row] = await tx.query<{ introductions: number }>(
    "select introductions from employment.employer_week where county = $1 and credit_code = $2 and week_on = $3",
    [county, creditCode, week],
  );
  return row?.introductions ?? 0;
}

async function countIntroduction(tx: Queryable, county: string, creditCode: string, week: string) {
  await tx.query(
    `insert into employment.employer_week as w (county, credit_code, week_on, introductions) values ($1, $2, $3, 1)
     on conflict (county, credit_code, week_on) do update set introductions = w.introductions + 1`,
    [county, creditCode, week],
  );
  await tx.query(
    "update employment.employer set introductions = introductions + 1 where county = $1 and credit_code = $2",
    [county, creditCode],
  );
}

/**
 * Takes the seat of somebody who works there already, beside any cap. @returns false where none is left, or the post has
 * fewer seats by now.
 */
export async function holdSeat(
  tx: Queryable,
  county: string,
  { vacancyId, reservedSeat }: { readonly vacancyId: string; readonly reservedSeat: boolean },
): Promise<boolean> {
  const taken = await tx.query(
    `update employment.vacancy set seats_taken = seats_taken + 1, reserved_taken = reserved_taken + $3::integer,
       changed_at = now()
     where county = $1 and id = $2 and seats_taken < seats
       and reserved_taken + $3::integer <= least(seats_reserved, seats_taken + 1) returning id`,
    [county, vacancyId, reservedSeat ? 1 : 0],
  );
  return taken.length > 0;
}

/** Gives seats back: refused by either side, silent, withdrawn, or the job ended. One entry for each seat. */
export async function releaseSeats(
  tx: Queryable,
  county: string,
  seats: readonly { readonly vacancyId: string; readonly reservedSeat: boolean }[],
): Promise<void> {
  if (seats.length === 0) return;
  await tx.query(
    `update employment.vacancy v set seats_taken = v.seats_taken - f.seats, reserved_taken = v.reserved_taken - f.reserved,
       changed_at = now()
     from (select "vacancyId" as id, count(*)::integer as seats,
             (count(*) filter (where "reservedSeat"))::integer as reserved
           from jsonb_to_recordset($2::jsonb) as given ("vacancyId" uuid, "reservedSeat" boolean) group by 1) f
     where v.county = $1 and v.id = f.id`,
    [county, JSON.stringify(seats)],
  );
}
