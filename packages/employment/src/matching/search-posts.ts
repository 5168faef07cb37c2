/**
 * The exact best posts of one person, quickly: groups of occupations and rows of the grid are passed over only when
 * even their best imaginable post would score below the list's last. The points are those of terms.ts.
 */
import { FACT, KNOWN, type MarketColumns, UNKNOWN, UNKNOWN_PLACE, WISHES } from "./market.ts";
import { majorOf, nearestStep, type OccupationStep } from "./occupation-key.ts";
import { hasRefusals, pairInputs, pointsOf } from "./pair-inputs.ts";
import { lacksCertificate, lacksSkills, shutRow, skillsHeld, tooFar, tooLong } from "./rules.ts";
import {
  accessPoints,
  bestSkillPoints,
  distancePoints,
  distanceScale,
  hoursPoints,
  MOST,
  metresBetween,
  occupationPoints,
  skillPoints,
  wagePoints,
} from "./terms.ts";
import type { VacancyIndex } from "./vacancy-index.ts";

/** A score and a row in one number: higher scores first, of two alike the lower row. Exact below 2^53. */
const ROWS = 2 ** 20;
const LOWEST_SCORE = 8192;
const keyOf = (score: number, row: number) => (score + LOWEST_SCORE) * ROWS + (ROWS - 1 - row);
const scoreOf = (key: number) => Math.floor(key / ROWS) - LOWEST_SCORE;
const rowOf = (key: number) => ROWS - 1 - (key % ROWS);

export interface Search {
  /** Finds the best `most` posts of the person in this row; answers how many there are. */
  find(seeker: number, most: number): number;
  /** The post and the score in the n-th place of what was found last. */
  row(place: number): number;
  score(place: number): number;
}

interface Person {
  readonly s: number;
  readonly cannot: number;
  readonly hoursMin: number;
  readonly hoursMax: number;
  readonly wish: number;
  readonly located: boolean;
  readonly x: number;
  readonly y: number;
  readonly maxMetres: number;
  readonly homeOnly: boolean;
  readonly wishes: readonly [number, number, number];
  readonly wishesKnown: boolean;
  /** Points for access facts that the post told, or didn't. */
  readonly accessTold: number;
  readonly accessUntold: number;
  readonly refuses: boolean;
  readonly shuts: boolean;
  readonly mostSkills: number;
  /** Most points besides occupation, distance and the employer. */
  readonly mostRest: number;
}

/** `longest` is the longest list that will be asked for. */
export function openSearch(market: MarketColumns, index: VacancyIndex, longest: number): Search {
  if (market.vacancies.length > ROWS) throw new RangeError(`More than ${ROWS} vacancies in one market`);
  return new PostSearch(market, index, longest);
}

class PostSearch implements Search {
  readonly #market: MarketColumns;
  readonly #index: VacancyIndex;
  readonly #slots: number;
  readonly #keys: Float64Array;
  #size = 0;
  #most = 0;
  /** Score below which a post can't enter the list any more. */
  #floor = Number.NEGATIVE_INFINITY;

  constructor(market: MarketColumns, index: VacancyIndex, longest: number) {
    this.#market = market;
    this.#index = index;
    this.#slots = index.across * index.down + 2;
    this.#keys = new Float64Array(longest);
  }

