import { sendPage } from "@olive/http/page";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { countyPlace, listFigures } from "../http/figures/list-figures.ts";
import type { Tally } from "../http/figures/tally.ts";
import { notFound } from "../http/refusals.ts";
import type { Site } from "../http/site.ts";
import { dataPage } from "./data-page.ts";
import { documentationPage } from "./documentation-page.ts";
import { figurePage } from "./figure-page.ts";
import { firstPage } from "./first-page.ts";
import { groupPage } from "./group-page.ts";
import { type Page, type PageContext, pageContext, renderPage } from "./layout.ts";
import { placePage, placesPage } from "./place-pages.ts";
import { problemsPage } from "./problem-page.ts";
import { readForms } from "./read-forms.ts";
import { serveAssets } from "./serve-assets.ts";
import { serveLanguage } from "./serve-language.ts";
import { serveSignIn } from "./serve-sign-in.ts";
import { serveTypeSize } from "./type-size.ts";

type MakePage = (context: PageContext, request: FastifyRequest) => Page | Promise<Page>;

const codeParams = z.object({ code: z.string() });
const withinQuery = z.object({ within: z.string().optional() });
const textQuery = z.object({ text: z.string().max(50).optional().catch(undefined) });

/** The plain pages: HTML from the server, no script needed. */
export function servePages(app: FastifyInstance, site: Site, tally: () => Promise<Tally>): void {
  const serve = (path: string, make: MakePage) =>
    app.get(path, { config: { access: "public" } }, async (request, reply) => {
      const context = pageContext(site, request);
      return sendPage(request, reply, renderPage(context, await make(context, request)));
    });
  serve("/", async (context) => firstPage(context, await tally()));
  serve("/data", dataPage);
  serve("/docs", documentationPage);
  serve("/problems/:code", problemsPage);
  serve("/places", (context, request) => placesPage(context, textQuery.parse(request.query).text));
  serve("/places/:code", async (context, request) => {
    const { code } = codeParams.parse(request.params);
    const place = site.places.find((candidate) => candidate.code === code);
    if (place === undefined) throw notFound({ zh: "区划", en: "place" }, code);
    return placePage(context, place, await listFigures(site, await tally(), place.code));
  });
  serve("/figures/:code", async (context, request) => {
    const { figure, area, counted } = await findFigure(site, await tally(), request);
    if (figure.kind !== "population") throw notFound({ zh: "数字", en: "figure" }, figure.code);
    return figurePage(context, counted, figure, area);
  });
  serve("/groups/:code", async (context, request) => {
    const { figure, area, counted } = await findFigure(site, await tally(), request);
    const policy = site.policies.policies.find(({ code }) => code === figure.code);
    if (policy === undefined) throw notFound({ zh: "群体", en: "group" }, figure.code);
    return groupPage(context, counted, { policy, figure, area });
  });
  serveAssets(app);
  readForms(app);
  serveLanguage(app);
  serveTypeSize(app);
  serveSignIn(app, site);
}

async function findFigure(site: Site, counted: Tally, request: FastifyRequest) {
  const { code } = codeParams.parse(request.params);
  const within = withinQuery.parse(request.query).within ?? countyPlace(site);
  const area = site.places.find((place) => place.code === within && place.level !== "village");
  if (area === undefined) throw notFound({ zh: "区划", en: "place" }, within);
  const figure = (await listFigures(site, counted, area.code)).find((candidate) => candidate.code === code);
  if (figure === undefined) throw notFound({ zh: "数字", en: "figure" }, code);
  return { figure, area: area.code, counted };
}
