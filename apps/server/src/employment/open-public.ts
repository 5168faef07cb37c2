import type { PublicSite } from "@olive/public";
import type { Finance } from "../finance/open-finance.ts";
import { openOwner } from "../finance/open-owner.ts";
import type { Site } from "../http/site.ts";
import { pageContext, renderPage } from "../pages/layout.ts";
import { openEmployerLoop } from "./employer-loop.ts";
import { openVacancies } from "./open-vacancies.ts";

/** What the public's pages stand on in this server: posts, the loop's answers, and the house's frame. */
export function openPublic(site: Site, finance: Finance): PublicSite {
  return {
    db: site.db,
    vacancies: openVacancies(site),
    loop: openEmployerLoop(site),
    owner: openOwner(site, finance),
    frame: (request, page) => renderPage(pageContext(site, request), page),
  };
}
