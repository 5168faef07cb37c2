import type { FastifyInstance } from "fastify";
import { serveEmployers } from "../employer/employer-http.ts";
import { serveRepeats } from "../vacancy-repeat/repeat-http.ts";
import { serveVacancySearch } from "../vacancy-search/search-http.ts";
import { serveVacancyImports } from "./import/import-http.ts";
import { serveVacancies } from "./vacancy-http.ts";
import type { VacancySite } from "./vacancy-site.ts";

/** Posts, their import and employers: this part's routes. */
export function servePosts(app: FastifyInstance, site: VacancySite): void {
  serveVacancies(app, site);
  serveVacancySearch(app, site);
  serveRepeats(app, site);
  serveVacancyImports(app, site);
  serveEmployers(app, site);
}
