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
  /** Null: of all parts together. */
  readonly part: string | null;
  readonly whole: boolean;
  readonly [column: string]: string | number | boolean | null;
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
  const columns = figures.flatMap((figure, index) => columnsOf(figure, index));
  const place = width === undefined ? "''::text" : `left(place_code, ${width})`;
  // Days are taken over all parts at once, which one more grouping gives; counts add up and need none.
  const days = figures.some(({ kind }) => kind === "days");
  const by = days ? "grouping sets ((1), (1, part))" : "1, part";
  const rows = await tx.query<CountRow>(
    `select ${place} as place, part, ${days ? "grouping(part) = 1" : "false"} as whole, ${columns.join(", ")}
     from (${ROW_SOURCES[source](bound)}) as rows where ${ALL_VALUES} group by ${by.replaceAll("1", place)}`,
    bound.values,
  );
  const places = new Map<string, CountRow[]>();
  for (const row of rows) places.set(row.place, [...(places.get(row.place) ?? []), row]);
  return new Map(
    [...places].map(([code, found]) => [
      code,
      new Map(figures.map((figure, index) => [figure.code, gather(figure, index, found)])),
    ]),
  );
}

function columnsOf({ kind, test = "true" }: SourceFigure, index: number): string[] {
  const count = `count(*) filter (where ${test})::int as n${index}`;
  if (kind !== "days") return [count];
  const at = (share: number) =>
    `percentile_cont(${share}) within group (order by days) filter (where ${test})`;
  return [count, `${at(0.5)} as m${index}`, `${at(0.9)} as p${index}`];
}

function gather(figure: SourceFigure, index: number, rows: readonly CountRow[]): CountedFigure {
  const count = (row: CountRow) => Number(row[`n${index}`] ?? 0);
  const parts = new Map(
    rows
      .filter((row) => !row.whole && count(row) > 0)
      .map((row) => [row.part ?? "", count(row)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const sum = (codes?: readonly string[]) =>
    [...parts].reduce((total, [code, n]) => total + (codes === undefined || codes.includes(code) ? n : 0), 0);
  if (figure.kind === "count") return { value: sum(), of: null, p90: null, parts };
  if (figure.kind === "share") return { value: sum(figure.yes), of: sum(figure.of), p90: null, parts };
  const whole = rows.find((row) => row.whole);
  const number = (name: string) => (whole?.[name] == null ? null : Math.round(Number(whole[name]) * 10) / 10);
  return { value: number(`m${index}`), of: sum(), p90: number(`p${index}`), parts };
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
