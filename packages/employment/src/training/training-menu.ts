/**
 * The training menu: what each course would do for the people who look for work now, counted on the market itself.
 * A course opens a post to a person when a rule fails without it and none fails with it, distance among them; it
 * brings a placement when one more person has a seat, nobody losing theirs.
 */
import { type Allocation, allocate } from "../matching/allocate.ts";
import type { Auction } from "../matching/auction.ts";
import { withEdges } from "../matching/edges.ts";
import { byScore, scorePair } from "../matching/every-pair.ts";
import type { Lists } from "../matching/lists.ts";
import type { Market } from "../matching/market.ts";
import { failedRules, metresOfPair, tooFar, tooLong } from "../matching/rules.ts";
import type { Course } from "./course.ts";
import { postsAskingFor, trainedMarket } from "./trained-market.ts";

/** One person for whom a course opens posts. */
export interface OpenedFor {
  /** Row of the person. */
  readonly seeker: number;
  /** The posts and what each would score, best first. */
  readonly posts: readonly { readonly row: number; readonly score: number }[];
}

export interface CourseEffect {
  readonly course: Course;
  /** People whom it opens a post, in order of row; the reasons for every figure. */
  readonly opened: readonly OpenedFor[];
  /** Rows of the posts that it opens to anybody, ascending. */
  readonly posts: readonly number[];
  /** Expected placements under seats, of posts and of the course. */
  readonly placements: number;
}

export interface TrainingMarket {
  readonly market: Market;
  readonly allocation: Allocation;
}

/** Where things stand without any course. */
export function openTraining(market: Market, lists: Lists): TrainingMarket {
  return { market, allocation: allocate(market, lists) };
}

/** Every course on its own, in the order given. */
export function trainingMenu(training: TrainingMarket, courses: readonly Course[]): CourseEffect[] {
  return courses.map((course) => {
    const opened = openedBy(training.market, course);
    const posts = [...new Set(opened.flatMap((one) => one.posts.map(({ row }) => row)))].sort(
      (a, b) => a - b,
    );
    const { trainees } = holdCourse(training.allocation.auction, training.allocation.epsilon, course, opened);
    return { course, opened, posts, placements: trainees.length };
  });
}

export function openedBy(market: Market, course: Course): OpenedFor[] {
  const trained = trainedMarket(market, course);
  const asking = postsAskingFor(market, course);
  const { seekers, vacancies } = market;
  const opened: OpenedFor[] = [];
  for (let seeker = 0; seeker < seekers.length; seeker += 1) {
    const posts: { row: number; score: number }[] = [];
    for (const row of asking) {
      // The cheap rules first: a course changes none of these.
      if ((seekers.cannot[seeker]! & vacancies.asks[row]!) !== 0) continue;
      if (tooLong(vacancies.hours[row]!, seekers.hoursMax[seeker]!)) continue;
      if (tooFar(metresOfPair(market, seeker, row), seekers.maxMetres[seeker]!)) continue;
      if (failedRules(market, seeker, row) === 0 || failedRules(trained, seeker, row) !== 0) continue;
      posts.push({ row, score: scorePair(trained, seeker, row) });
    }
    if (posts.length > 0) opened.push({ seeker, posts: posts.sort(byScore) });
  }
  return opened;
}

export interface HeldCourse {
  /** Rows of those who take part: each has a seat at work afterwards, who hadn't before. */
  readonly trainees: readonly number[];
  /** The seats as they stand then. */
  readonly auction: Auction;
}

/** People in a row whom the course brings no seat, after whom the rest isn't asked: the seats it opens are gone. */
const MOST_IN_VAIN = 60;

/** Takes in whoever has no seat, most to gain first, as long as the course has room and each brings a placement. */
export function holdCourse(
  before: Auction,
  epsilon: number,
  course: Course,
  opened: readonly OpenedFor[],
): HeldCourse {
  const waiting = opened
    .filter(({ seeker }) => before.assigned[seeker]! < 0)
    .map((one) => ({ one, gain: gainOf(before, one) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || a.one.seeker - b.one.seeker);
  const auction = before.copy();
  const trainees: number[] = [];
  let inVain = 0;
  for (const { one } of waiting) {
    if (trainees.length >= course.seats || inVain > MOST_IN_VAIN) break;
    const seated = auction.enter(one.seeker, withEdges(auction.edges[one.seeker]!, one.posts), epsilon);
    inVain = seated ? 0 : inVain + 1;
    if (seated) trainees.push(one.seeker);
  }
  return { trainees, auction };
}

/** What the best opened post is worth above its price. */
function gainOf(auction: Auction, { seeker, posts }: OpenedFor): number {
  return posts.reduce((best, { row, score }) => Math.max(best, score - auction.priceFor(seeker, row)), 0);
}
