/** Facts into columns. Rows come out in order of id, whatever order they went in: every tie is decided by id. */
import { asksOf, cannotOf } from "./gates.ts";
import {
  ACCESS_FACTS,
  type Dictionary,
  FACT,
  KNOWN,
  type Market,
  MOST_SCHOOLING,
  type REFUSAL_REASONS,
  type SeekerColumns,
  type SeekerFacts,
  SHIFTS,
  SHUT_CAUSES,
  UNKNOWN,
  UNKNOWN_PLACE,
  VACANCY_KINDS,
  type VacancyColumns,
  type VacancyFacts,
  WISHES,
} from "./market.ts";
import { minorOf, occupationKey } from "./occupation-key.ts";

/** Skills and certificates that arise later (a new post, a course) find room until the columns are read anew. */
const SPARE_NAMES = 32;

/**
 * The columns of a market. `also` names skills and certificates that neither side mentions yet, those that courses
 * give, say.
 */
export function readMarket(
  seekers: readonly SeekerFacts[],
  vacancies: readonly VacancyFacts[],
  also: { readonly skills?: readonly string[]; readonly certificates?: readonly string[] } = {},
): Market {
  const people = inOrder(seekers);
  const posts = inOrder(vacancies);
  const sides = [...people, ...posts];
  const skillNames = dictionaryOf([...(also.skills ?? []), ...sides.flatMap((one) => one.skills ?? [])]);
  const certificateNames = dictionaryOf([
    ...(also.certificates ?? []),
    ...sides.flatMap((one) => one.certificates ?? []),
  ]);
  const employers = dictionaryOf(posts.map((post) => post.employer));
  const names: Names = {
    skillNames,
    certificateNames,
    employers,
    skillWords: wordsFor(skillNames),
    certificateWords: wordsFor(certificateNames),
    vacancyIds: posts.map((post) => post.id),
  };
  return {
    ...names,
    seekerIds: people.map((person) => person.id),
    seekers: seekerColumns(people, names),
    vacancies: vacancyColumns(posts, names),
  };
}

/**
 * The same posts with other people: a new person is matched against a market that stands, without reading it anew.
 * Skills and certificates that no post and no course names count for nothing and are left out.
 */
export function withSeekers(market: Market, seekers: readonly SeekerFacts[]): Market {
  const people = inOrder(seekers);
  return { ...market, seekerIds: people.map(({ id }) => id), seekers: seekerColumns(people, market) };
}

/**
 * The same people with other posts: a new post is matched against everybody. A skill or certificate that nobody
 * was known to have when the market was read needs a new reading; that is refused, not passed over.
 */
export function withVacancies(market: Market, vacancies: readonly VacancyFacts[]): Market {
  const posts = inOrder(vacancies);
  const known = posts.every((post) => market.employers.numberOf.has(post.employer));
  const fresh = known
    ? market.employers
    : dictionaryOf([...market.employers.names, ...posts.map((post) => post.employer)], false);
  const names = { ...market, employers: fresh, vacancyIds: posts.map(({ id }) => id) };
  for (const post of posts) {
    for (const name of post.skills ?? []) numberIn(market.skillNames, name, "skill");
    for (const name of post.certificates ?? []) numberIn(market.certificateNames, name, "certificate");
  }
  return { ...names, vacancies: vacancyColumns(posts, names) };
}

interface Names {
  readonly skillNames: Dictionary;
  readonly certificateNames: Dictionary;
  readonly employers: Dictionary;
  readonly skillWords: number;
  readonly certificateWords: number;
  readonly vacancyIds: readonly string[];
}

const inOrder = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

function dictionaryOf(names: readonly string[], sorted = true): Dictionary {
  const distinct = [...new Set(names)];
  if (sorted) distinct.sort();
  return { names: distinct, numberOf: new Map(distinct.map((name, number) => [name, number])) };
}

