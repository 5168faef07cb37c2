import type { Queryable } from "@olive/db";
import type { POST_KINDS } from "../contracts/loop-shapes.ts";
import type { ACCESS_FACTS, SHIFTS } from "../contracts/vacancy-shapes.ts";
import type { Demands } from "./demand-grounds.ts";
import type { Piece } from "./piece-pay.ts";
import { vacancyUnknown } from "./refusals.ts";
import type { VacancyState } from "./vacancy-state.ts";

export type PostKind = (typeof POST_KINDS)[number];
export type Shift = (typeof SHIFTS)[number];
export type AccessFact = (typeof ACCESS_FACTS)[number];
export type PostedBy = "employer" | "official" | "import";

/** What whoever posts says of the work. */
export interface VacancyFields {
  readonly title: string;
  readonly kind: PostKind;
  readonly seats: number;
  readonly seatsReserved: number;
  /** Code of the place of work. */
  readonly place: string;
  readonly wageFrom: number | null;
  readonly wageTo: number | null;
  readonly piece: Piece | null;
  readonly hoursPerWeek: number | null;
  readonly shifts: readonly Shift[];
  readonly atHome: boolean;
  readonly access: readonly AccessFact[];
  readonly demands: Demands;
  readonly text: string;
}

export interface Vacancy extends VacancyFields {
  readonly id: string;
  readonly creditCode: string;
  readonly employerName: string;
  readonly occupation: string | null;
  readonly occupationConfidence: number | null;
  readonly occupationBy: "machine" | "person" | null;
  /** Held by introductions that await an answer, or filled. */
  readonly seatsTaken: number;
  /** Of those, by people who may take a reserved seat. */
  readonly reservedTaken: number;
  readonly state: VacancyState;
  readonly postedBy: PostedBy;
  readonly postedOn: string;
  readonly confirmedOn: string;
  readonly confirmBy: string;
  readonly withdrawnReason: string | null;
  readonly duplicateOf: string | null;
  readonly emptySince: string | null;
}

export const VACANCY_COLUMNS = `v.id, v.title, v.kind, v.seats, v.seats_reserved as "seatsReserved", v.place_code as place,
  v.wage_from as "wageFrom", v.wage_to as "wageTo", v.piece, v.hours_per_week as "hoursPerWeek", v.shifts,
  v.at_home as "atHome", v.access, v.demands, v.text, v.credit_code as "creditCode", v.employer_name as "employerName",
  v.occupation, v.occupation_confidence::float8 as "occupationConfidence", v.occupation_by as "occupationBy",
  v.seats_taken as "seatsTaken", v.reserved_taken as "reservedTaken", v.state, v.posted_by as "postedBy",
  v.posted_on as "postedOn", v.confirmed_on as "confirmedOn", v.confirm_by as "confirmBy",
  v.withdrawn_reason as "withdrawnReason", v.duplicate_of as "duplicateOf", v.empty_since as "emptySince"`;

/** One post; undefined where there is none. With `lock` nobody else changes it until the transaction ends. */
export async function findVacancy(
  tx: Queryable,
  county: string,
  id: string,
  lock = false,
): Promise<Vacancy | undefined> {
  const [found] = await tx.query<Vacancy>(
    `select ${VACANCY_COLUMNS} from employment.vacancy v where v.county = $1 and v.id = $2 ${lock ? "for update" : ""}`,
    [county, id],
  );
  return found;
}

/** Throws Refusal `vacancy-unknown`. */
export async function loadVacancy(tx: Queryable, county: string, id: string, lock = false): Promise<Vacancy> {
  const found = await findVacancy(tx, county, id, lock);
  if (found === undefined) throw vacancyUnknown();
  return found;
}

/** A post of this employer. Throws Refusal `vacancy-unknown`, also where it is another's. */
export async function loadOwnVacancy(
  tx: Queryable,
  county: string,
  creditCode: string,
  id: string,
): Promise<Vacancy> {
  const found = await loadVacancy(tx, county, id);
  if (found.creditCode !== creditCode) throw vacancyUnknown();
  return found;
}

/** Seats that the next person may take: those reserved by law only for whoever may. */
export function freeSeats(
  vacancy: Pick<Vacancy, "seats" | "seatsReserved" | "seatsTaken" | "reservedTaken">,
  reserved: boolean,
): number {
  const { seats, seatsReserved, seatsTaken, reservedTaken } = vacancy;
  const general = seats - seatsReserved - (seatsTaken - reservedTaken);
  return reserved ? general + seatsReserved - reservedTaken : general;
}
