import type { DateNumber } from "./calendar-date.ts";
import type { PlaceCode } from "./place-code.ts";
import { Refusal } from "./refusal.ts";

/** A place during one period. A code whose name changed, or which came back, has several. */
export interface Place {
  readonly code: PlaceCode;
  /** Official name. */
  readonly name: string;
  /** First day of validity; absent where nobody knows, which counts as always. */
  readonly from?: DateNumber;
  /** First day on which it is no longer valid; absent while it is. */
  readonly until?: DateNumber;
  /** Places that took over its area when it ended; empty where it did not end or the successor is unknown. */
  readonly successors: readonly PlaceCode[];
}

export type PlaceIndex = ReadonlyMap<PlaceCode, readonly Place[]>;

/** Places by code, the periods of each in order. Overlapping periods and successors that run in circles are refused. */
export function indexPlaces(places: Iterable<Place>): PlaceIndex {
  const index = new Map<PlaceCode, Place[]>();
  for (const place of places) {
    const periods = index.get(place.code);
    if (periods === undefined) index.set(place.code, [place]);
    else periods.push(place);
  }
  for (const periods of index.values()) orderPeriods(periods);
  for (const code of index.keys()) refuseCircle(index, code, []);
  return index;
}

/** The place that the code meant on this day; undefined before it began, after it ended and for unknown codes. */
export function placeOn(index: PlaceIndex, code: PlaceCode, date: DateNumber): Place | undefined {
  return index.get(code)?.find((place) => isValidOn(place, date));
}

/**
 * The places valid on `date` that a code leads to: itself while it is valid, else its successors', and theirs, each
 * once and in order. Empty where the chain breaks off: the caller keeps the historic code and says so.
 */
export function successorsOn(index: PlaceIndex, code: PlaceCode, date: DateNumber): Place[] {
  const found = new Map<PlaceCode, Place>();
  const visit = (next: PlaceCode): void => {
    const place = placeOn(index, next, date);
    if (place !== undefined) found.set(next, place);
    else for (const successor of index.get(next)?.at(-1)?.successors ?? []) visit(successor);
  };
  visit(code);
  return [...found.values()];
}

function isValidOn(place: Place, date: DateNumber): boolean {
  return (place.from ?? 0) <= date && date < (place.until ?? Number.POSITIVE_INFINITY);
}

function orderPeriods(periods: Place[]): void {
  periods.sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
  for (const [position, place] of periods.entries()) {
    const next = periods[position + 1];
    if (next === undefined || (place.until ?? Number.POSITIVE_INFINITY) <= (next.from ?? 0)) continue;
    throw new Refusal({
      code: "place-periods-overlap",
      message: {
        zh: `区划 ${place.code}（${place.name}）的有效期重叠`,
        en: `The periods of place ${place.code} (${place.name}) overlap`,
      },
      remedy: { zh: "请改正区划表中的起止日期", en: "Correct the dates in the county's list of places" },
    });
  }
}

function refuseCircle(index: PlaceIndex, code: PlaceCode, path: readonly PlaceCode[]): void {
  if (path.includes(code)) {
    const circle = [...path.slice(path.indexOf(code)), code].join(" → ");
    throw new Refusal({
      code: "place-successors-circle",
      message: {
        zh: `区划的承继关系成环：${circle}`,
        en: `The successors of places run in a circle: ${circle}`,
      },
      remedy: { zh: "请改正区划表中的承继区划", en: "Correct the successors in the county's list of places" },
    });
  }
  for (const successor of index.get(code)?.at(-1)?.successors ?? []) {
    refuseCircle(index, successor, [...path, code]);
  }
}
