import { type PlaceCode, parentOf, suppress, suppressTotal } from "@olive/kernel";
import type { CountyPlace } from "@olive/registry";
import type { Tally } from "./tally.ts";

/** One row of a break-down. `place` null: the people whose place below the area isn't known. */
export interface BreakdownRow {
  readonly place: CountyPlace | null;
  /** One count per measure; null is hidden because it is small or would give a small one away. */
  readonly counts: readonly (number | null)[];
}

export interface Breakdown {
  readonly area: PlaceCode;
  readonly measures: readonly string[];
  readonly totals: readonly (number | null)[];
  readonly rows: readonly BreakdownRow[];
}

/**
 * Counts of an area by the places one level below: townships of the county, villages of a township. Rows add up to
 * the total; people whose place isn't known stand in a row of their own, places that ended in theirs.
 */
export function breakDown(
  tally: Tally,
  places: readonly CountyPlace[],
  area: PlaceCode,
  measures: readonly string[],
): Breakdown {
  const children = listChildren(tally, places, area, measures);
  const columns = measures.map((measure) => shownColumn(tally, places, area, measure, children));
  return {
    area,
    measures,
    totals: measures.map((measure) => shownTotal(tally, places, area, measure)),
    rows: children.map((code, index) => ({
      place: code === area ? null : (places.find((place) => place.code === code) ?? null),
      counts: columns.map((counts) => counts[index] ?? null),
    })),
  };
}

/** One measure of the area's parts. Where the area's own figure is hidden, its parts must not give it away. */
function shownColumn(
  tally: Tally,
  places: readonly CountyPlace[],
  area: PlaceCode,
  measure: string,
  children: readonly PlaceCode[],
): (number | null)[] {
  const counts = children.map((code) => countOf(tally, measure, code, code === area));
  const hidden = shownTotal(tally, places, area, measure) === null;
  return hidden ? counts.map((count) => (count === 0 ? 0 : null)) : suppress(counts);
}

/** The figure of one area as the public sees it: null where it is small or hidden beside its siblings. */
export function shownTotal(
  tally: Tally,
  places: readonly CountyPlace[],
  area: PlaceCode,
  measure: string,
): number | null {
  const own = countOf(tally, measure, area, false);
  const parent = parentOf(area);
  if (parent === undefined || !parent.startsWith(tally.county)) return suppressTotal(own);
  const { rows, measures } = breakDown(tally, places, parent, [measure]);
  const row = rows.find(({ place }) => place?.code === area);
  return row === undefined ? suppressTotal(own) : (row.counts[measures.indexOf(measure)] ?? null);
}

/** The area's people, or with `itself` only those recorded at the area's own code and no place below it. */
function countOf(tally: Tally, measure: string, area: PlaceCode, itself: boolean): number {
  const counts = tally.counts.get(measure);
  return (itself ? counts?.own.get(area) : counts?.within.get(area)) ?? 0;
}

/** Current places below the area, and others at which somebody was counted; the area's own code last. */
function listChildren(
  tally: Tally,
  places: readonly CountyPlace[],
  area: PlaceCode,
  measures: readonly string[],
): PlaceCode[] {
  const counted = (code: PlaceCode, itself: boolean) =>
    measures.some((measure) => countOf(tally, measure, code, itself) > 0);
  const below = places
    .filter(({ parent, code, lastSeen }) => parent === area && (lastSeen === null || counted(code, false)))
    .map(({ code }) => code);
  return counted(area, true) ? [...below, area] : below;
}
