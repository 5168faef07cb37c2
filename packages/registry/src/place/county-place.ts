import {
  addDays,
  type CalendarDate,
  type Place,
  type PlaceCode,
  type PlaceKind,
  type PlaceLevel,
  toDateNumber,
} from "@olive/kernel";

/** One code of a county's list, current or historic. Dates are ISO text. */
export interface CountyPlace {
  readonly code: PlaceCode;
  /** Official name, 祝村村委会. */
  readonly name: string;
  /** Name on screen, 祝村. Short names repeat across townships: show the township too. */
  readonly shortName: string;
  readonly kind: PlaceKind;
  readonly level: PlaceLevel;
  readonly parent: PlaceCode | null;
  /** First and last edition of the statistical codes that held it; `lastSeen` is null for a current code. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** Day on which a document abolished it; null where it wasn't or nobody knows the day. */
  readonly endedOn: string | null;
  /** Readings without spaces or tones, v for ü; several where a character is read in two ways. */
  readonly pinyin: readonly string[];
  readonly initials: readonly string[];
  /** Place on the schematic map of townships: estimated, not surveyed. */
  readonly grid: { readonly column: number; readonly row: number } | null;
  readonly administeredBy: string | null;
  readonly terrain: string | null;
}

export interface Succession {
  readonly code: PlaceCode;
  readonly successor: PlaceCode;
  readonly effectiveOn: string;
  /** `sourced` by a document; `inferred` by us from names and maps. */
  readonly certainty: "sourced" | "inferred";
  readonly reference: string;
}

/**
 * The place as a period of validity. It begins at no known day: an edition in which a code is first seen says only
 * that it was there by then. It ends by its document, else on the day after it was last seen.
 */
export function asPeriod(place: CountyPlace, successions: readonly Succession[]): Place {
  const until = endOf(place);
  return {
    code: place.code,
    name: place.name,
    ...(until === undefined ? {} : { until }),
    successors: successions.filter(({ code }) => code === place.code).map(({ successor }) => successor),
  };
}

function endOf({ endedOn, lastSeen }: CountyPlace): number | undefined {
  if (endedOn !== null) return toDateNumber(endedOn as CalendarDate);
  return lastSeen === null ? undefined : addDays(toDateNumber(lastSeen as CalendarDate), 1);
}
