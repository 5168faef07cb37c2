import type { SHIFTS } from "../contracts/work-words.ts";

/** As in the contracts of vacancies. */
export type SearchShift = (typeof SHIFTS)[number];

/** What of a post is searched. */
export interface SearchPost {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly employer: string;
  /** Metres on the county's grid; null where the place isn't known. */
  readonly x: number | null;
  readonly y: number | null;
  readonly kind: string;
  /** Empty where they aren't said. */
  readonly shifts: readonly SearchShift[];
  /** Whole yuan a month; null where it isn't said. */
  readonly wageFrom: number | null;
  readonly wageTo: number | null;
  readonly openSeats: number;
  /** Code of the place of work; absent where nobody asks by place. */
  readonly place?: string;
}

export interface VacancyQuery {
  /** Words; a post has to contain all of them, wherever they stand. */
  readonly text?: string | undefined;
  /** Metres on the county's grid. Without `within` it only orders. */
  readonly near?:
    | { readonly x: number; readonly y: number; readonly within?: number | undefined }
    | undefined;
  readonly kinds?: readonly string[] | undefined;
  /** Any of them; a post that doesn't say its shifts stays in. */
  readonly shifts?: readonly SearchShift[] | undefined;
  /** Yuan a month that the post can reach; a post that doesn't say its wage stays in. */
  readonly wageFrom?: number | undefined;
  /** Codes of places between these two, both included. */
  readonly places?: { readonly first: string; readonly last: string } | undefined;
  /** Only posts with an open seat; true unless said otherwise. */
  readonly openOnly?: boolean | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

export interface VacancyHit {
  readonly id: string;
  /** Higher is nearer to the words; 0 without words. */
  readonly relevance: number;
  /** Whole metres as the crow flies; null where a place isn't known or none was given. */
  readonly metres: number | null;
}

export interface VacancyAnswer {
  readonly total: number;
  readonly hits: readonly VacancyHit[];
  /** No post contains all the words: these contain some of them. */
  readonly relaxed: boolean;
  /** Posts that fit all else and whose place isn't known: a radius can't count them, and they aren't lost. */
  readonly withoutPlace: number;
}
