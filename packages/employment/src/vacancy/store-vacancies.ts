import type { Queryable } from "@olive/db";
import type { Vacancy, VacancyFields } from "./vacancy.ts";

export interface NewVacancy extends VacancyFields {
  readonly id: string;
  readonly creditCode: string;
  readonly employerName: string;
  readonly occupation: string | null;
  readonly occupationConfidence: number | null;
  readonly occupationBy: Vacancy["occupationBy"];
  readonly postedBy: Vacancy["postedBy"];
  readonly postedOn: string;
  readonly confirmBy: string;
  readonly postedByAccount?: number | null;
  /** The import and the row that it came with. */
  readonly importId?: string;
  readonly importRow?: number;
}

const SHAPE = `id uuid, "creditCode" text, "employerName" text, place text, title text, occupation text,
  "occupationConfidence" real, "occupationBy" text, kind text, seats integer, "seatsReserved" integer,
  "wageFrom" integer, "wageTo" integer, piece jsonb, "hoursPerWeek" integer, shifts jsonb, "atHome" boolean,
  access jsonb, demands jsonb, text text, "postedBy" text, "postedByAccount" integer, "postedOn" date, "confirmBy" date, "importId" uuid,
  "importRow" integer`;

/** Stores posts that are new; one that stands already (by its id) stays as it is. @returns how many were stored. */
export async function storeVacancies(
  tx: Queryable,
  county: string,
  vacancies: readonly NewVacancy[],
): Promise<number> {
  const [stored] = await tx.query<{ n: number }>(
    `with stored as (
       insert into employment.vacancy (county, id, credit_code, employer_name, place_code, title, occupation,
         occupation_confidence, occupation_by, kind, seats, seats_reserved, wage_from, wage_to, piece, hours_per_week,
         shifts, at_home, access, demands, text, posted_by, posted_by_account, posted_on, confirmed_on, confirm_by, state, import_id,
         import_row)
       select $1, g.id, g."creditCode", g."employerName", g.place, g.title, g.occupation, g."occupationConfidence",
         g."occupationBy", g.kind, g.seats, g."seatsReserved", g."wageFrom", g."wageTo", g.piece, g."hoursPerWeek",
         array(select jsonb_array_elements_text(g.shifts)), g."atHome",
         array(select jsonb_array_elements_text(g.access)), g.demands, g.text, g."postedBy", g."postedByAccount", g."postedOn",
         g."postedOn", g."confirmBy", 'open', g."importId", g."importRow"
       from jsonb_to_recordset($2::jsonb) as g (${SHAPE})
       on conflict do nothing returning 1)
     select count(*) as n from stored`,
    [county, JSON.stringify(vacancies)],
  );
  return stored?.n ?? 0;
}
