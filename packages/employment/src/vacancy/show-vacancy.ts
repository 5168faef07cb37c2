import type { z } from "zod";
import type { vacancyHitSchema, vacancySchema } from "../contracts/vacancy-shapes.ts";
import { monthlyFromPiece } from "./piece-pay.ts";
import type { Vacancy } from "./vacancy.ts";
import type { VacancyOffice } from "./vacancy-site.ts";
import { actsOn } from "./vacancy-state.ts";

type Showing = Pick<VacancyOffice, "nameOf" | "coding">;

/** A post as the API gives it; `keeps`: the reader may do something with it. */
export function showVacancy(site: Showing, vacancy: Vacancy, keeps: boolean): z.input<typeof vacancySchema> {
  const { place, piece, hoursPerWeek, occupation, reservedTaken: _reserved, ...rest } = vacancy;
  return {
    ...rest,
    ...{ piece, hoursPerWeek, occupation },
    shifts: [...vacancy.shifts],
    access: [...vacancy.access],
    place: placeOf(site, place),
    occupationName: occupation === null ? null : (site.coding.nameOf(occupation) ?? null),
    monthly: piece === null || hoursPerWeek === null ? null : monthlyFromPiece(piece, hoursPerWeek),
    acts: keeps ? actsOn(vacancy.state) : [],
  };
}

export function showHit(site: Showing, vacancy: Vacancy): z.input<typeof vacancyHitSchema> {
  const { id, title, creditCode, employerName, postedOn, state, place } = vacancy;
  return { id, title, creditCode, employerName, postedOn, state, place: placeOf(site, place) };
}

const placeOf = ({ nameOf }: Showing, code: string) => ({ code, name: nameOf(code) ?? code });
