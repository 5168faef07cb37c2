import { mountScoped } from "@olive/access";
import { codeRange, parsePlaceCode } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { getTrainingMenuRoute } from "../contracts/suggest.ts";
import { openMatcher, rankHere } from "../matching/rank-everybody.ts";
import { readMarket } from "../matching/read-market.ts";
import type { KeptMarket, MarketKeeper } from "../suggest/market-keeper.ts";
import type { CodeRange } from "../suggest/rank-people.ts";
import { withLegal } from "../suggest/rank-posts.ts";
import { factsOfPost } from "../suggest/read-posts.ts";
import type { SuggestSite } from "../suggest/suggest-site.ts";
import { chooseCourses } from "./choose-courses.ts";
import type { OfferedCourse } from "./read-courses.ts";
import { openTraining, trainingMenu } from "./training-menu.ts";

export interface TrainingSite extends SuggestSite {
  readonly courses: readonly OfferedCourse[];
}

const LIST = 20;
/** Below this a thread isn't worth its start. */
const FEW = 2000;

/** The menu of courses, from the posts that people of the area nearly qualify for. */
export function serveTraining(app: FastifyInstance, site: TrainingSite, keeper: MarketKeeper): void {
  mountScoped(app, site, getTrainingMenuRoute, async ({ actor }, { query }) => {
    const kept = await keeper.follow("both");
    const ranges = [actor.area, query.place].flatMap((code) => {
      const place = code === undefined ? undefined : parsePlaceCode(code);
      return place === undefined ? [] : [codeRange(place)];
    });
    return menuOf(site, kept, ranges, query.choose);
  });
}

/** What each course would do for the people who live in all of these ranges, the chosen ones first. */
export async function menuOf(
  { locations, courses }: Pick<TrainingSite, "locations" | "courses">,
  kept: KeptMarket,
  ranges: readonly CodeRange[],
  choose: number,
) {
  const people = [...kept.people.all.values()].filter(({ place }) =>
    ranges.every(({ first, last }) => place >= first && place <= last),
  );
  const market = readMarket(
    people.map((person) => withLegal(person, kept)),
    Array.from(kept.posts.all.values(), (post) => factsOfPost(post, locations)),
    {
      skills: courses.flatMap(({ skills }) => skills),
      certificates: courses.flatMap(({ certificates }) => certificates),
    },
  );
  const training = openTraining(market, await listsOf(market));
  const menu = trainingMenu(training, courses);
  const chosen = chooseCourses(training, menu, choose);
  const shown = menu.map(({ course, opened, posts, placements }) => {
    const offered = courses.find(({ code }) => code === course.code);
    const turn = chosen.findIndex((one) => one.course.code === course.code);
    return {
      ...{ code: course.code, name: offered?.name ?? course.code, days: offered?.days ?? 0 },
      ...{ seats: course.seats, qualifies: opened.length, posts: posts.length, placements },
      ...{ chosen: turn < 0 ? null : turn + 1, adds: chosen[turn]?.adds ?? 0 },
      ...{ skills: [...course.skills], certificates: [...course.certificates] },
    };
  });
  const turnOf = (one: { chosen: number | null }) => one.chosen ?? Number.POSITIVE_INFINITY;
  const order = (a: (typeof shown)[number], b: (typeof shown)[number]) =>
    (turnOf(a) === turnOf(b) ? 0 : turnOf(a) - turnOf(b)) ||
    b.placements - a.placements ||
    b.qualifies - a.qualifies;
  return { people: people.length, courses: shown.toSorted(order) };
}

async function listsOf(market: ReturnType<typeof readMarket>) {
  if (market.seekers.length < FEW) return rankHere(market, LIST);
  const matcher = openMatcher();
  try {
    return await matcher.rank(market, LIST);
  } finally {
    await matcher.close();
  }
}
