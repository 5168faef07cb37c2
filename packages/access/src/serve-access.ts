import type { FastifyInstance } from "fastify";
import type { AccessSite } from "./access-site.ts";
import { serveAccounts } from "./account/http.ts";
import { serveRoles } from "./county/http.ts";
import { type FindElsewhere, serveExtensions } from "./extension/http.ts";
import { serveSession } from "./session/http.ts";
import { serveOpenSessions } from "./session/open-sessions-http.ts";

/** Who is signed in and as what; accounts, assignments, sessions, roles; reading outside the area. */
export function serveAccess(app: FastifyInstance, site: AccessSite, find: FindElsewhere): void {
  serveSession(app, site);
  serveOpenSessions(app, site);
  serveRoles(app, site);
  serveAccounts(app, site);
  serveExtensions(app, site, find);
}
