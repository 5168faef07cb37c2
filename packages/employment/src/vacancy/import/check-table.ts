import type { Queryable } from "@olive/db";
import { normaliseIdentifier } from "@olive/kernel";
import { namesOfBusinesses } from "@olive/registry";
import { codeOf, type TitleCode } from "../post-vacancy.ts";
import { createTitleIndex, type TitleIndex, titleKey } from "../title-key.ts";
import type { Vacancy } from "../vacancy.ts";
import type { VacancyOffice } from "../vacancy-site.ts";
import { IMPORT_FIELDS } from "./columns.ts";
import { readPay } from "./read-pay.ts";
import { placeFinder } from "./read-place.ts";
import { cellsOf, type KnownEmployer, type ReadRow, readRow } from "./read-row.ts";
import { looksLike, looksLikeRow, occupationUnsure, type RowReason, repeats } from "./row-faults.ts";

export type RowOutcome = "ready" | "unsure" | "duplicate" | "repeated" | "rejected";

/** What is kept of a row that may be posted. */
export interface RowVacancy extends Omit<ReadRow, "occupation"> {
  readonly occupation: string | null;
  readonly occupationConfidence: number | null;
  readonly occupationBy: Vacancy["occupationBy"];
}

export interface CheckedRow {
  /** Of the file, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly outcome: RowOutcome;
  readonly reasons: readonly RowReason[];
  readonly vacancy?: RowVacancy;
}

export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * Checks a whole table: what can't be read or is unlawful is rejected with every reason; what stands twice in it, what
 * looks like a post that stands, and what has no sure occupation is told apart, and nothing is dropped.
 */
export async function checkTable(
  db: Queryable,
  office: VacancyOffice,
  rows: readonly TableRow[],
  places: readonly number[],
): Promise<CheckedRow[]> {
  const county = office.county.code;
  const cells = rows.map((row) => cellsOf(row.cells, places));
  const codes = [...new Set(cells.map(({ creditCode }) => normaliseIdentifier(creditCode)))];
  const current = new Set<string>(
    office.places
      .filter(({ lastSeen, endedOn }) => lastSeen === null && endedOn === null)
      .map(({ code }) => code),
  );
  const context = {
    employers: await knownEmployers(db, county, codes),
    findPlace: placeFinder(office.places),
    knowsPlace: (code: string) => current.has(code),
    readPay,
  };
  const read = rows.map((_row, index) => readRow(cells[index] ?? cellsOf([], places), context));
  const sorter = sortRows(await codeTitles(office, read), await standingPosts(db, county, codes));
  return rows.map((given, index) => {
    const { row, reasons = [] } = read[index] ?? {};
    if (row === undefined) return { ...given, outcome: "rejected", reasons };
    const signature = IMPORT_FIELDS.map((field) => cells[index]?.[field] ?? "").join("\u0001");
    return { ...given, ...sorter(row, given.row, signature) };
  });
}

/** Every title of the table once, coded by the thread that does it. */
async function codeTitles(
  { coding }: Pick<VacancyOffice, "coding">,
  read: readonly { readonly row?: ReadRow }[],
): Promise<ReadonlyMap<string, TitleCode>> {
  const titles = [...new Set(read.flatMap(({ row }) => (row === undefined ? [] : [row.title])))];
  if (titles.length === 0) return new Map();
  const guesses = await coding.guess(titles);
  return new Map(titles.map((title, index) => [title, codeOf(undefined, guesses[index])]));
}

async function knownEmployers(
  db: Queryable,
  county: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, KnownEmployer>> {
  const entered = await db.query<KnownEmployer & { code: string }>(
    `select credit_code as code, name, place_code as place from employment.employer
     where county = $1 and credit_code = any($2)`,
    [county, codes],
  );
  const businesses = await namesOfBusinesses(db, county, codes);
  return new Map([
    ...businesses.map(({ code, name, placeCode }) => [code, { name, place: placeCode }] as const),
    ...entered.map(({ code, name, place }) => [code, { name, place }] as const),
  ]);
}

interface StandingPost {
  readonly creditCode: string;
  readonly kind: string;
  readonly place: string;
  readonly title: string;
  readonly postedOn: string;
  readonly row?: number;
}

function standingPosts(db: Queryable, county: string, codes: readonly string[]): Promise<StandingPost[]> {
  return db.query<StandingPost>(
    `select credit_code as "creditCode", kind, place_code as place, title, posted_on as "postedOn"
     from employment.vacancy
     where county = $1 and credit_code = any($2) and state in ('open', 'paused', 'lapsed')`,
    [county, codes],
  );
}

const TOWNSHIP_DIGITS = 9;

/** Tells what is to become of each row in turn; what came before it in the table stands beside what is posted. */
function sortRows(coded: ReadonlyMap<string, TitleCode>, standing: readonly StandingPost[]) {
  const groups = new Map<string, TitleIndex<StandingPost>>();
  const indexOf = ({ creditCode, kind, place }: Pick<StandingPost, "creditCode" | "kind" | "place">) => {
    const group = `${creditCode} ${kind} ${place.slice(0, TOWNSHIP_DIGITS)}`;
    const index = groups.get(group) ?? createTitleIndex();
    groups.set(group, index);
    return index;
  };
  for (const post of standing) indexOf(post).add(titleKey(post.title), post);
  const seen = new Map<string, number>();
  return (row: ReadRow, number: number, signature: string): Omit<CheckedRow, "row" | "cells"> => {
    const first = seen.get(signature);
    if (first !== undefined) return { outcome: "repeated", reasons: [repeats(first)] };
    seen.set(signature, number);
    const key = titleKey(row.title);
    const alike = indexOf(row).find(key);
    indexOf(row).add(key, { ...row, postedOn: "", row: number });
    const { occupation, title } = row;
    const given = occupation === undefined ? coded.get(title) : codeOf(occupation);
    const { coded: code, candidates } = given ?? codeOf(null);
    const vacancy = { ...row, ...code };
    const unsure = code.occupation === null;
    const reasons = unsure ? [occupationUnsure(candidates.slice(0, 3).map(({ name }) => name))] : [];
    if (alike === undefined) return { outcome: unsure ? "unsure" : "ready", reasons, vacancy };
    const like = alike.row === undefined ? looksLike(alike.title, alike.postedOn) : looksLikeRow(alike.row);
    return { outcome: "duplicate", reasons: [like, ...reasons], vacancy };
  };
}