  row(place: number): number {
    return rowOf(this.#keys[place]!);
  }

  score(place: number): number {
    return scoreOf(this.#keys[place]!);
  }

  find(seeker: number, wanted: number): number {
    this.#size = 0;
    this.#most = Math.min(wanted, this.#keys.length);
    this.#floor = Number.NEGATIVE_INFINITY;
    if (this.#most === 0) return 0;
    const person = personOf(this.#market, seeker);
    const wanting = person.wishes.map(majorOf);
    const { majors } = this.#index;
    // What the person wishes for comes first: a good list early lets the rest be passed over.
    for (let group = 0; group < majors.length; group += 1) {
      if (wanting.includes(majors[group]!)) this.#visitGroup(person, group, MOST.occupation);
    }
    for (let group = 0; group < majors.length; group += 1) {
      if (wanting.includes(majors[group]!)) continue;
      const known = person.wishesKnown && majors[group] !== 0;
      this.#visitGroup(person, group, occupationPoints(known ? 4 : null));
    }
    return this.#size;
  }

  #visitGroup(person: Person, group: number, bestOccupation: number): void {
    const { from, down, y0, cell } = this.#index;
    const start = group * this.#slots;
    const employer = this.#index.bestEmployer[group]!;
    const best = bestOccupation + employer + person.mostRest;
    if (best + MOST.distance >= this.#floor) this.#visit(person, employer, from[start]!, from[start + 1]!);
    if (!person.located) {
      this.#visit(person, employer, from[start + 1]!, from[start + this.#slots - 1]!);
      return;
    }
    const own = Math.min(down - 1, Math.max(0, Math.floor((person.y - y0) / cell)));
    for (let line = own; line < down && this.#visitLine(person, group, line, best); ) line += 1;
    for (let line = own - 1; line >= 0 && this.#visitLine(person, group, line, best); ) line -= 1;
  }

  /** One row of cells; false when it and all rows further out are too far to matter. */
  #visitLine(person: Person, group: number, line: number, best: number): boolean {
    const { from, x0, y0, cell, across, bestEmployer } = this.#index;
    const reach = reachOf(person, best, this.#floor);
    const top = y0 + line * cell;
    const away = Math.max(0, top - person.y, person.y - (top + cell));
    if (away > reach) return false;
    const half = reach === Number.POSITIVE_INFINITY ? reach : Math.sqrt(reach * reach - away * away) + 1;
    const first = Math.max(0, Math.floor((person.x - half - x0) / cell));
    const last = Math.min(across - 1, Math.floor((person.x + half - x0) / cell));
    if (last < first) return true;
    const start = group * this.#slots + 1 + line * across;
    this.#visit(person, bestEmployer[group]!, from[start + first]!, from[start + last + 1]!);
    return true;
  }

  /** Posts from `from` up to `to` in the index's layout. */
  #visit(person: Person, bestEmployer: number, from: number, to: number): void {
    const { asks, hours, occupation, offer, atHome, employerPoints, known } = this.#index;
    const { cannot, hoursMin, hoursMax, maxMetres, wish, homeOnly } = person;
    const mostRest = person.mostRest + bestEmployer;
    for (let p = from; p < to; p += 1) {
      if ((asks[p]! & cannot) !== 0 || tooLong(hours[p]!, hoursMax)) continue;
      const metres = metresTo(person, this.#index, p);
      if (tooFar(metres, maxMetres)) continue;
      let points = occupationPoints(stepTo(person, occupation[p]!));
      points += distancePoints(metres, maxMetres, homeOnly && atHome[p] === FACT.yes);
      if (points + mostRest < this.#floor) continue;
      points += wagePoints(offer[p]!, wish) + employerPoints[p]! + hoursPoints(hours[p]!, hoursMin);
      points += (known[p]! & KNOWN.access) === 0 ? person.accessUntold : person.accessTold;
      if (points + person.mostSkills >= this.#floor) this.#consider(person, p, points);
    }
  }

  /** The dearer questions, for posts that may still enter the list. */
  #consider(person: Person, p: number, points: number): void {
    const { row, demandedSkills, demandedCertificates } = this.#index;
    const market = this.#market;
    const v = row[p]!;
    const demanded = demandedSkills[p]!;
    const held = demanded === 0 ? 0 : skillsHeld(market, person.s, v);
    if (lacksSkills(held, demanded)) return;
    let score = points + skillPoints(held, demanded);
    if (score < this.#floor) return;
    if (demandedCertificates[p]! > 0 && lacksCertificate(market, person.s, v)) return;
    if (person.shuts && shutRow(market, person.s, v) >= 0) return;
    if (person.refuses) score += pointsOf("refusals", pairInputs(market, person.s, v));
    this.#insert(score, v);
  }

  #insert(score: number, row: number): void {
    const keys = this.#keys;
    const key = keyOf(score, row);
    if (this.#size === this.#most) {
      if (key < keys[this.#size - 1]!) return;
    } else this.#size += 1;
    let at = this.#size - 1;
    while (at > 0 && keys[at - 1]! < key) {
      keys[at] = keys[at - 1]!;
      at -= 1;
    }
    keys[at] = key;
    if (this.#size === this.#most) this.#floor = scoreOf(keys[this.#size - 1]!);
  }
}

function metresTo(person: Person, { x, y }: VacancyIndex, p: number): number {
  if (!person.located || x[p] === UNKNOWN_PLACE) return UNKNOWN;
  return metresBetween(person.x, person.y, x[p]!, y[p]!);
}

function stepTo({ wishesKnown, wishes }: Person, key: number): OccupationStep | null {
  return wishesKnown && key !== 0 ? nearestStep(key, wishes[0], wishes[1], wishes[2]) : null;
}

/** Metres within which a post of at most `best` points besides distance can still reach `floor`. */
function reachOf(person: Person, best: number, floor: number): number {
  const limit = person.maxMetres === UNKNOWN ? Number.POSITIVE_INFINITY : person.maxMetres + 1;
  const needed = floor - best;
  if (needed <= 0) return limit;
  if (needed > MOST.distance) return -1;
  // distancePoints(m) >= needed, solved for m; two metres more for its rounding.
  const metres = ((MOST.distance + 1 - needed) * distanceScale(person.maxMetres)) / MOST.distance + 2;
  return Math.min(limit, metres);
}

function personOf({ seekers }: MarketColumns, s: number): Person {
  const known = seekers.known[s]!;
  const wish = seekers.wage[s]!;
  const hoursMin = seekers.hoursMin[s]!;
  const needsKnown = (known & KNOWN.access) !== 0;
  const needs = seekers.access[s]!;
  const accessTold = accessPoints(needsKnown, needs, true);
  const mostSkills = bestSkillPoints((known & KNOWN.skills) !== 0);
  const mostWage = wish > 0 ? MOST.wage : wagePoints(UNKNOWN, wish);
  const mostHours = hoursMin === UNKNOWN ? hoursPoints(UNKNOWN, UNKNOWN) : MOST.hours;
  return {
    s,
    cannot: seekers.cannot[s]!,
    hoursMin,
    hoursMax: seekers.hoursMax[s]!,
    wish,
    located: seekers.x[s] !== UNKNOWN_PLACE,
    x: seekers.x[s]!,
    y: seekers.y[s]!,
    maxMetres: seekers.maxMetres[s]!,
    homeOnly: seekers.homeOnly[s] === FACT.yes,
    wishes: [seekers.wishes[s * WISHES]!, seekers.wishes[s * WISHES + 1]!, seekers.wishes[s * WISHES + 2]!],
    wishesKnown: (known & KNOWN.occupations) !== 0,
    accessTold,
    accessUntold: accessPoints(needsKnown, needs, false),
    refuses: hasRefusals(seekers, s),
    shuts: seekers.shutFrom[s] !== seekers.shutFrom[s + 1],
    mostSkills,
    mostRest: mostSkills + mostWage + mostHours + accessTold,
  };
}
