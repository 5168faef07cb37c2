/**
 * The vacancies laid out for searching: by major group of occupations, then by cell of a square grid, row by row,
 * so that the posts of one group near one place lie side by side in memory. Work at home and posts whose place isn't
 * known lie before the cells of their group: distance says nothing about them.
 */
import { FACT, type MarketColumns, UNKNOWN_PLACE } from "./market.ts";
import { majorOf } from "./occupation-key.ts";
import { shared } from "./read-market.ts";
import { employerPoints, offeredWage } from "./terms.ts";

const CELL_METRES = 2500;
const MOST_CELLS_A_SIDE = 48;

export interface VacancyIndex {
  readonly x0: number;
  readonly y0: number;
  readonly cell: number;
  readonly across: number;
  readonly down: number;
  /** Major groups present, ascending; 0 for posts whose occupation isn't known. */
  readonly majors: Int32Array;
  /** For each group `across * down + 2` places: where its anywhere part begins, then each cell, then the end. */
  readonly from: Int32Array;
  /** Best employer's points and largest number of skills demanded in each group, for the search's bound. */
  readonly bestEmployer: Int32Array;
  /** The columns that the search reads, in the order of the layout; `row` leads back to the market. */
  readonly row: Int32Array;
  readonly asks: Int32Array;
  readonly occupation: Int32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly atHome: Uint8Array;
  readonly hours: Int16Array;
  readonly offer: Int32Array;
  readonly employerPoints: Int16Array;
  readonly known: Uint8Array;
  readonly demandedSkills: Uint8Array;
  readonly demandedCertificates: Uint8Array;
}

export function indexVacancies(market: MarketColumns): VacancyIndex {
  const { vacancies } = market;
  const n = vacancies.length;
  const grid = gridOf(market);
  const majors = Int32Array.from(new Set(Array.from(vacancies.occupation, majorOf))).sort();
  const groupOf = new Map(Array.from(majors, (major, group) => [major, group]));
  const slots = grid.across * grid.down + 2;
  const slotOf = (v: number) => {
    const group = groupOf.get(majorOf(vacancies.occupation[v]!))!;
    const anywhere = vacancies.atHome[v] === FACT.yes || vacancies.x[v] === UNKNOWN_PLACE;
    return group * slots + (anywhere ? 0 : 1 + cellOf(grid, vacancies.x[v]!, vacancies.y[v]!));
  };
  const slot = Int32Array.from({ length: n }, (_, v) => slotOf(v));
  const from = shared(Int32Array, majors.length * slots);
  const order = shared(Int32Array, n);
  order.set(Int32Array.from({ length: n }, (_, v) => v).sort((a, b) => slot[a]! - slot[b]! || a - b));
  let at = 0;
  for (let i = 0; i < from.length; i += 1) {
    from[i] = at;
    while (at < n && slot[order[at]!] === i) at += 1;
  }
  const groups = shared(Int32Array, majors.length);
  groups.set(majors);
  return { ...grid, majors: groups, from, ...columnsInOrder(market, order, majors, slots, from) };
}

function columnsInOrder(
  { vacancies }: MarketColumns,
  order: Int32Array,
  majors: Int32Array,
  slots: number,
  from: Int32Array,
) {
  const n = order.length;
  const columns = {
    row: order,
    bestEmployer: shared(Int32Array, majors.length),
    asks: shared(Int32Array, n),
    occupation: shared(Int32Array, n),
    x: shared(Int32Array, n),
    y: shared(Int32Array, n),
    atHome: shared(Uint8Array, n),
    hours: shared(Int16Array, n),
    offer: shared(Int32Array, n),
    employerPoints: shared(Int16Array, n),
    known: shared(Uint8Array, n),
    demandedSkills: shared(Uint8Array, n),
    demandedCertificates: shared(Uint8Array, n),
  };
  for (const [p, v] of order.entries()) {
    columns.asks[p] = vacancies.asks[v]!;
    columns.occupation[p] = vacancies.occupation[v]!;
    columns.x[p] = vacancies.x[v]!;
    columns.y[p] = vacancies.y[v]!;
    columns.atHome[p] = vacancies.atHome[v]!;
    columns.hours[p] = vacancies.hours[v]!;
    columns.offer[p] = offeredWage(vacancies.wageFrom[v]!, vacancies.wageTo[v]!);
    columns.employerPoints[p] = employerPoints(vacancies.employerResponse[v]!);
    columns.known[p] = vacancies.known[v]!;
    columns.demandedSkills[p] = vacancies.skillFrom[v + 1]! - vacancies.skillFrom[v]!;
    columns.demandedCertificates[p] = vacancies.certificateFrom[v + 1]! - vacancies.certificateFrom[v]!;
  }
  for (let group = 0; group < majors.length; group += 1) {
    let best = 0;
    for (let p = from[group * slots]!; p < from[(group + 1) * slots - 1]!; p += 1) {
      best = Math.max(best, columns.employerPoints[p]!);
    }
    columns.bestEmployer[group] = best;
  }
  return columns;
}

interface Grid {
  readonly x0: number;
  readonly y0: number;
  readonly cell: number;
  readonly across: number;
  readonly down: number;
}

function gridOf({ vacancies }: MarketColumns): Grid {
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1e9, -1e9];
  for (let v = 0; v < vacancies.length; v += 1) {
    if (vacancies.x[v] === UNKNOWN_PLACE) continue;
    x0 = Math.min(x0, vacancies.x[v]!);
    y0 = Math.min(y0, vacancies.y[v]!);
    x1 = Math.max(x1, vacancies.x[v]!);
    y1 = Math.max(y1, vacancies.y[v]!);
  }
  if (!Number.isFinite(x0)) return { x0: 0, y0: 0, cell: CELL_METRES, across: 1, down: 1 };
  const cell = Math.max(CELL_METRES, Math.ceil((Math.max(x1 - x0, y1 - y0) + 1) / MOST_CELLS_A_SIDE));
  const cells = (length: number) => Math.floor(length / cell) + 1;
  return { x0, y0, cell, across: cells(x1 - x0), down: cells(y1 - y0) };
}

function cellOf(grid: Grid, x: number, y: number): number {
  return Math.floor((y - grid.y0) / grid.cell) * grid.across + Math.floor((x - grid.x0) / grid.cell);
}