const wordsFor = (dictionary: Dictionary) => Math.ceil((dictionary.names.length + SPARE_NAMES) / 32);

function numberIn(dictionary: Dictionary, name: string, what: string): number {
  const number = dictionary.numberOf.get(name);
  if (number === undefined) throw new RangeError(`The market was read without the ${what} ${name}`);
  return number;
}

type Typed<T> = { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number };
export function shared<T>(kind: Typed<T>, length: number): T {
  return new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
}

const whole = (value: number | undefined) => (value === undefined ? UNKNOWN : Math.round(value));
const fact = (value: boolean | undefined) =>
  value === undefined ? FACT.unknown : value ? FACT.yes : FACT.no;

function bitsOf<T extends string>(all: readonly T[], chosen: readonly T[] | undefined): number {
  let bits = 0;
  for (const one of chosen ?? []) {
    const place = all.indexOf(one);
    if (place < 0) throw new RangeError(`${one} is none of ${all.join(", ")}`);
    bits |= 1 << place;
  }
  return bits;
}

/** Lists of every row, one after the other, and where each begins. */
function ragged<T>(
  rows: readonly T[],
  listOf: (row: T) => readonly number[],
): { readonly from: Int32Array; readonly values: Int32Array } {
  const lists = rows.map(listOf);
  const from = shared(Int32Array, rows.length + 1);
  for (const [index, list] of lists.entries()) from[index + 1] = from[index]! + list.length;
  const values = shared(Int32Array, from[rows.length]!);
  for (const [index, list] of lists.entries()) values.set(list, from[index]!);
  return { from, values };
}

function putSet(target: Uint32Array, base: number, names: readonly string[] | undefined, all: Dictionary) {
  for (const name of names ?? []) {
    const number = all.numberOf.get(name);
    if (number !== undefined) target[base + (number >> 5)]! |= 1 << (number & 31);
  }
}

