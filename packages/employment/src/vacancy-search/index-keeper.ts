/**
 * The search's index as one process keeps it: read once, in parts between which the server goes on answering, then kept
 * in step before each search. Who asks while others are served shares the next look at the changes.
 */
import { setImmediate as breath } from "node:timers/promises";
import type { Queryable } from "@olive/db";
import type { Locations } from "../place/locations.ts";
import {
  changedSince,
  readOpenPage,
  readSearchMark,
  readSearchRows,
  type SearchRow,
  searchPostOf,
} from "./read-search-posts.ts";
import { createVacancyIndex, type VacancyIndex } from "./vacancy-index.ts";

export interface SearchOffice {
  readonly db: Queryable;
  readonly county: { readonly code: string };
  readonly locations: Locations;
}

export interface IndexKeeper {
  /** The index with whatever was committed before this call. */
  follow(): Promise<VacancyIndex>;
}

interface Kept {
  readonly index: VacancyIndex;
  /** Of each post that was looked at: what stands needn't be read again. */
  readonly versions: Map<string, string>;
  mark: string;
}

const PAGE = 2000;
/** Posts put between two breaths: some ten milliseconds. */
const AT_ONCE = 100;

export function keepVacancyIndex(office: SearchOffice): IndexKeeper {
  let kept: Kept | undefined;
  let goesOn: Promise<unknown> = Promise.resolve();
  let next: Promise<VacancyIndex> | undefined;
  const step = async (): Promise<VacancyIndex> => {
    next = undefined;
    if (kept === undefined) kept = await load(office);
    await catchUp(office, kept);
    return kept.index;
  };
  return {
    follow: () => {
      if (next === undefined) {
        next = goesOn.then(step);
        goesOn = next.catch(() => undefined);
      }
      return next;
    },
  };
}

async function load(office: SearchOffice): Promise<Kept> {
  const { db, county } = office;
  const kept: Kept = { index: createVacancyIndex(), versions: new Map(), mark: await readSearchMark(db) };
  let last: SearchRow | undefined;
  for (;;) {
    const rows = await readOpenPage(db, county.code, last, PAGE);
    await putAll(office, kept, rows);
    if (rows.length < PAGE) return kept;
    last = rows.at(-1);
  }
}

async function catchUp(office: SearchOffice, kept: Kept): Promise<void> {
  const { db, county } = office;
  const mark = await readSearchMark(db);
  const changed = await changedSince(db, county.code, kept.mark);
  const ids = changed.filter(({ id, version }) => kept.versions.get(id) !== version).map(({ id }) => id);
  for (let at = 0; at < ids.length; at += PAGE) {
    await putAll(office, kept, await readSearchRows(db, county.code, ids.slice(at, at + PAGE)));
  }
  kept.mark = mark;
}

async function putAll({ locations }: SearchOffice, kept: Kept, rows: readonly SearchRow[]): Promise<void> {
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % AT_ONCE === 0) await breath();
    kept.versions.set(row.id, row.version);
    if (row.offered) kept.index.put(searchPostOf(row, locations));
    else kept.index.remove(row.id);
  }
}
