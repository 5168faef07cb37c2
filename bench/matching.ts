/**
 * Matching on the seeded market of 20,000 people and 10,000 posts: everybody's exact best ten beside PostgreSQL,
 * which does the same job with the same constraints and points, and MiniSearch, which does an easier one (words
 * alone, with the constraints as a filter). Then one newcomer, the allocation, the lists shown and the courses.
 */
import { join } from "node:path";
import { dropSpace, openSpace, startEmbedded } from "@olive/db";
import {
  allocate,
  bestPeople,
  chooseCourses,
  explainUnmatched,
  exposureByGroup,
  failedRules,
  indexVacancies,
  type Lists,
  type Market,
  measureExposure,
  openMatcher,
  openSearch,
  openTraining,
  placementsOf,
  rankHere,
  readMarket,
  reorderLists,
  trainingMenu,
  withSeekers,
  withVacancies,
} from "@olive/employment";
import MiniSearch from "minisearch";
import { rankInPostgres } from "./matching-sql.ts";
import { type Bench, type BenchOptions, type Line, measure, percentile, spreadOf } from "./measure.ts";
import { type SeededMarket, seededCourses, seededMarket } from "./seeded-market.ts";

const SPACE = "bench_matching";
const SHORT = { people: 1000, posts: 500 } as const;
const LIST = 10;
const CANDIDATES = 50;
const ROUNDS = 7;
/** People whom MiniSearch is asked for; its time for all is in proportion. */
const SAMPLE = 1000;
const NEWCOMERS = 300;

export const bench: Bench = {
  name: "matching",
  what: "exact lists, seats, exposure and courses on a seeded market of 20,000 people and 10,000 posts",
  async run(options) {
    const before = process.memoryUsage.rss();
    const facts = seededMarket(4, options.short ? SHORT : {});
    const market = readMarket(facts.seekers, facts.vacancies);
    const lines: Line[] = [];
    const { lists, seconds, spread } = await rankInTurns(market, options);
    const grown = (process.memoryUsage.rss() - before) / 2 ** 20;
    lines.push({ what: "best ten of everybody", ours: seconds, unit: "s", spread, most: 2 });
    lines.push({
      what: "memory that this took, facts and columns with it",
      ours: grown,
      unit: "MiB",
      most: 300,
    });
    lines.push(...(await besidePostgres(facts, market, lists, seconds)));
    lines.push(besideMiniSearch(facts, market, seconds));
    lines.push(...newcomers(facts, market, options));
    lines.push(...seatsAndLists(facts, market, options));
    return [...lines, ...scarceSeats(options), ...courses(options)];
  },
};

async function rankInTurns(market: Market, { short }: BenchOptions) {
  const matcher = openMatcher();
  try {
    // The first round starts the threads and warms the code.
    let lists = await matcher.rank(market, LIST);
    const measured = await measure(short ? 1 : ROUNDS, async () => {
      lists = await matcher.rank(market, LIST);
    });
    return { lists, seconds: measured.wall / 1000, spread: spreadOf(measured) };
  } finally {
    await matcher.close();
  }
}

async function besidePostgres(
  facts: SeededMarket,
  market: Market,
  lists: Lists,
  seconds: number,
): Promise<Line[]> {
  const server = await startEmbedded({ dir: join(import.meta.dirname, "../.olive/bench"), durable: false });
  await dropSpace(server, SPACE);
  const db = await openSpace(server, SPACE);
  try {
    const { rows, ms } = await rankInPostgres(db, market);
    const different = rows.filter(
      ({ s, place, v, score }) =>
        lists.vacancy[s * LIST + place] !== v || lists.score[s * LIST + place] !== score,
    ).length;
    const places = lists.count.reduce((sum, count) => sum + count, 0);
    const name = `in PostgreSQL, LATERAL over all ${facts.seekers.length} people, one round`;
    return [
      {
        what: "places of lists that PostgreSQL fills otherwise",
        ours: different + Math.abs(places - rows.length),
        unit: "places",
        most: 0,
      },
      {
        what: "best ten of everybody, beside PostgreSQL",
        ours: seconds,
        unit: "s",
        yardstick: { name, value: ms / 1000 },
        most: 1 / 15,
      },
    ];
  } finally {
    await db.close();
    await dropSpace(server, SPACE);
    await server.stop();
  }
}

function besideMiniSearch(facts: SeededMarket, market: Market, seconds: number): Line {
  const search = new MiniSearch<{ id: number; text: string }>({
    fields: ["text"],
    tokenize: (text) => text.split(" "),
  });
  const words = (codes: readonly string[], skills: readonly string[]) =>
    [...codes, ...codes.map((code) => code.slice(0, 7)), ...skills].join(" ");
  search.addAll(
    facts.vacancies.map(({ occupation, skills = [] }, id) => ({
      id,
      text: words(occupation === undefined ? [] : [occupation], skills),
    })),
  );
  const sample = facts.seekers.slice(0, SAMPLE);
  const start = performance.now();
  for (const [s, { occupations = [], skills = [] }] of sample.entries()) {
    search
      .search(words(occupations, skills), { filter: ({ id }) => failedRules(market, s, id) === 0 })
      .slice(0, LIST);
  }
  const all = ((performance.now() - start) * facts.seekers.length) / sample.length / 1000;
  return {
    what: "best ten of everybody, beside words alone",
    ours: seconds,
    unit: "s",
    yardstick: { name: `in MiniSearch, from ${sample.length} people in proportion`, value: all },
    most: 1 / 8,
  };
}

