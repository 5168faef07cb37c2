/**
 * Search over a county's posts: words, radius, kind, shift and wage, in process beside brute force and MiniSearch, and
 * over HTTP on a table of as many posts.
 */
import { createVacancyIndex, type SearchPost, type VacancyQuery } from "@olive/employment";
import MiniSearch from "minisearch";
import { type Bench, type Line, percentile } from "./measure.ts";
import { pick, syntheticPosts } from "./synthetic-adverts.ts";
import { createRandom } from "./synthetic-population.ts";
import { measureOverHttp } from "./vacancy-search-http.ts";

const POSTS = 100_000;
const SHORT_POSTS = 5000;
const QUERIES = 1000;
/** Queries that are also counted by hand, and put to MiniSearch. */
const COMPARED = 100;
const SEED = 7;
const MOST_MS = 30;
const SENTENCES = [
  "想找离家近的保洁工作",
  "会开叉车 夜班也可以",
  "附近有没有缝纫的活",
  "不识字 能做的手工活",
  "驾驶员",
];

export const bench: Bench = {
  name: "vacancy-search",
  what: "posts by words, radius, kind, shift and wage",
  async run({ short }) {
    const posts = syntheticPosts(short ? SHORT_POSTS : POSTS, SEED);
    const start = performance.now();
    const index = createVacancyIndex(posts);
    const built = (performance.now() - start) / 1000;
    const queries = drawQueries(posts);
    const times = queries.map((query) => timed(() => index.search(query)));
    const changes = posts.slice(0, COMPARED).map((post) => timed(() => index.put(post)));
    return [
      { what: `index of ${posts.length} posts made`, ours: built, unit: "s", most: 20 },
      searchLine(times, besideMiniSearch(posts, queries.slice(0, COMPARED))),
      { what: "one post changed, 95th percentile", ours: percentile(changes, 0.95), unit: "ms", most: 5 },
      countedWrong(index, posts, queries),
      ...(await measureOverHttp(posts, queries)),
    ];
  },
};

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function searchLine(times: readonly number[], yardstick: number): Line {
  const spread = `median ${percentile(times, 0.5).toFixed(1)}, longest ${percentile(times, 1).toFixed(0)}; MiniSearch ${yardstick.toFixed(1)}`;
  const what = `search, 95th percentile of ${times.length}`;
  return { what, ours: percentile(times, 0.95), unit: "ms", spread, most: MOST_MS };
}

/** Two characters out of a title, a whole title, a firm, a sentence, or nothing; each with some of the filters. */
function drawQueries(posts: readonly SearchPost[]): VacancyQuery[] {
  const random = createRandom(SEED);
  return Array.from({ length: QUERIES }, (_, i) => {
    const { title, employer, x, y } = pick(random, posts);
    const at = Math.floor(random() * Math.max(1, title.length - 1));
    const texts = [
      title.slice(at, at + 2),
      title.slice(at, at + 2),
      title,
      employer.slice(3, 7),
      pick(random, SENTENCES),
      "",
    ];
    const within = pick(random, [undefined, 1000, 3000, 10_000]);
    return {
      ...{ text: texts[i % texts.length], near: { x: x ?? 0, y: y ?? 0, within } },
      kinds: pick(random, [undefined, ["ordinary"], ["publicPost", "homeProcessing"]]),
      shifts: pick(random, [undefined, ["day"] as const, ["night", "flexible"] as const]),
      wageFrom: pick(random, [undefined, 4000, 6000]),
    };
  });
}

function fits(post: SearchPost, { near, kinds, shifts, wageFrom }: VacancyQuery): boolean {
  const within = near?.within;
  const far = within !== undefined && Math.hypot(post.x! - near!.x, post.y! - near!.y) > within;
  const wage = post.wageTo ?? post.wageFrom;
  return (
    !far &&
    post.openSeats > 0 &&
    (kinds?.includes(post.kind) ?? true) &&
    (shifts === undefined || post.shifts.length === 0 || post.shifts.some((one) => shifts.includes(one))) &&
    (wage === null || wage >= (wageFrom ?? 0))
  );
}

/** Queries whose total isn't that of a plain loop over all posts. */
function countedWrong(
  index: ReturnType<typeof createVacancyIndex>,
  posts: readonly SearchPost[],
  queries: readonly VacancyQuery[],
): Line {
  let wrong = 0;
  let compared = 0;
  for (const query of queries.slice(0, COMPARED)) {
    const answer = index.search(query);
    const words = (query.text ?? "")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
    const contains = ({ title, employer, text }: SearchPost) => {
      const whole = `${title}\n${employer}\n${text}`.toLowerCase();
      return words.every((word) => whole.includes(word));
    };
    if (answer.relaxed) continue;
    compared += 1;
    if (posts.filter((post) => fits(post, query) && contains(post)).length !== answer.total) wrong += 1;
  }
  return {
    what: `totals unlike a plain loop's, of ${compared} queries`,
    ours: wrong,
    unit: "queries",
    most: 0,
  };
}

function pairs(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, i) => run.slice(i, i + 2)));
}

/** Median milliseconds of MiniSearch on pairs of characters with the filters as its filter; queries without words are left out. */
function besideMiniSearch(posts: readonly SearchPost[], queries: readonly VacancyQuery[]): number {
  const index = new MiniSearch({ fields: ["title", "employer", "text"], tokenize: pairs });
  index.addAll(posts);
  const byId = new Map(posts.map((post) => [post.id, post]));
  const asked = queries.filter(({ text }) => text);
  const filterOf =
    (query: VacancyQuery) =>
    ({ id }: { id: string }) =>
      fits(byId.get(id)!, query);
  const times = asked.map((query) =>
    timed(() =>
      index.search(query.text ?? "", {
        combineWith: "AND",
        boost: { title: 4, employer: 2 },
        filter: filterOf(query),
      }),
    ),
  );
  return percentile(times, 0.95);
}
