import type { Queryable } from "@olive/db";
import { loadEmployer } from "../employer/employer.ts";
import { completed, refuseFaults } from "./check-fields.ts";
import { dayOf, daysAfter } from "./days.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { storeVacancies } from "./store-vacancies.ts";
import { findVacancy, loadVacancy, type PostedBy, type Vacancy, type VacancyFields } from "./vacancy.ts";
import type { TitleCandidate, TitleGuess, VacancyOffice } from "./vacancy-site.ts";

export interface PostInput extends VacancyFields {
  /** Drawn by whoever posts: sent twice it is posted once. */
  readonly id: string;
  readonly creditCode: string;
  /** A person's choice; null where none of the candidates is it; undefined where nobody was asked. */
  readonly occupation?: string | null | undefined;
  readonly duplicatesSeen: boolean;
  readonly postedBy: PostedBy;
  readonly postedByAccount: number | null;
  readonly now: Date;
}

/** Posted; or what is asked first, and nothing posted. */
export interface Posted {
  readonly vacancy: Vacancy | null;
  readonly candidates: readonly TitleCandidate[];
  readonly duplicates: readonly Vacancy[];
}

export type Coded = Pick<Vacancy, "occupation" | "occupationConfidence" | "occupationBy">;

const NOT_CODED: Coded = { occupation: null, occupationConfidence: null, occupationBy: null };

/**
 * Posts a vacancy for a known employer. Throws Refusal where it demands what the law forbids, or contradicts itself; asks
 * where the occupation is unsure or a post that stands looks the same.
 */
export async function postVacancy(tx: Queryable, office: VacancyOffice, given: PostInput): Promise<Posted> {
  const county = office.county.code;
  const input = completed(given);
  const posted = await findVacancy(tx, county, input.id);
  if (posted !== undefined && posted.creditCode === input.creditCode) return done(posted);
  refuseFaults(input, office.places);
  const employer = await loadEmployer(tx, county, input.creditCode);
  const { coded, candidates } = await codeTitle(office, input.title, input.occupation);
  const duplicates = input.duplicatesSeen ? [] : await findDuplicates(tx, county, input);
  if (candidates.length > 0 || duplicates.length > 0) return { vacancy: null, candidates, duplicates };
  const on = dayOf(input.now);
  const dates = { postedOn: on, confirmBy: daysAfter(on, office.settings.confirmDays) };
  const { now: _now, duplicatesSeen: _seen, ...fields } = input;
  await storeVacancies(tx, county, [{ ...fields, ...coded, ...dates, employerName: employer.name }]);
  return done(await loadVacancy(tx, county, input.id));
}

const done = (vacancy: Vacancy): Posted => ({ vacancy, candidates: [], duplicates: [] });

export interface TitleCode {
  readonly coded: Coded;
  /** What a person is to choose from, where the machine isn't sure. */
  readonly candidates: readonly TitleCandidate[];
}

/** What the title is: a person's word, else the machine's where it is sure, else the candidates to choose from. */
export async function codeTitle(
  { coding }: Pick<VacancyOffice, "coding">,
  title: string,
  chosen: string | null | undefined,
): Promise<TitleCode> {
  if (chosen !== undefined) return codeOf(chosen);
  const [guess] = await coding.guess([title]);
  return codeOf(undefined, guess);
}

/** The same of a guess that is there already, or of a person's word. */
export function codeOf(chosen: string | null | undefined, guess?: TitleGuess): TitleCode {
  if (chosen === null) return { coded: NOT_CODED, candidates: [] };
  if (chosen !== undefined) {
    return {
      coded: { occupation: chosen, occupationConfidence: null, occupationBy: "person" },
      candidates: [],
    };
  }
  const { sure = false, candidates = [] } = guess ?? {};
  const [best] = candidates;
  if (!sure || best === undefined) return { coded: NOT_CODED, candidates };
  const { code, confidence } = best;
  return {
    coded: { occupation: code, occupationConfidence: confidence, occupationBy: "machine" },
    candidates: [],
  };
}