/** One person against all posts, and one post against all people, as facts come in. */
function newcomers(facts: SeededMarket, market: Market, { short }: BenchOptions): Line[] {
  const index = indexVacancies(market);
  const count = short ? 20 : NEWCOMERS;
  const timed = (work: (row: number) => unknown) => {
    const times: number[] = [];
    for (let row = 0; row < count; row += 1) {
      const start = performance.now();
      work(row);
      times.push(performance.now() - start);
    }
    return times;
  };
  const persons = timed((row) =>
    openSearch(withSeekers(market, [facts.seekers[row]!]), index, LIST).find(0, LIST),
  );
  const posts = timed((row) => bestPeople(withVacancies(market, [facts.vacancies[row]!]), 0, CANDIDATES));
  const line = (what: string, times: readonly number[]): Line => ({
    what: `${what}, 95th percentile of ${count}`,
    ours: percentile(times, 0.95),
    unit: "ms",
    spread: `median ${percentile(times, 0.5).toFixed(2)}, longest ${percentile(times, 1).toFixed(1)}`,
    most: 5,
  });
  return [line("one new person against all posts", persons), line("one new post against everybody", posts)];
}

function seatsAndLists(facts: SeededMarket, market: Market, { short }: BenchOptions): Line[] {
  const candidates = rankHere(market, CANDIDATES);
  const times: number[] = [];
  let result = allocate(market, candidates);
  for (let round = 0; round < (short ? 1 : ROUNDS); round += 1) {
    const start = performance.now();
    result = allocate(market, candidates);
    times.push((performance.now() - start) / 1000);
  }
  const { lists, exposure } = reorderLists(market, candidates, result.price);
  const naive = measureExposure(candidates, rankHere(market, LIST), market.vacancies);
  const outside = Object.values(facts.labels)
    .flatMap((labels) => exposureByGroup(lists, labels, result.vacancy))
    .filter(({ withinGate }) => !withinGate).length;
  return [
    {
      what: `seats for everybody, ${result.placed} placed`,
      ours: percentile(times, 0.5),
      unit: "s",
      spread: `${Math.min(...times).toFixed(2)}–${Math.max(...times).toFixed(2)}, ${times.length} rounds`,
      most: 2,
    },
    {
      what: "what the total lacks to the bound that no allocation can pass",
      ours: (result.bound - result.total) / result.bound,
      unit: "of it",
      most: 0.001,
    },
    {
      what: "what shown lists lose of everybody's own order (1 - nDCG@10)",
      ours: 1 - exposure.ndcg,
      unit: "",
      most: 0.03,
    },
    {
      what: `Gini of exposure per seat (own order ${naive.giniPerSeat.toFixed(3)})`,
      ours: exposure.giniPerSeat,
      unit: "",
      most: 0.42,
    },
    {
      what: `worst exposure per seat (own order ${naive.worstPerSeat})`,
      ours: exposure.worstPerSeat,
      unit: "people",
      most: 60,
    },
    { what: "posts that nobody is shown", ours: 1 - exposure.coverage, unit: "of all", most: 0.02 },
    {
      what: "groups shown less than 0.8 or more than 1.25 of the rest",
      ours: outside,
      unit: "groups",
      most: 0,
    },
  ];
}

/** A market in which two of three go without: every list runs out, and everybody left wants to know why. */
function scarceSeats({ short }: BenchOptions): Line[] {
  const facts = seededMarket(4, short ? { people: 1000, posts: 100 } : { posts: 2000 });
  const market = readMarket(facts.seekers, facts.vacancies);
  const candidates = rankHere(market, CANDIDATES);
  const start = performance.now();
  const { vacancy, placed, bound, total } = allocate(market, candidates);
  const allocated = performance.now();
  const left = [...vacancy.keys()].filter((s) => vacancy[s]! < 0);
  for (const s of left) explainUnmatched(market, s);
  const explained = performance.now();
  const gap = ((bound - total) / bound).toExponential(1);
  return [
    {
      what: `scarce seats for everybody, ${placed} placed, ${gap} from the bound`,
      ...{ ours: (allocated - start) / 1000, unit: "s", most: 10 },
    },
    {
      what: `why the other ${left.length} have none`,
      ...{ ours: (explained - allocated) / 1000, unit: "s", most: 10 },
    },
  ];
}

const HELD = 8;

/** Courses chosen by what they bring, beside those that most people would qualify through. */
function courses({ short }: BenchOptions): Line[] {
  const facts = seededMarket(4, { people: short ? 600 : 20_000, posts: short ? 200 : 6000, untrained: true });
  const offered = seededCourses();
  const market = readMarket(facts.seekers, facts.vacancies, {
    skills: offered.flatMap(({ skills }) => skills),
    certificates: offered.flatMap(({ certificates }) => certificates),
  });
  const start = performance.now();
  const training = openTraining(market, rankHere(market, CANDIDATES));
  const menu = trainingMenu(training, offered);
  const ours = chooseCourses(training, menu, HELD).reduce((sum, { adds }) => sum + adds, 0);
  const seconds = (performance.now() - start) / 1000;
  const popular = [...menu].sort((a, b) => b.opened.length - a.opened.length).slice(0, HELD);
  return [
    {
      what: `placements by the ${HELD} most popular courses, beside those chosen (menu and choice took ${seconds.toFixed(1)} s)`,
      ours: placementsOf(training, popular),
      unit: "people",
      yardstick: { name: "by the courses chosen", value: ours },
      most: 1 / 1.1,
    },
  ];
}
