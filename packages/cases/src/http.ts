import type { FastifyInstance } from "fastify";
import { serveBatches } from "./http/batch-http.ts";
import { serveCase } from "./http/case-http.ts";
import type { CaseSite } from "./http/case-site.ts";
import { serveDisputes } from "./http/dispute-http.ts";
import { serveTeam } from "./http/team-http.ts";
import { serveWork } from "./http/work-http.ts";

/** The cases' part of the API: everything inside the caller's area. */
export function serveCases(app: FastifyInstance, site: CaseSite): void {
  serveWork(app, site);
  serveCase(app, site);
  serveBatches(app, site);
  serveTeam(app, site);
  serveDisputes(app, site);
}
