import type { FastifyInstance } from "fastify";
import { serveBulks } from "./http/bulk-http.ts";
import { serveNotices } from "./http/notice-http.ts";
import { servePersonTimes } from "./http/person-time-http.ts";
import { serveProposals } from "./http/proposal-http.ts";
import { serveReasons } from "./http/reasons-http.ts";
import { serveDecisions, serveStandings } from "./http/standing-http.ts";
import type { RecognitionSite } from "./site.ts";

/** Joint recognition's part of the API. */
export function serveRecognition(app: FastifyInstance, site: RecognitionSite): void {
  serveProposals(app, site);
  serveBulks(app, site);
  serveStandings(app, site);
  serveDecisions(app, site);
  serveReasons(app, site);
  servePersonTimes(app, site);
  serveNotices(app, site);
}
