import { mountScoped, type ScopedWork } from "@olive/access";
import type { Database } from "@olive/db";
import {
  type CalendarDate,
  fromDateNumber,
  levelOf,
  type PlaceCode,
  parsePlaceCode,
  today,
  type Wording,
} from "@olive/kernel";
import { type CountyPack, type CountyPlace, namesOfPlaces } from "@olive/registry";
import type { PolicySet } from "@olive/rules";
import type { FastifyInstance } from "fastify";
import {
  FAIRNESS_GATE,
  type FigureCode,
  getEmploymentFiguresRoute,
  getFairnessRoute,
  listFigurePlacesRoute,
  listFigureRowsRoute,
  recordFairnessReasonRoute,
} from "../contracts/figures.ts";
import { type CountedFigure, countByPlace, countFigures } from "./count-figures.ts";
import { assessFairness } from "./fairness/assess-fairness.ts";
import { nameOfCell, nameOfDimension } from "./fairness/cell-names.ts";
import { countFairness } from "./fairness/count-fairness.ts";
import { listFairnessReasons, recordFairnessReason } from "./fairness/fairness-reason.ts";
import { type FigureFilter, zoneTownships } from "./figure-filter.ts";
import { FIGURES, findFigure } from "./figure-list.ts";
import { readFiguresSettings } from "./figures-settings.ts";
import { listFigureRows } from "./list-figure-rows.ts";
import { nameOfPart } from "./part-names.ts";
import { ratioHasNoRows } from "./refusals.ts";

export interface FiguresSite {
  readonly db: Database;
  readonly county: CountyPack;
  readonly places: readonly CountyPlace[];
  readonly policies: PolicySet;
}

interface Asked {
  readonly place?: string | undefined;
  readonly on?: string | undefined;
  readonly from?: string | undefined;
  readonly zone: "with" | "without";
}

/** Figures of employment help, their places and rows, and fairness. */
export function serveFigures(app: FastifyInstance, site: FiguresSite): void {
  const { county, policies } = site;
  const settings = readFiguresSettings(county.dir);
  const nameOf = namesOfPlaces(site.places);
  const placeOf = (code: string) => ({ code, name: nameOf(code) ?? code });
  const groups = (code: string): Wording =>
    policies.policies.find((policy) => policy.code === code)?.name ?? { zh: code, en: code };
  const show = (code: FigureCode, counted: CountedFigure | undefined) => showFigure(code, counted, groups);

  mountScoped(app, site, getEmploymentFiguresRoute, async ({ tx, actor }, { query }) => {
    const filter = filterOf(site, actor, query);
    const counted = await countFigures(tx, filter);
    return {
      ...aboutOf(site, filter, placeOf),
      figures: FIGURES.map(({ code }) => show(code, counted.get(code))),
    };
  });

  mountScoped(app, site, listFigurePlacesRoute, async ({ tx, actor }, { params, query }) => {
    const filter = filterOf(site, actor, query);
    const whole = await countFigures(tx, filter);
    const counted = await countByPlace(tx, filter, params.code);
    const parts = placesBelow(site, filter.place, counted).map((code) => {
      const { value = 0, of = null, p90 = null } = counted.get(code) ?? {};
      return { place: placeOf(code), value, of, p90 };
    });
    return { ...aboutOf(site, filter, placeOf), figure: show(params.code, whole.get(params.code)), parts };
  });

  mountScoped(app, site, listFigureRowsRoute, async ({ tx, actor, about }, { params, query }) => {
    const figure = findFigure(params.code);
    if (figure.kind === "ratio") throw ratioHasNoRows();
    const filter = filterOf(site, actor, query);
    const { total, rows, next } = await listFigureRows(tx, filter, figure, query);
    for (const { reference } of rows) about.person(reference);
    about.detail({ figure: params.code, on: filter.on });
    return {
      ...{ total, next },
      rows: rows.map(({ id, day, reference, name, place, part, counted, days, note }) => ({
        ...{ id, day, counted, days, note },
        person: { reference, name, place: placeOf(place) },
        part: part === null ? null : { code: part, name: nameOfPart(figure.source, part, groups) },
      })),
    };
  });

  mountScoped(app, site, getFairnessRoute, async ({ tx, actor }, { query }) => {
    const filter = filterOf(site, actor, query);
    const cells = await countFairness(tx, county, filter, settings.disability);
    const reasons = await listFairnessReasons(tx, county.code, filter.place, filter.on);
    const { dimensions, ...totals } = assessFairness(cells, reasons);
    return {
      ...aboutOf(site, filter, placeOf),
      ...totals,
      gate: FAIRNESS_GATE,
      dimensions: dimensions.map(({ code, cells: found }) => ({
        code,
        name: nameOfDimension(code),
        cells: found.map((cell) => ({ ...cell, name: nameOfCell(code, cell.code, nameOf) })),
      })),
    };
  });

  mountScoped(app, site, recordFairnessReasonRoute, async ({ tx, actor, about }, { body }) => {
    about.reason(body.reason);
    about.detail({ dimension: body.dimension, cell: body.cell, measure: body.measure });
    const input = { ...body, untilOn: body.untilOn as CalendarDate };
    return { id: await recordFairnessReason(tx, actor, input, fromDateNumber(today(new Date()))) };
  });
}

function filterOf(site: FiguresSite, actor: ScopedWork["actor"], asked: Asked): FigureFilter {
  const place = parsePlaceCode(asked.place ?? actor.area) ?? (actor.area as PlaceCode);
  return {
    county: actor.county,
    place,
    on: (asked.on ?? fromDateNumber(today(new Date()))) as CalendarDate,
    from: asked.from as CalendarDate | undefined,
    without: asked.zone === "without" ? zoneTownships(site.places) : [],
  };
}

function aboutOf(
  { county, places }: FiguresSite,
  { place, on, from, without = [] }: FigureFilter,
  placeOf: (code: string) => { readonly code: string; readonly name: string },
) {
  const hasZone = zoneTownships(places).length > 0;
  const zone = !hasZone
    ? { zh: "", en: "" }
    : without.length > 0
      ? { zh: "（不含开发区）", en: ", development zone left out" }
      : { zh: "（含开发区）", en: ", development zone included" };
  const scope = { zh: `${county.name.zh}全域${zone.zh}`, en: `all of ${county.name.en}${zone.en}` };
  return { place: placeOf(place), on, from: from ?? null, scope };
}

function showFigure(code: FigureCode, counted: CountedFigure | undefined, groups: (code: string) => Wording) {
  const figure = findFigure(code);
  const { name, definition, unit, kind } = figure;
  const source = figure.kind === "ratio" ? "" : figure.source;
  const { value = null, of = null, p90 = null, parts = new Map<string, number>() } = counted ?? {};
  return {
    ...{ code, name, definition, unit, kind, value, of, p90 },
    parts: [...parts].map(([part, n]) => ({ code: part, name: nameOfPart(source, part, groups), value: n })),
    opens: figure.kind !== "ratio",
  };
}

/** Places of today one level below, and others at which something was counted; always in the order of their codes. */
function placesBelow(
  { places }: FiguresSite,
  area: PlaceCode,
  counted: ReadonlyMap<string, CountedFigure>,
): string[] {
  if (levelOf(area) === "village") return [];
  const standing = places.filter(({ parent, lastSeen }) => parent === area && lastSeen === null);
  return [...new Set([...standing.map(({ code }) => code as string), ...counted.keys()])].sort();
}
