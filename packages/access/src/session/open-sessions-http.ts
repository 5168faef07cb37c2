import type { FastifyInstance } from "fastify";
import type { AccessSite } from "../access-site.ts";
import {
  endOtherSessionsRoute,
  endOwnSessionRoute,
  endSessionRoute,
  listOwnSessionsRoute,
  listSessionsRoute,
} from "../contracts/open-session.ts";
import { mountScoped } from "../scope/mount-scoped.ts";
import { endOtherSessions, endOwnSession, endSession } from "./commands/end-session.ts";
import { listOpenSessions, listOwnSessions } from "./queries/list-open-sessions.ts";

/** Sessions that go on: one's own, and for an administrator those of the area. */
export function serveOpenSessions(app: FastifyInstance, site: AccessSite): void {
  mountScoped(app, site, listSessionsRoute, async ({ tx, actor }) => ({
    sessions: await listOpenSessions(tx, actor, site),
  }));
  mountScoped(app, site, endSessionRoute, async ({ tx, actor, about }, { params }) => {
    const { account } = await endSession(tx, actor, params.session);
    about.subject("account", String(account));
    about.detail({ session: params.session });
    return { done: true as const };
  });
  mountScoped(app, site, listOwnSessionsRoute, async ({ tx, actor }) => ({
    sessions: await listOwnSessions(tx, actor, site),
  }));
  mountScoped(app, site, endOwnSessionRoute, async ({ tx, actor, about }, { params }) => {
    about.detail({ session: params.session });
    await endOwnSession(tx, actor, params.session);
    return { done: true as const };
  });
  mountScoped(app, site, endOtherSessionsRoute, async ({ tx, actor }) => {
    await endOtherSessions(tx, actor);
    return { done: true as const };
  });
}
