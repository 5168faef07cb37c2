import { ACCESS_FACTS, REFUSAL_REASONS, SHIFTS } from "../contracts/work-words.ts";

/**
 * The market: who looks for work and what is on offer, in columns.
 *
 * `SeekerFacts` and `VacancyFacts` are what a caller hands over; `readMarket` (read-market.ts) turns them into the
 * typed arrays below, in shared memory, so that worker threads read them without a copy.
 *
 * An absent fact is unknown: it never rejects a pair. Its term then counts a neutral value and the pair names the
 * fact as missing. Sex, age and disability aren't here at all: only what a person needs at the work place, and
 * whether they may take a seat reserved by law.
 */

export const VACANCY_KINDS = [
  "ordinary",
  "publicPost",
  "assistedEmployment",
  "homeProcessing",
  "craftHelper",
] as const;
export type VacancyKind = (typeof VACANCY_KINDS)[number];

export { ACCESS_FACTS, REFUSAL_REASONS, SHIFTS };
export type Shift = (typeof SHIFTS)[number];

export type AccessFact = (typeof ACCESS_FACTS)[number];

export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Why one post is closed to one person, whatever the score says. */
export const SHUT_CAUSES = ["refused", "refusedByEmployer", "legalDemand"] as const;
export type ShutCause = (typeof SHUT_CAUSES)[number];

/** A point on the county's metric grid. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a person said no to before, and what it was like: similar posts count less. */
export interface PastRefusal {
  readonly reason: RefusalReason;
  /** The employer's code, as in `VacancyFacts.employer`. */
  readonly employer?: string | undefined;
  readonly occupation?: string | undefined;
  /** Yuan a month offered. */
  readonly wage?: number | undefined;
  readonly metres?: number | undefined;
  readonly hoursPerWeek?: number | undefined;
}

export interface SeekerFacts {
  /** The person's reference; ties are decided by it. */
  readonly id: string;
  /** Up to three codes of the 2022 classification, `4-10-01-06`; a code of a group (`4-10-00-00`) is welcome. */
  readonly occupations?: readonly string[] | undefined;
  readonly skills?: readonly string[] | undefined;
  /** 0 none … 7 postgraduate (bands of GB/T 4658). */
  readonly schooling?: number | undefined;
  readonly certificates?: readonly string[] | undefined;
  /** Fewest and most hours a week. */
  readonly hoursPerWeek?: readonly [number, number] | undefined;
  readonly shifts?: readonly Shift[] | undefined;
  /** Yuan a month wished for. */
  readonly wageFrom?: number | undefined;
  readonly place?: Point | undefined;
  readonly maxKm?: number | undefined;
  readonly homeOnly?: boolean | undefined;
  readonly accessNeeds?: readonly AccessFact[] | undefined;
  /** May take a seat reserved for holders of a disability card. */
  readonly reservedSeat?: boolean | undefined;
  /** Kinds that their terms close to this person (three years of a public post used up, say). */
  readonly closedKinds?: readonly VacancyKind[] | undefined;
  readonly shut?: readonly { readonly vacancy: string; readonly cause: ShutCause }[] | undefined;
  readonly refusals?: readonly PastRefusal[] | undefined;
}

export interface VacancyFacts {
  /** The vacancy's id; ties are decided by it. */
  readonly id: string;
  readonly occupation?: string | undefined;
  readonly kind: VacancyKind;
  /** Seats still free for anybody, and those still free but reserved: two separate numbers. */
  readonly freeSeats: number;
  readonly reservedSeats: number;
  /** Whole yuan a month; for work by the piece what `monthlyPieceEarnings` says. */
  readonly wageFrom?: number | undefined;
  readonly wageTo?: number | undefined;
  readonly hoursPerWeek?: number | undefined;
  readonly shifts?: readonly Shift[] | undefined;
  /** Where the work is; for work at home, where the material is fetched. */
  readonly place?: Point | undefined;
  readonly atHome?: boolean | undefined;
  readonly access?: readonly AccessFact[] | undefined;
  readonly schooling?: number | undefined;
  readonly certificates?: readonly string[] | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly employer: string;
  /** Share of introductions that the employer answered, 0–1; absent for one who never had any. */
  readonly employerResponse?: number | undefined;
}

