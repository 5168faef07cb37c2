/** Rows of posts as the search reads them, and marks by which it follows their changes. */
import type { Queryable } from "@olive/db";
import type { Locations } from "../place/locations.ts";
import { monthlyFromPiece, type Piece } from "../vacancy/piece-pay.ts";
import type { SearchPost, SearchShift } from "./search-post.ts";

/** Hours a week of piece work that doesn't say them. */
const USUAL_HOURS = 40;

export interface SearchRow {
  readonly id: string;
  /** Transaction that wrote the row as it stands: another one, another version. */
  readonly version: string;
  readonly postedOn: string;
  readonly offered: boolean;
  readonly title: string;
  readonly text: string;
  readonly employer: string;
  readonly place: string;
  readonly kind: string;
  readonly shifts: readonly SearchShift[];
  readonly wageFrom: number | null;
  readonly wageTo: number | null;
  readonly piece: Piece | null;
  readonly hoursPerWeek: number | null;
  readonly openSeats: number;
}

const SELECT = `select v.id, v.xmin::text as version, v.posted_on as "postedOn",
    (v.state = 'open' and v.duplicate_of is null) as offered, v.title, v.text, v.employer_name as employer,
    v.place_code as place, v.kind, v.shifts, v.wage_from as "wageFrom", v.wage_to as "wageTo", v.piece,
    v.hours_per_week as "hoursPerWeek", greatest(v.seats - v.seats_taken, 0) as "openSeats"
  from employment.vacancy v`;

/** Open posts, the oldest first, after the given one. */
export function readOpenPage(
  db: Queryable,
  county: string,
  after: Pick<SearchRow, "postedOn" | "id"> | undefined,
  limit: number,
): Promise<SearchRow[]> {
  return db.query<SearchRow>(
    `${SELECT} where v.county = $1 and v.state = 'open' and v.duplicate_of is null
       and ($2::date is null or (v.posted_on, v.id) > ($2::date, $3::uuid))
     order by v.posted_on, v.id limit $4`,
    [county, after?.postedOn ?? null, after?.id ?? null, limit],
  );
}

export function readSearchRows(db: Queryable, county: string, ids: readonly string[]): Promise<SearchRow[]> {
  return db.query<SearchRow>(`${SELECT} where v.county = $1 and v.id = any($2)`, [county, ids]);
}

/** Which posts changed since a mark, and in which version each stands. */
export function changedSince(
  db: Queryable,
  county: string,
  mark: string,
): Promise<Pick<SearchRow, "id" | "version">[]> {
  return db.query<Pick<SearchRow, "id" | "version">>(
    "select id, xmin::text as version from employment.vacancy where county = $1 and changed_at >= $2::timestamptz",
    [county, mark],
    "search-changed-posts",
  );
}

/**
 * A moment before which nothing can still be written: whoever changes a post writes its transaction's beginning
 * (`now()`), and the oldest transaction that goes on began then or later. A second more, since a transaction draws its
 * beginning a moment before others see that it goes on.
 */
export async function readSearchMark(db: Queryable): Promise<string> {
  const [row] = await db.query<{ mark: string }>(
    `select (least(now(), min(xact_start)) - interval '1 second')::text as mark from pg_stat_activity
     where datname = current_database() and xact_start is not null`,
    [],
    "search-mark",
  );
  return row?.mark ?? "-infinity";
}

/** What nobody said is null, never "no"; piece work counts as what a practised hand earns in a month. */
export function searchPostOf(row: SearchRow, locations: Locations): SearchPost {
  const { id, title, text, employer, place, kind, shifts, openSeats, piece, hoursPerWeek } = row;
  const monthly = piece === null ? null : monthlyFromPiece(piece, hoursPerWeek ?? USUAL_HOURS);
  const at = locations.get(place);
  return {
    ...{ id, title, text, employer, place, kind, shifts, openSeats },
    ...{ x: at?.x ?? null, y: at?.y ?? null },
    ...{ wageFrom: row.wageFrom ?? monthly, wageTo: row.wageTo ?? monthly },
  };
}
