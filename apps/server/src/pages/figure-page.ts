import { type Html, html } from "@olive/http/page";
import type { PlaceCode } from "@olive/kernel";
import { breakDown } from "../http/figures/breakdown.ts";
import { countyPlace, type Figure, measuresOf, scopeOf } from "../http/figures/list-figures.ts";
import type { Tally } from "../http/figures/tally.ts";
import { renderBreakdownTable } from "./breakdown-table.ts";
import type { Page, PageContext } from "./layout.ts";
import { placeName } from "./place-name.ts";
import { renderTileMap } from "./tile-map.ts";

const WORDS = {
  by: { zh: "分布", en: "by place" },
  map: { zh: "示意图", en: "Map" },
  townships: { zh: "各乡镇、街道", en: "By township" },
  yes: { zh: "符合", en: "Qualify" },
  unknown: { zh: "待核实", en: "Still unclear" },
  asOf: { zh: "数据截至", en: "As of" },
};

/** A population figure of the county or a township, opened one level down. */
export function figurePage(context: PageContext, tally: Tally, figure: Figure, area: PlaceCode): Page {
  const { site, speech } = context;
  const { say, day, count } = speech;
  const inCounty = area === countyPlace(site);
  const place = site.places.find(({ code }) => code === area) ?? null;
  const name = inCounty ? say(figure.name) : `${placeName(place, speech)} · ${say(figure.name)}`;
  const scope = inCounty ? say(scopeOf(site)) : placeName(place, speech);
  return {
    title: name,
    trail: inCounty ? [] : [{ name: say(figure.name), href: `/figures/${figure.code}` }],
    body: html`<div><h1>${name}</h1><p class="value">${count(figure.value)}<small>${say(figure.unit)}</small></p>
<p class="note">${say(WORDS.asOf)} ${day(figure.asOf)} · ${scope}</p></div>
${renderBreakdown(context, tally, figure, area)}`,
  };
}

/** Table of an area's parts; for the county the map beside it, and below the map what the page adds. */
export function renderBreakdown(
  context: PageContext,
  tally: Tally,
  figure: Figure,
  area: PlaceCode,
  beside?: Html,
): Html {
  const { site, speech } = context;
  const { say } = speech;
  const inCounty = area === countyPlace(site);
  const breakdown = breakDown(tally, site.places, area, measuresOf(figure));
  const base = figure.kind === "population" ? `/figures/${figure.code}` : `/groups/${figure.code}`;
  const title = `${say(figure.name)} · ${say(WORDS.by)}`;
  const href = (code: string) => (inCounty ? `${base}?within=${code}` : `/places/${code}`);
  const table = renderBreakdownTable(breakdown, speech, {
    caption: title,
    heads: figure.kind === "population" ? [say(figure.unit)] : [say(WORDS.yes), say(WORDS.unknown)],
    href,
  });
  const tiles = breakdown.rows.flatMap(({ place, counts }) =>
    place === null ? [] : [{ place, value: counts[0] ?? null, href: href(place.code) }],
  );
  const map = inCounty ? renderTileMap(tiles, speech, title) : undefined;
  if (map === undefined) return html`<section class="card narrow">${table}</section>`;
  return html`<div class="columns"><section class="card"><h2>${say(WORDS.townships)}</h2>${table}</section><div class="stack"><section class="card"><h2>${say(WORDS.map)}</h2>${map}</section>${beside}</div></div>`;
}
