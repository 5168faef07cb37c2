import type { FastifyInstance } from "fastify";
import { serveGrants } from "../grants/grant-http.ts";
import { serveSupervision } from "../inspection/supervision-http.ts";
import { servePolicies } from "../policies/policy-http.ts";
import type { BusinessHelpSite } from "./business-help-site.ts";
import { serveHelp } from "./help-http.ts";

/** Policies, grants, help requests and the supervision of it all, for officials. */
export function serveBusinessHelp(app: FastifyInstance, site: BusinessHelpSite): void {
  servePolicies(app, site);
  serveGrants(app, site);
  serveHelp(app, site);
  serveSupervision(app, site);
}
