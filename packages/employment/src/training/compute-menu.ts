/** What each course would do for these people, pure: the menu that a page shows. */
import type { SeekerFacts, VacancyFacts } from "../matching/market.ts";
import { rankHere } from "../matching/rank-everybody.ts";
import { readMarket } from "../matching/read-market.ts";
import { chooseCourses } from "./choose-courses.ts";
import type { OfferedCourse } from "./read-courses.ts";
import { openTraining, trainingMenu } from "./training-menu.ts";

export interface MenuTask {
  readonly people: readonly SeekerFacts[];
  readonly posts: readonly VacancyFacts[];
  readonly courses: readonly OfferedCourse[];
  /** How many courses can be held. */
  readonly choose: number;
}

export interface MenuLine extends OfferedCourse {
  readonly qualifies: number;
  readonly posts: number;
  readonly placements: number;
  readonly chosen: number | null;
  readonly adds: number;
}

const LIST = 20;

/** The chosen courses first, in the order in which they were chosen. */
export function computeMenu({ people, posts, courses, choose }: MenuTask): MenuLine[] {
  const market = readMarket(people, posts, {
    skills: courses.flatMap(({ skills }) => skills),
    certificates: courses.flatMap(({ certificates }) => certificates),
  });
  const training = openTraining(market, rankHere(market, LIST));
  const menu = trainingMenu(training, courses);
  const chosen = chooseCourses(training, menu, choose);
  const lines = menu.map(({ opened, posts: openedPosts, placements }, index): MenuLine => {
    const course = courses[index] as OfferedCourse;
    const turn = chosen.findIndex((one) => one.course.code === course.code);
    return {
      ...{ ...course, qualifies: opened.length, posts: openedPosts.length, placements },
      ...{ chosen: turn < 0 ? null : turn + 1, adds: chosen[turn]?.adds ?? 0 },
    };
  });
  const turnOf = ({ chosen: turn }: MenuLine) => turn ?? Number.MAX_SAFE_INTEGER;
  return lines.sort(
    (a, b) => turnOf(a) - turnOf(b) || b.placements - a.placements || b.qualifies - a.qualifies,
  );
}
