import type { Queryable } from "@olive/db";
import type { VacancyFacts } from "../matching/market.ts";
import type { Locations } from "../place/locations.ts";
import { monthlyFromPiece } from "../vacancy/piece-pay.ts";
import { VACANCY_COLUMNS, type Vacancy } from "../vacancy/vacancy.ts";

/** A post with what its employer does to it. */
export interface Post extends Vacancy {
  readonly employerStanding: string | null;
  /** Whose time to answer is over, one way or the other: one that waits is no silence. */
  readonly introductions: number | null;
  readonly answers: number | null;
  readonly weeklyCap: number | null;
  readonly thisWeek: number;
}

const SELECT = `select ${VACANCY_COLUMNS}, e.standing as "employerStanding",
    e.introductions - coalesce(s.waiting, 0) as introductions, e.answers,
    e.weekly_cap as "weeklyCap", coalesce(w.introductions, 0) as "thisWeek"
  from employment.vacancy v
  left join employment.employer e on e.county = v.county and e.credit_code = v.credit_code
  left join (
    select county, credit_code, count(*)::int as waiting from employment.referral where state = 'sent' group by 1, 2
  ) s on s.county = v.county and s.credit_code = v.credit_code
  left join employment.employer_week w on w.county = v.county and w.credit_code = v.credit_code
    and w.week_on = date_trunc('week', now() at time zone 'Asia/Shanghai')::date`;

/** Every post that may be offered. */
export function readOpenPosts(db: Queryable, county: string): Promise<Post[]> {
  return db.query<Post>(`${SELECT} where v.county = $1 and v.state = 'open' order by v.id`, [county]);
}

/** These posts, whatever has become of them. */
export function readPosts(db: Queryable, county: string, ids: readonly string[]): Promise<Post[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.query<Post>(`${SELECT} where v.county = $1 and v.id = any($2) order by v.id`, [county, ids]);
}

/**
 * Whether somebody may be introduced today: the post is open and no duplicate, its employer answers and has introductions
 * left this week. A post whose seats are all taken stays among them: its seats are a rule of matching, with its reason.
 */
export function isOffered(post: Post): boolean {
  if (post.state !== "open" || post.duplicateOf !== null) return false;
  if (post.employerStanding !== null && post.employerStanding !== "open") return false;
  return post.weeklyCap === null || post.thisWeek < post.weeklyCap;
}

/** Seats still free for anybody, and still free but reserved by law. */
export function freeOf({ seats, seatsReserved, seatsTaken, reservedTaken }: Post) {
  return {
    general: Math.max(0, seats - seatsReserved - (seatsTaken - reservedTaken)),
    reserved: Math.max(0, seatsReserved - reservedTaken),
  };
}

const USUAL_HOURS = 40;
const known = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

/** The post as matching reads it: what nobody said is absent, never "no". */
export function factsOfPost(post: Post, locations: Locations): VacancyFacts {
  const { general, reserved } = freeOf(post);
  const { demands, piece, introductions, answers } = post;
  const monthly = piece === null ? undefined : monthlyFromPiece(piece, post.hoursPerWeek ?? USUAL_HOURS);
  return {
    ...{ id: post.id, kind: post.kind, freeSeats: general, reservedSeats: reserved },
    ...{ occupation: post.occupation ?? undefined, employer: post.creditCode },
    wageFrom: post.wageFrom ?? monthly,
    wageTo: post.wageTo ?? monthly,
    hoursPerWeek: post.hoursPerWeek ?? undefined,
    shifts: known(post.shifts),
    place: locations.get(post.place),
    atHome: post.atHome,
    access: known(post.access),
    schooling: demands.schooling,
    certificates: demands.certificates,
    skills: demands.skills,
    employerResponse:
      introductions === null || introductions === 0 ? undefined : Math.min(1, (answers ?? 0) / introductions),
  };
}
