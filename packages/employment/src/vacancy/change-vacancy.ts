import type { Queryable } from "@olive/db";
import { completed, refuseFaults } from "./check-fields.ts";
import { refuseOthers } from "./move-vacancy.ts";
import { type Coded, codeTitle } from "./post-vacancy.ts";
import { seatsBelowTaken, vacancyNotNow } from "./refusals.ts";
import { loadVacancy, type Vacancy, type VacancyFields } from "./vacancy.ts";
import type { VacancyOffice } from "./vacancy-site.ts";

export interface Change extends VacancyFields {
  readonly id: string;
  readonly occupation?: string | null | undefined;
  readonly creditCode?: string | undefined;
}

/** Corrects a post that isn't withdrawn. What was checked on posting is checked again; a new title is coded anew. */
export async function changeVacancy(tx: Queryable, office: VacancyOffice, given: Change): Promise<Vacancy> {
  const county = office.county.code;
  const change = completed(given);
  const before = await loadVacancy(tx, county, change.id, true);
  refuseOthers(before, change.creditCode);
  if (before.state === "withdrawn") throw vacancyNotNow();
  refuseFaults(change, office.places);
  refuseSeats(before, change);
  const { occupation, occupationConfidence, occupationBy } = await codedAgain(office, before, change);
  await tx.query(
    `update employment.vacancy set title = $3, kind = $4, seats = $5, seats_reserved = $6, place_code = $7,
       wage_from = $8, wage_to = $9, piece = $10::jsonb, hours_per_week = $11, shifts = $12, at_home = $13,
       access = $14, demands = $15::jsonb, text = $16, occupation = $17, occupation_confidence = $18,
       occupation_by = $19, changed_at = now()
     where county = $1 and id = $2`,
    [
      ...[county, change.id, change.title, change.kind, change.seats, change.seatsReserved, change.place],
      ...[change.wageFrom, change.wageTo, change.piece && JSON.stringify(change.piece), change.hoursPerWeek],
      ...[change.shifts, change.atHome, change.access, JSON.stringify(change.demands), change.text],
      ...[occupation, occupationConfidence, occupationBy],
    ],
  );
  return loadVacancy(tx, county, change.id);
}

async function codedAgain(office: VacancyOffice, before: Vacancy, change: Change): Promise<Coded> {
  const asked = change.occupation !== undefined || change.title !== before.title;
  return asked ? (await codeTitle(office, change.title, change.occupation)).coded : before;
}

function refuseSeats(
  { seatsTaken, reservedTaken }: Vacancy,
  { seats, seatsReserved }: Pick<VacancyFields, "seats" | "seatsReserved">,
): void {
  const general = seatsTaken - reservedTaken;
  if (seats < seatsTaken || seatsReserved < reservedTaken || seats - seatsReserved < general) {
    throw seatsBelowTaken(seatsTaken);
  }
}

/** Only the number of seats, as an employer changes it in one tap. */
export async function changeSeats(
  tx: Queryable,
  office: VacancyOffice,
  { id, seats, creditCode }: { readonly id: string; readonly seats: number; readonly creditCode: string },
): Promise<Vacancy> {
  const before = await loadVacancy(tx, office.county.code, id, true);
  const seatsReserved = Math.min(before.seatsReserved, seats);
  return changeVacancy(tx, office, { ...before, seats, seatsReserved, creditCode, occupation: undefined });
}
