import { type PlaceCode, parsePlaceCode, type Wording } from "@olive/kernel";
import type { Site } from "../site.ts";
import { findLastRun } from "../state/find-last-run.ts";
import { listRegisterStates } from "../state/list-register-states.ts";
import { shownTotal } from "./breakdown.ts";
import { HOUSEHOLDS, measureOf, PEOPLE, type Tally } from "./tally.ts";

/** A number with what belongs to it: name, unit, scope, day. Null is hidden because few people are meant. */
export interface Figure {
  readonly code: string;
  readonly name: Wording;
  readonly unit: Wording;
  readonly kind: "population" | "keyGroup" | "assistance" | "clue";
  readonly value: number | null;
  /** Of a group: people about whom data are missing. */
  readonly unknown?: number | null;
  /** ISO text; null before the first import or run. */
  readonly asOf: string | null;
  readonly scope: Wording;
}

export const PEOPLE_UNIT = { zh: "人", en: "people" };
const HOUSEHOLD_UNIT = { zh: "户", en: "households" };

/** The county's own place code. */
export function countyPlace(site: Site): PlaceCode {
  const code = parsePlaceCode(site.county.code.padEnd(12, "0"));
  if (code === undefined) throw new RangeError(`${site.county.code} is no county code`);
  return code;
}

/** What the figures count: the whole county, and whether a development zone's part is in it. */
export function scopeOf(site: Site): Wording {
  const { zh, en } = site.county.name;
  const zone = site.places.some(({ administeredBy }) => administeredBy?.startsWith("development-zone"));
  return zone
    ? { zh: `${zh}全域（含开发区）`, en: `all of ${en}, development zone included` }
    : { zh: `${zh}全域`, en: `all of ${en}` };
}

/** The figures of an area: people, households, and for every policy who qualifies and who is still unclear. */
export async function listFigures(site: Site, tally: Tally, area: PlaceCode): Promise<Figure[]> {
  const [run, registers] = await Promise.all([findLastRun(site), listRegisterStates(site)]);
  const population = registers.find(({ code }) => code === site.directory.register.code);
  const shown = (measure: string) => shownTotal(tally, site.places, area, measure);
  const scope = scopeOf(site);
  const people = { kind: "population", asOf: population?.extractOn ?? null, scope } as const;
  return [
    {
      ...people,
      code: PEOPLE,
      name: { zh: "登记人口", en: "People registered" },
      unit: PEOPLE_UNIT,
      value: shown(PEOPLE),
    },
    {
      ...people,
      code: HOUSEHOLDS,
      name: { zh: "家庭户", en: "Households" },
      unit: HOUSEHOLD_UNIT,
      value: shown(HOUSEHOLDS),
    },
    ...site.policies.policies.map(
      ({ code, name, kind }): Figure => ({
        code,
        name,
        unit: PEOPLE_UNIT,
        kind,
        value: shown(measureOf(code, "yes")),
        unknown: shown(measureOf(code, "unknown")),
        asOf: run?.asOf ?? null,
        scope,
      }),
    ),
  ];
}

/** The measures behind a figure: one for a population, yes and unknown for a policy. */
export function measuresOf(figure: Pick<Figure, "code" | "kind">): string[] {
  if (figure.kind === "population") return [figure.code];
  return [measureOf(figure.code, "yes"), measureOf(figure.code, "unknown")];
}
