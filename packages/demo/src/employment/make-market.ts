import { addDays, creditCodeOf, type DateNumber, fromDateNumber } from "@olive/kernel";
import { createRandom, draw, drawListed, type Random, type Weighted, weigh } from "../random.ts";
import type { DemoVillage } from "../settings.ts";
import type { AccessFact, MarketSettings, Piece, PostKind, PostTitle, Shift } from "./settings.ts";
import { stableId } from "./stable-id.ts";

export interface DemoEmployer {
  readonly creditCode: string;
  readonly name: string;
  readonly place: string;
}

/** A post as the demo's loader hands it on. */
export interface DemoVacancy {
  readonly id: string;
  readonly creditCode: string;
  readonly employerName: string;
  readonly place: string;
  readonly title: string;
  readonly occupation: string;
  readonly occupationConfidence: number;
  readonly occupationBy: "person";
  readonly kind: PostKind;
  readonly seats: number;
  readonly seatsReserved: number;
  readonly wageFrom: number | null;
  readonly wageTo: number | null;
  readonly piece: Piece | null;
  readonly hoursPerWeek: number;
  readonly shifts: readonly Shift[];
  readonly atHome: boolean;
  readonly access: readonly AccessFact[];
  readonly demands: Pick<PostTitle, "schooling" | "certificates" | "skills">;
  readonly text: string;
  readonly postedBy: "employer";
  readonly postedOn: string;
  readonly confirmBy: string;
}

export interface DemoMarket {
  readonly employers: readonly DemoEmployer[];
  readonly vacancies: readonly DemoVacancy[];
}

/** Streams of the seed that are the market's own. */
const EMPLOYERS = 7_000_001;
const VACANCIES = 7_000_002;
const MOST_SEATS = 6;
const STEP_FREE = 0.4;
/** Posts are a few weeks old at most, and confirmed. */
const OLDEST_DAYS = 20;
const VALID_DAYS = 30;
const ROUND = 100;

/** Employers and their posts of today: the same for a seed, but for the day. */
export function makeMarket(
  settings: MarketSettings,
  idArea: string,
  villages: readonly DemoVillage[],
  seed: number,
  today: DateNumber,
): DemoMarket {
  const places = weigh(villages, ({ weight }) => weight);
  const { employers, trades } = makeEmployers(settings, idArea, places, createRandom(seed, EMPLOYERS));
  const random = createRandom(seed, VACANCIES);
  const fixed = settings.posts.map((post, index) => {
    const employer = employers.find(({ name }) => name === post.employer);
    if (employer === undefined) throw new RangeError(`no employer ${post.employer}`);
    const made = makeVacancy(settings, employer, post.title, today, random, `post/${index}`);
    return { ...made, place: post.place, seats: post.seats, seatsReserved: post.reserved };
  });
  const drawn = Array.from({ length: settings.vacancies - fixed.length }, (_, index) => {
    const at = random.int(0, employers.length - 1);
    const employer = employers[at] as DemoEmployer;
    const title = random.pick(trades[at] as readonly string[]);
    return makeVacancy(settings, employer, title, today, random, index);
  });
  return { employers, vacancies: [...fixed, ...drawn] };
}

function makeEmployers(
  settings: MarketSettings,
  idArea: string,
  places: Weighted<DemoVillage>,
  random: Random,
): { employers: DemoEmployer[]; trades: (readonly string[])[] } {
  const { demoEmployer, posts } = settings;
  const trades: (readonly string[])[] = [];
  const employers: DemoEmployer[] = [];
  const add = (name: string, place: string, titles: readonly string[]) => {
    const body = `MAX${String(employers.length + 1).padStart(5, "0")}`;
    employers.push({ creditCode: creditCodeOf("91", idArea, body), name, place });
    trades.push(titles);
  };
  const own = (name: string) => posts.filter(({ employer }) => employer === name).map(({ title }) => title);
  add(demoEmployer.name, demoEmployer.place, own(demoEmployer.name));
  for (const { employer, place } of posts) {
    if (!employers.some(({ name }) => name === employer)) add(employer, place, own(employer));
  }
  const characters = [...settings.nameCharacters];
  const used = new Set(employers.map(({ name }) => name));
  while (employers.length < settings.employers) {
    const trade = drawListed(random, settings.trades);
    const word = random.pick(characters) + random.pick(characters);
    const name = settings.nameForm.replace("{word}", word).replace("{trade}", trade.name);
    const { code } = draw(random, places);
    if (used.has(name)) continue;
    used.add(name);
    add(name, code, trade.titles);
  }
  return { employers, trades };
}

function makeVacancy(
  { titles }: MarketSettings,
  employer: DemoEmployer,
  code: string,
  today: DateNumber,
  random: Random,
  name: string | number,
): DemoVacancy {
  const title = titles[code];
  if (title === undefined) throw new RangeError(`no title ${code}`);
  const { schooling, certificates, skills } = title;
  const posted = addDays(today, -random.int(0, OLDEST_DAYS));
  const [low, high] = title.wage ?? [null, null];
  const wageFrom = low === null ? null : rounded(low * (0.94 + random.next() * 0.1));
  const access = [...(title.access ?? [])];
  if (!access.includes("stepFree") && random.chance(STEP_FREE)) access.push("stepFree");
  return {
    id: stableId("vacancy", employer.creditCode, name),
    ...{ creditCode: employer.creditCode, employerName: employer.name, place: employer.place },
    ...{ title: title.title, occupation: title.occupation, occupationConfidence: 1, occupationBy: "person" },
    kind: title.kind ?? "ordinary",
    seats: random.int(1, MOST_SEATS),
    seatsReserved: 0,
    wageFrom,
    wageTo:
      high === null || wageFrom === null
        ? null
        : Math.max(wageFrom, rounded(high * (0.94 + random.next() * 0.1))),
    piece: title.piece ?? null,
    hoursPerWeek: title.hours,
    shifts: title.shifts ?? ["day"],
    atHome: title.atHome ?? false,
    access,
    demands: {
      ...(schooling === undefined ? {} : { schooling }),
      ...(certificates === undefined ? {} : { certificates }),
      ...(skills === undefined ? {} : { skills }),
    },
    text: "",
    postedBy: "employer",
    postedOn: fromDateNumber(posted),
    confirmBy: fromDateNumber(addDays(posted, VALID_DAYS)),
  };
}

const rounded = (yuan: number) => Math.round(yuan / ROUND) * ROUND;
