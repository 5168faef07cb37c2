/**
 * A market made from a seed: people and posts on 37 × 37 km, most of them around a city and a dozen towns.
 *
 * Shares are estimated, not measured: wages like those of a county in Zhejiang, three posts in ten that demand a
 * certificate, a tenth of every fact unknown. The same seed gives the same market on every machine.
 */
import type { Course, SeekerFacts, Shift, VacancyFacts, VacancyKind } from "@olive/employment";

export interface SeededMarket {
  readonly seekers: SeekerFacts[];
  readonly vacancies: VacancyFacts[];
  /** Labels from outside the market, by place in `seekers`: matching never sees them. */
  readonly labels: {
    readonly sex: string[];
    readonly age: string[];
    readonly disability: string[];
    readonly township: string[];
  };
}

const SIDE = 37_000;
const TOWNS = 12;
const MINOR_GROUPS = 60;
const PEOPLE = 20_000;
const POSTS = 10_000;

type Draw = () => number;

/** Mulberry32: small, and the same everywhere. */
function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface MarketShape {
  readonly people?: number;
  readonly posts?: number;
  /** Few hold certificates and most posts want one: the market that training is for. */
  readonly untrained?: boolean;
}

export function seededMarket(seed = 4, shape: MarketShape = {}): SeededMarket {
  const { people = PEOPLE, posts = POSTS, untrained = false } = shape;
  const draw = drawFrom(seed);
  const country = makeCountry(draw, untrained);
  const labels = { sex: [], age: [], disability: [], township: [] } as SeededMarket["labels"];
  const vacancies = Array.from({ length: posts }, (_, row) => makePost(draw, country, row, posts));
  const seekers = Array.from({ length: people }, (_, row) => makePerson(draw, country, row, labels));
  return { seekers, vacancies, labels };
}

interface Country {
  readonly towns: readonly { readonly x: number; readonly y: number; readonly spread: number }[];
  /** Minor groups of occupations, the commonest first, with the leaves below. */
  /** Share of those who have the certificate of their occupation. */
  readonly held: number;
  readonly groups: readonly { readonly leaves: readonly string[]; readonly certified: boolean }[];
}

const MAJORS = [4, 6, 4, 6, 5, 3, 4, 6, 2, 6] as const;

function makeCountry(draw: Draw, untrained: boolean): Country {
  const middle = { x: SIDE / 2, y: SIDE / 2, spread: 5500 };
  const towns = Array.from({ length: TOWNS }, () => ({
    x: 3000 + draw() * (SIDE - 6000),
    y: 3000 + draw() * (SIDE - 6000),
    spread: 2200,
  }));
  const groups = Array.from({ length: MINOR_GROUPS }, (_, number) => {
    const major = MAJORS[number % MAJORS.length] ?? 4;
    const two = (value: number) => String(value).padStart(2, "0");
    const above = `${major}-${two(1 + (number % 13))}-${two(1 + Math.floor(number / 13))}`;
    const leaves = Array.from({ length: 3 + (number % 5) }, (_, leaf) => `${above}-${two(leaf + 1)}`);
    return { leaves, certified: untrained || number % 3 === 0 };
  });
  return { towns: [middle, middle, middle, ...towns], groups, held: untrained ? 0.1 : 0.4 };
}