/** Numbers that stand for "not known" in the columns. */
export const UNKNOWN = -1;
export const UNKNOWN_PLACE = -2_147_483_648;
/** Places in the occupations' columns for each seeker. */
export const WISHES = 3;
export const MOST_SCHOOLING = 7;

/** Three-valued facts in the columns. */
export const FACT = { unknown: 0, no: 1, yes: 2 } as const;

/** `seekers.length` rows, in order of id. */
export interface SeekerColumns {
  readonly length: number;
  /** `WISHES` a row, as `occupationKey`; 0 for none. */
  readonly wishes: Int32Array;
  /** `skillWords` words a row. */
  readonly skills: Uint32Array;
  /** Words of `certificates` a row: `certificateWords`. */
  readonly certificates: Uint32Array;
  /** Bits of `KNOWN`: which sets were told at all. */
  readonly known: Uint8Array;
  readonly schooling: Int8Array;
  /** Hours a week; `UNKNOWN` when not told. */
  readonly hoursMin: Int16Array;
  readonly hoursMax: Int16Array;
  /** Bits by place in `SHIFTS`; 0 unknown. */
  readonly shifts: Uint8Array;
  readonly wage: Int32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly maxMetres: Int32Array;
  readonly homeOnly: Uint8Array;
  /** Bits by place in `ACCESS_FACTS`. */
  readonly access: Uint8Array;
  readonly reservedSeat: Uint8Array;
  /** Bits by place in `VACANCY_KINDS`. */
  readonly closedKinds: Uint8Array;
  /** What this person can't pass, as bits (gates.ts). */
  readonly cannot: Int32Array;
  /** Rows of `shutVacancy` from `shutFrom[i]` to `shutFrom[i + 1]`; ascending. */
  readonly shutFrom: Int32Array;
  readonly shutVacancy: Int32Array;
  readonly shutCause: Uint8Array;
  /** What was refused before: the best wage too low, the shortest way too far, the least hours too long; `UNKNOWN` for none. */
  readonly refusedWage: Int32Array;
  readonly refusedMetres: Int32Array;
  readonly refusedHours: Int16Array;
  /** Rows of employers and of occupations (keys of minor groups) refused before. */
  readonly refusedEmployerFrom: Int32Array;
  readonly refusedEmployer: Int32Array;
  readonly refusedOccupationFrom: Int32Array;
  readonly refusedOccupation: Int32Array;
}

/** `vacancies.length` rows, in order of id. */
export interface VacancyColumns {
  readonly length: number;
  readonly occupation: Int32Array;
  readonly kind: Uint8Array;
  readonly freeSeats: Int32Array;
  readonly reservedSeats: Int32Array;
  readonly wageFrom: Int32Array;
  readonly wageTo: Int32Array;
  readonly hours: Int16Array;
  readonly shifts: Uint8Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly atHome: Uint8Array;
  readonly access: Uint8Array;
  /** Bits of `KNOWN`: `access` alone. */
  readonly known: Uint8Array;
  /** 0 when none is demanded. */
  readonly schooling: Int8Array;
  /** Demanded certificates and skills, as numbers of the dictionaries. */
  readonly certificateFrom: Int32Array;
  readonly certificate: Int32Array;
  readonly skillFrom: Int32Array;
  readonly skill: Int32Array;
  readonly employer: Int32Array;
  /** Thousandths; `UNKNOWN` for an employer without introductions. */
  readonly employerResponse: Int16Array;
  /** What this post asks of a person, as bits (gates.ts). */
  readonly asks: Int32Array;
}

export const KNOWN = { skills: 1, certificates: 2, access: 4, occupations: 8 } as const;

/** All that a worker thread needs: numbers in shared memory, no text. */
export interface MarketColumns {
  readonly skillWords: number;
  readonly certificateWords: number;
  readonly seekers: SeekerColumns;
  readonly vacancies: VacancyColumns;
}

/** Names behind the numbers. */
export interface Dictionary {
  readonly names: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
}

export interface Market extends MarketColumns {
  readonly seekerIds: readonly string[];
  readonly vacancyIds: readonly string[];
  readonly skillNames: Dictionary;
  readonly certificateNames: Dictionary;
  readonly employers: Dictionary;
}
