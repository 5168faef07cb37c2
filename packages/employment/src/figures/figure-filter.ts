import { type CalendarDate, codeRange, levelOf, type PlaceCode } from "@olive/kernel";
import type { CountyPlace } from "@olive/registry";

/** What is counted: an area, up to a day, perhaps from a day, perhaps without the townships of a development zone. */
export interface FigureFilter {
  /** Six digits. */
  readonly county: string;
  readonly place: PlaceCode;
  readonly on: CalendarDate;
  readonly from?: CalendarDate | undefined;
  /** Nine digits each. */
  readonly without?: readonly string[];
}

/** The filter as values $1 to $6, and the texts of conditions over them: every source of rows begins with these. */
export interface Bound {
  readonly values: readonly unknown[];
  /** The area, for a table by this alias. Row-level security holds the reader's own area underneath. */
  area(alias: string): string;
  /** The period, for a column. */
  period(column: string): string;
}

/** Before anything was ever recorded. */
const BEGINNING = "0001-01-01";
export const ON = "$5::date";

export function bindFilter(filter: FigureFilter): Bound {
  const { first, last } = codeRange(filter.place);
  const without = filter.without ?? [];
  const leftOut = (alias: string) =>
    without.length === 0 ? "" : ` and not left(${alias}.place_code, 9) = any($6::text[])`;
  return {
    values: [filter.county, first, last, filter.from ?? BEGINNING, filter.on, without],
    area: (alias) =>
      `${alias}.county = $1 and ${alias}.place_code >= $2 and ${alias}.place_code <= $3${leftOut(alias)}`,
    period: (column) => `${column} >= $4::date and ${column} <= ${ON}`,
  };
}

/** Keeps $6 known to a statement that leaves nothing out. */
export const ALL_VALUES = "cardinality($6::text[]) >= 0";

/** First nine digits of the townships that a development zone administers, as the county's list of places says. */
export function zoneTownships(places: readonly CountyPlace[]): string[] {
  return places
    .filter(({ administeredBy }) => administeredBy?.startsWith("development-zone"))
    .map(({ code }) => code.slice(0, 9));
}

/** Leading digits by which the parts of an area differ; undefined for a village, which has none. */
export function partWidth(place: PlaceCode): 9 | 12 | undefined {
  const level = levelOf(place);
  if (level === "village") return undefined;
  return level === "township" ? 12 : 9;
}