const pick = <T>(draw: Draw, list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
const bell = (draw: Draw) => draw() + draw() + draw() - 1.5;
const within = (value: number) => Math.round(Math.min(SIDE - 1, Math.max(0, value)));
/** One in ten facts isn't known. */
const known = <T>(draw: Draw, value: T): T | undefined => (draw() < 0.1 ? undefined : value);

function placeIn(draw: Draw, country: Country): { place: { x: number; y: number }; town: number } {
  const town = Math.floor(draw() * country.towns.length);
  const at = country.towns[town]!;
  if (draw() < 0.12) return { place: { x: within(draw() * SIDE), y: within(draw() * SIDE) }, town };
  const place = {
    x: within(at.x + bell(draw) * 2 * at.spread),
    y: within(at.y + bell(draw) * 2 * at.spread),
  };
  return { place, town };
}

/** The commonest groups are asked for and offered far more often than the last. */
const groupNumber = (draw: Draw, country: Country) => Math.floor(country.groups.length * draw() ** 2);

/** Skills and certificates belong to a group of occupations. */
const skillsOf = (group: number) => [1, 2, 3, 4].map((nth) => `skill-${group}-${nth}`);
const certificateOf = (group: number) => `certificate-${group}`;
/** A course a group of occupations: its certificate and half of its skills, with room for 20 to 100 people. */
export function seededCourses(seed = 4): Course[] {
  const draw = drawFrom(seed);
  return Array.from({ length: MINOR_GROUPS }, (_, group) => ({
    code: `course-${group}`,
    seats: 20 + 20 * Math.floor(draw() * 5),
    certificates: [certificateOf(group)],
    skills: skillsOf(group).slice(0, 2),
  }));
}

const id = (letter: string, row: number) => `${letter}${String(row).padStart(6, "0")}`;

function makePost(draw: Draw, country: Country, row: number, posts: number): VacancyFacts {
  const group = groupNumber(draw, country);
  const { leaves, certified } = country.groups[group]!;
  const kind = kindOf(draw);
  const atHome = kind === "homeProcessing";
  const wage = Math.round((3000 + 3200 * draw() + 2600 * draw() ** 3) / 100) * 100;
  const seats = 1 + Math.floor(-Math.log(1 - draw()) * 3.17);
  const reserved = kind === "assistedEmployment" ? seats : draw() < 0.04 ? 1 : 0;
  const demandsSkills = !atHome && draw() < 0.45;
  return {
    id: id("v", row),
    kind,
    occupation: draw() < 0.03 ? undefined : pick(draw, leaves),
    freeSeats: seats - Math.min(seats, reserved),
    reservedSeats: reserved,
    wageFrom: known(draw, wage),
    wageTo: known(draw, wage + 500 + Math.round(draw() * 15) * 100),
    hoursPerWeek: known(draw, atHome ? 20 : pick(draw, [40, 40, 44, 48, 48, 54, 56, 30, 24])),
    shifts: known(draw, shiftsOfPost(draw, atHome)),
    place: placeIn(draw, country).place,
    atHome,
    access: draw() < 0.5 ? undefined : (["stepFree", "seated", "quiet"] as const).filter(() => draw() < 0.6),
    schooling: draw() < 0.45 ? Math.floor(1 + draw() * 4.6) : 0,
    certificates: certified && draw() < 0.85 && !atHome ? [certificateOf(group)] : [],
    skills: demandsSkills ? skillsOf(group).filter(() => draw() < 0.5) : [],
    employer: `firm-${Math.floor(draw() * posts * 0.3)}`,
    employerResponse: draw() < 0.2 ? undefined : Math.round(draw() * 100) / 100,
  };
}

function kindOf(draw: Draw): VacancyKind {
  const share = draw();
  if (share < 0.05) return "homeProcessing";
  if (share < 0.08) return "publicPost";
  if (share < 0.09) return "assistedEmployment";
  return share < 0.11 ? "craftHelper" : "ordinary";
}

function shiftsOfPost(draw: Draw, atHome: boolean): Shift[] {
  const share = draw();
  if (atHome || share < 0.1) return ["flexible"];
  if (share < 0.75) return ["day"];
  return share < 0.9 ? ["day", "evening"] : ["day", "night"];
}

function makePerson(draw: Draw, country: Country, row: number, labels: SeededMarket["labels"]): SeekerFacts {
  const { place, town } = placeIn(draw, country);
  const carded = draw() < 0.08;
  labels.sex.push(draw() < 0.54 ? "female" : "male");
  labels.age.push(pick(draw, ["16-29", "30-44", "45-59"]));
  labels.disability.push(carded ? "carded" : "none");
  labels.township.push(String(town));
  const groups = Array.from({ length: 1 + Math.floor(draw() * 3) }, () => groupNumber(draw, country));
  const carer = draw() < 0.06;
  const most = pick(draw, [40, 44, 48, 54, 60]);
  return {
    id: id("s", row),
    occupations: known(
      draw,
      groups.map((group) => pick(draw, country.groups[group]!.leaves)),
    ),
    skills: known(
      draw,
      groups.flatMap((group) => skillsOf(group).filter(() => draw() < 0.55)),
    ),
    schooling: known(draw, Math.floor(1 + draw() * 5)),
    certificates: known(
      draw,
      groups.filter((group) => country.groups[group]!.certified && draw() < country.held).map(certificateOf),
    ),
    hoursPerWeek: known(draw, carer ? [10, 28] : [pick(draw, [20, 30, 36, 40]), most]),
    shifts: known(draw, shiftsOfPerson(draw)),
    wageFrom: known(draw, Math.round((2600 + 2600 * draw() + 1800 * draw() ** 2) / 100) * 100),
    place: draw() < 0.03 ? undefined : place,
    maxKm: known(draw, pick(draw, [3, 5, 8, 10, 15, 20])),
    homeOnly: known(draw, draw() < (carer ? 0.3 : 0.01)),
    accessNeeds: known(draw, carded ? [pick(draw, ["stepFree", "seated", "quiet"] as const)] : []),
    reservedSeat: carded,
    refusals:
      draw() < 0.05
        ? [
            { reason: "tooFar", metres: 9000 },
            { reason: "wage", wage: 3400 },
          ]
        : undefined,
  };
}

function shiftsOfPerson(draw: Draw): Shift[] {
  const share = draw();
  if (share < 0.15) return ["flexible"];
  if (share < 0.7) return ["day"];
  return share < 0.9 ? ["day", "evening"] : ["day", "evening", "night"];
}
