import type { Queryable } from "@olive/db";
import type { FigureCode } from "../contracts/figures.ts";
import { ALL_VALUES, bindFilter, type FigureFilter, partWidth } from "./figure-filter.ts";
import {
  FIGURES,
  type FigureDefinition,
  findFigure,
  SOURCE_FIGURES,
  type SourceFigure,
} from "./figure-list.ts";
import { ROW_SOURCES, type SourceName } from "./row-sources.ts";

/** A figure as it was counted; names and days are added where it is shown. */
export interface CountedFigure {
  /** Count, numerator, median or ratio; null where there is nothing to take it of. */
  readonly value: number | null;
  /** Denominator of a share; rows that days are taken over. */
  readonly of: number | null;
  readonly p90: number | null;
  /** Rows by part, in the order of the codes. */
  readonly parts: ReadonlyMap<string, number>;
}

export type CountedFigures = ReadonlyMap<FigureCode, CountedFigure>;

/** Every figure of an area, counted from its rows: one pass per table. */
export async function countFigures(tx: Queryable, filter: FigureFilter): Promise<CountedFigures> {
  const all = new Map<FigureCode, CountedFigure>();
  for (const source of new Set(SOURCE_FIGURES.map((figure) => figure.source))) {
    const figures = SOURCE_FIGURES.filter((figure) => figure.source === source);
    const [counted] = (await countSource(tx, filter, source, figures)).values();
    for (const figure of figures) all.set(figure.code, counted?.get(figure.code) ?? nothing(figure));
  }
  for (const figure of FIGURES) if (figure.kind === "ratio") all.set(figure.code, divide(figure, all));
  return all;
}

/**
 * One figure by the places one level below: townships of the county, villages of a township; of a village there is
 * nothing below. By place code, places without a row are left out.
 */
export async function countByPlace(
  tx: Queryable,
  filter: FigureFilter,
  code: FigureCode,
): Promise<ReadonlyMap<string, CountedFigure>> {
  const width = partWidth(filter.place);
  const wanted = findFigure(code);
  const figures = wanted.kind === "ratio" ? [wanted.above, wanted.below].map(findFigure) : [wanted];
  const places = new Map<string, Map<FigureCode, CountedFigure>>();
  if (width === undefined) return new Map();
  for (const figure of figures) {
    if (figure.kind === "ratio") continue;
    for (const [place, counted] of await countSource(tx, filter, figure.source, [figure], width)) {
      const into = places.get(place) ?? new Map();
      places.set(place, into.set(figure.code, counted.get(figure.code)));
    }
  }
  const shown = [...places].map(([place, counted]) => {
    const one = wanted.kind === "ratio" ? divide(wanted, counted) : counted.get(code);
    return [place.padEnd(12, "0"), one ?? nothing(wanted)] as const;
  });
  return new Map(shown.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

interface CountRow {
  readonly place: string;
  readonly part: string | null;
  /** Of a figure in days: how many; null elsewhere. */
  readonly days: number | null;
  readonly [column: string]: string | number | null;
}

/** Figures of one source by place; the whole area is the place "". */
async function countSource(
  tx: Queryable,
  filter: FigureFilter,
  source: SourceName,
  figures: readonly SourceFigure[],
  width?: number,
): Promise<ReadonlyMap<string, ReadonlyMap<FigureCode, CountedFigure>>> {
  const bound = bindFilter(filter);
  const columns = figures.map(
    ({ test = "true" }, index) => `count(*) filter (where ${test})::int as n${index}`,
  );
  const place = width === undefined ? "''::text" : `left(place_code, ${width})`;
  // Numbers of days are few: counting each beats sorting all rows for a median.
  const days = figures.some(({ kind }) => kind === "days") ? "days::int" : "null::int";
  const rows = await tx.query<CountRow>(
    `select ${place} as place, part, ${days} as days, ${columns.join(", ")}
     from (${ROW_SOURCES[source](bound)}) as rows where ${ALL_VALUES} group by 1, 2, 3`,
    bound.values,
  );
  const places = new Map<string, CountRow[]>();
  for (const row of rows) {
    const known = places.get(row.place);
    if (known === undefined) places.set(row.place, [row]);
    else known.push(row);
  }
  return new Map(
    [...places].map(([code, found]) => [
      code,
      new Map(figures.map((figure, index) => [figure.code, gather(figure, index, found)])),
    ]),
  );
}

function gather(figure: SourceFigure, index: number, rows: readonly CountRow[]): CountedFigure {
  const count = (row: CountRow) => Number(row[`n${index}`] ?? 0);
  const counted = new Map<string, number>();
  for (const row of rows) {
    const part = row.part ?? "";
    if (count(row) > 0) counted.set(part, (counted.get(part) ?? 0) + count(row));
  }
  const parts = new Map([...counted].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const sum = (codes?: readonly string[]) =>
    [...parts].reduce((total, [code, n]) => total + (codes === undefined || codes.includes(code) ? n : 0), 0);
  if (figure.kind === "count") return { value: sum(), of: null, p90: null, parts };
  if (figure.kind === "share") return { value: sum(figure.yes), of: sum(figure.of), p90: null, parts };
  const days = rows
    .flatMap((row) => (row.days === null || count(row) === 0 ? [] : [[row.days, count(row)] as const]))
    .toSorted(([a], [b]) => a - b);
  return { value: quantile(days, 0.5), of: sum(), p90: quantile(days, 0.9), parts };
}

/**
 * The value below which that share of the rows lies, between two of them in proportion (as `percentile_cont`), to a
 * tenth. @param counted values in order, with how often each is there.
 */
export function quantile(counted: readonly (readonly [number, number])[], share: number): number | null {
  const total = counted.reduce((sum, [, times]) => sum + times, 0);
  if (total === 0) return null;
  const at = share * (total - 1);
  const [low, high] = [valueAt(counted, Math.floor(at)), valueAt(counted, Math.ceil(at))];
  return Math.round((low + (high - low) * (at - Math.floor(at))) * 10) / 10;
}

function valueAt(counted: readonly (readonly [number, number])[], row: number): number {
  let seen = 0;
  for (const [value, times] of counted) {
    seen += times;
    if (row < seen) return value;
  }
  return counted.at(-1)?.[0] ?? 0;
}

function nothing({ kind }: FigureDefinition): CountedFigure {
  const counted = kind === "count" || kind === "share";
  const of = kind === "share" || kind === "days" ? 0 : null;
  return { value: counted ? 0 : null, of, p90: null, parts: new Map() };
}

function divide(
  { above, below }: { readonly above: FigureCode; readonly below: FigureCode },
  counted: CountedFigures,
): CountedFigure {
  const [over, under] = [counted.get(above)?.value ?? 0, counted.get(below)?.value ?? 0];
  const value = under === 0 ? null : Math.round((over / under) * 100) / 100;
  return { value, of: null, p90: null, parts: new Map() };
}