function seekerColumns(people: readonly SeekerFacts[], names: Names): SeekerColumns {
  const n = people.length;
  // One person of whom nothing is shut needs no numbers of ten thousand posts.
  const anyShut = people.some((person) => (person.shut ?? []).length > 0);
  const numberOfVacancy = new Map(anyShut ? names.vacancyIds.map((id, number) => [id, number]) : []);
  const shutOf = (person: SeekerFacts) =>
    (person.shut ?? [])
      .map(({ vacancy, cause }) => ({
        at: numberOfVacancy.get(vacancy) ?? -1,
        cause: SHUT_CAUSES.indexOf(cause),
      }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || a.cause - b.cause);
  const shut = ragged(people, (person) => shutOf(person).map(({ at }) => at));
  const causes = ragged(people, (person) => shutOf(person).map(({ cause }) => cause));
  const refusedEmployers = ragged(people, (person) => refusedEmployersOf(person, names.employers));
  const refusedOccupations = ragged(people, refusedOccupationsOf);
  const columns = {
    length: n,
    wishes: shared(Int32Array, n * WISHES),
    skills: shared(Uint32Array, n * names.skillWords),
    certificates: shared(Uint32Array, n * names.certificateWords),
    known: shared(Uint8Array, n),
    schooling: shared(Int8Array, n),
    hoursMin: shared(Int16Array, n),
    hoursMax: shared(Int16Array, n),
    shifts: shared(Uint8Array, n),
    wage: shared(Int32Array, n),
    x: shared(Int32Array, n),
    y: shared(Int32Array, n),
    maxMetres: shared(Int32Array, n),
    homeOnly: shared(Uint8Array, n),
    access: shared(Uint8Array, n),
    reservedSeat: shared(Uint8Array, n),
    closedKinds: shared(Uint8Array, n),
    cannot: shared(Int32Array, n),
    shutFrom: shut.from,
    shutVacancy: shut.values,
    shutCause: Uint8Array.from(causes.values),
    refusedWage: shared(Int32Array, n),
    refusedMetres: shared(Int32Array, n),
    refusedHours: shared(Int16Array, n),
    refusedEmployerFrom: refusedEmployers.from,
    refusedEmployer: refusedEmployers.values,
    refusedOccupationFrom: refusedOccupations.from,
    refusedOccupation: refusedOccupations.values,
  };
  for (const [row, person] of people.entries()) putSeeker(columns, row, person, names);
  return columns;
}

function putSeeker(columns: SeekerColumns, row: number, person: SeekerFacts, names: Names): void {
  const keys = (person.occupations ?? []).map(occupationKey).filter((key) => key !== 0);
  columns.wishes.set(keys.slice(0, WISHES), row * WISHES);
  putSet(columns.skills, row * names.skillWords, person.skills, names.skillNames);
  putSet(columns.certificates, row * names.certificateWords, person.certificates, names.certificateNames);
  columns.known[row] =
    (person.skills === undefined ? 0 : KNOWN.skills) |
    (person.certificates === undefined ? 0 : KNOWN.certificates) |
    (person.accessNeeds === undefined ? 0 : KNOWN.access) |
    (keys.length === 0 ? 0 : KNOWN.occupations);
  columns.schooling[row] = bandOf(person.schooling);
  columns.hoursMin[row] = whole(person.hoursPerWeek?.[0]);
  columns.hoursMax[row] = whole(person.hoursPerWeek?.[1]);
  columns.shifts[row] = bitsOf(SHIFTS, person.shifts);
  columns.wage[row] = whole(person.wageFrom);
  columns.x[row] = person.place === undefined ? UNKNOWN_PLACE : Math.round(person.place.x);
  columns.y[row] = person.place === undefined ? UNKNOWN_PLACE : Math.round(person.place.y);
  columns.maxMetres[row] = person.maxKm === undefined ? UNKNOWN : Math.round(person.maxKm * 1000);
  columns.homeOnly[row] = fact(person.homeOnly);
  columns.access[row] = bitsOf(ACCESS_FACTS, person.accessNeeds);
  columns.reservedSeat[row] = fact(person.reservedSeat);
  columns.closedKinds[row] = bitsOf(VACANCY_KINDS, person.closedKinds);
  putRefusals(columns, row, person);
  columns.cannot[row] = cannotOf({
    reservedSeat: columns.reservedSeat[row]!,
    homeOnly: columns.homeOnly[row]!,
    shifts: columns.shifts[row]!,
    schooling: columns.schooling[row]!,
    access: columns.access[row]!,
    closedKinds: columns.closedKinds[row]!,
  });
}

function bandOf(schooling: number | undefined): number {
  return schooling === undefined ? UNKNOWN : Math.max(0, Math.min(MOST_SCHOOLING, Math.round(schooling)));
}

/** Each reason closes in on what was refused: a wage as low, a way as long, hours as many. */
function putRefusals(columns: SeekerColumns, row: number, person: SeekerFacts): void {
  const told = (reason: (typeof REFUSAL_REASONS)[number], key: "wage" | "metres" | "hoursPerWeek") =>
    (person.refusals ?? [])
      .filter((one) => one.reason === reason)
      .map((one) => one[key])
      .filter((value) => value !== undefined);
  const wages = told("wage", "wage");
  const metres = told("tooFar", "metres");
  const hours = [...told("hours", "hoursPerWeek"), ...told("care", "hoursPerWeek")];
  columns.refusedWage[row] = wages.length === 0 ? UNKNOWN : whole(Math.max(...wages));
  columns.refusedMetres[row] = metres.length === 0 ? UNKNOWN : whole(Math.min(...metres));
  columns.refusedHours[row] = hours.length === 0 ? UNKNOWN : whole(Math.min(...hours));
}

/** Only a refusal for another reason speaks against the employer; the others speak of the post. */
function refusedEmployersOf(person: SeekerFacts, employers: Dictionary): number[] {
  return (person.refusals ?? [])
    .filter((one) => one.reason === "other" && one.employer !== undefined)
    .map((one) => employers.numberOf.get(one.employer ?? "") ?? -1)
    .filter((number) => number >= 0);
}

/** Work refused for health or for want of skill: the minor group of occupations. */
function refusedOccupationsOf(person: SeekerFacts): number[] {
  return (person.refusals ?? [])
    .filter((one) => one.reason === "health" || one.reason === "skills")
    .map((one) => minorOf(occupationKey(one.occupation)))
    .filter((key) => key !== 0);
}

function vacancyColumns(posts: readonly VacancyFacts[], names: Names): VacancyColumns {
  const n = posts.length;
  const numbers = (list: readonly string[] | undefined, all: Dictionary, what: string) =>
    [...new Set(list ?? [])].map((name) => numberIn(all, name, what));
  const certificates = ragged(posts, (post) =>
    numbers(post.certificates, names.certificateNames, "certificate"),
  );
  const skills = ragged(posts, (post) => numbers(post.skills, names.skillNames, "skill"));
  const columns = {
    length: n,
    occupation: shared(Int32Array, n),
    kind: shared(Uint8Array, n),
    freeSeats: shared(Int32Array, n),
    reservedSeats: shared(Int32Array, n),
    wageFrom: shared(Int32Array, n),
    wageTo: shared(Int32Array, n),
    hours: shared(Int16Array, n),
    shifts: shared(Uint8Array, n),
    x: shared(Int32Array, n),
    y: shared(Int32Array, n),
    atHome: shared(Uint8Array, n),
    access: shared(Uint8Array, n),
    known: shared(Uint8Array, n),
    schooling: shared(Int8Array, n),
    certificateFrom: certificates.from,
    certificate: certificates.values,
    skillFrom: skills.from,
    skill: skills.values,
    employer: shared(Int32Array, n),
    employerResponse: shared(Int16Array, n),
    asks: shared(Int32Array, n),
  };
  for (const [row, post] of posts.entries()) putVacancy(columns, row, post, names);
  return columns;
}

function putVacancy(columns: VacancyColumns, row: number, post: VacancyFacts, names: Names): void {
  columns.occupation[row] = occupationKey(post.occupation);
  columns.kind[row] = VACANCY_KINDS.indexOf(post.kind);
  columns.freeSeats[row] = Math.max(0, post.freeSeats);
  columns.reservedSeats[row] = Math.max(0, post.reservedSeats);
  columns.wageFrom[row] = whole(post.wageFrom);
  columns.wageTo[row] = whole(post.wageTo);
  columns.hours[row] = whole(post.hoursPerWeek);
  columns.shifts[row] = bitsOf(SHIFTS, post.shifts);
  columns.x[row] = post.place === undefined ? UNKNOWN_PLACE : Math.round(post.place.x);
  columns.y[row] = post.place === undefined ? UNKNOWN_PLACE : Math.round(post.place.y);
  columns.atHome[row] = fact(post.atHome);
  columns.access[row] = bitsOf(ACCESS_FACTS, post.access);
  columns.known[row] = post.access === undefined ? 0 : KNOWN.access;
  columns.schooling[row] = Math.max(0, bandOf(post.schooling));
  columns.employer[row] = numberIn(names.employers, post.employer, "employer");
  columns.employerResponse[row] =
    post.employerResponse === undefined ? UNKNOWN : Math.round(1000 * post.employerResponse);
  columns.asks[row] = asksOf({
    freeSeats: columns.freeSeats[row]!,
    reservedSeats: columns.reservedSeats[row]!,
    atHome: columns.atHome[row]!,
    shifts: columns.shifts[row]!,
    schooling: columns.schooling[row]!,
    accessKnown: post.access !== undefined,
    access: columns.access[row]!,
    kind: columns.kind[row]!,
  });
}
