import { mount } from "@olive/http";
import type { PlaceCode } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { getFigureRoute, listFiguresRoute } from "../contracts/figure.ts";
import { breakDown } from "../figures/breakdown.ts";
import { countyPlace, type Figure, listFigures, measuresOf } from "../figures/list-figures.ts";
import type { Tally } from "../figures/tally.ts";
import { notFound } from "../refusals.ts";
import type { Site } from "../site.ts";

const UNKNOWN_PLACE = "居住地不明";

export function serveFigures(app: FastifyInstance, site: Site, tally: () => Promise<Tally>): void {
  mount(app, listFiguresRoute, async () => ({
    figures: await listFigures(site, await tally(), countyPlace(site)),
  }));
  mount(app, getFigureRoute, async ({ params, query }) => {
    const within = query.within ?? countyPlace(site);
    const area = site.places.find(({ code, level }) => code === within && level !== "village");
    if (area === undefined) throw notFound({ zh: "区划", en: "place" }, within);
    const counted = await tally();
    const figure = (await listFigures(site, counted, area.code)).find(({ code }) => code === params.code);
    if (figure === undefined) throw notFound({ zh: "数字", en: "figure" }, params.code);
    return { figure, within: area.code, parts: partsOf(site, counted, area.code, figure) };
  });
}

function partsOf(site: Site, tally: Tally, area: PlaceCode, figure: Figure) {
  const { rows } = breakDown(tally, site.places, area, measuresOf(figure));
  return rows.map(({ place, counts: [value = null, unknown = null] }) => ({
    place: place?.code ?? null,
    name: place?.shortName ?? UNKNOWN_PLACE,
    value,
    ...(figure.kind === "population" ? {} : { unknown }),
  }));
}
