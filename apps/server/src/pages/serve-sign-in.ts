import {
  askInside,
  bindIdentity,
  closeSession,
  createRelyingParty,
  EMBEDDED_ISSUER,
  endedSessionCookie,
  findSession,
  openSession,
  type RelyingParty,
  SESSION_COOKIE,
  type Session,
  sessionCookie,
} from "@olive/access";
import type { FastifyInstance } from "fastify";
import type { Site } from "../http/site.ts";
import { ownPages } from "./own-pages.ts";
import { serveEmbedded } from "./serve-embedded.ts";
import { serveInvitation } from "./serve-invitation.ts";
import { serveSecondFactor } from "./serve-second-factor.ts";
import { DESK, ownBack, readBack, readState, stateCookie } from "./sign-in-cookies.ts";

const PUBLIC = { config: { access: "public" as const } };

/** Signing in by OpenID Connect, at another's provider or at our own, and signing out. */
export function serveSignIn(app: FastifyInstance, site: Site): void {
  const callback = `${site.origin}/sign-in/callback`;
  const embedded = site.provider === undefined ? serveEmbedded(app, site, callback) : undefined;
  const party =
    embedded === undefined
      ? createRelyingParty(site.provider!, callback)
      : createRelyingParty(embedded.settings, callback, askInside(app));
  serveWayIn(app, site, party);
  serveInvitation(app, site, embedded === undefined ? party : undefined);
  serveSecondFactor(app, site);
  app.post("/sign-out", PUBLIC, async (request, reply) => {
    if (request.actor !== null) await closeSession(site.db, request.actor as Session, request.id);
    return reply.header("set-cookie", endedSessionCookie()).redirect("/", 303);
  });
}

/** To the provider and back. */
function serveWayIn(app: FastifyInstance, site: Site, party: RelyingParty): void {
  const own = new URL(site.origin);
  const secure = own.protocol === "https:";
  app.get("/sign-in", PUBLIC, async (request, reply) => {
    const back = readBack(request);
    // Under another name of this machine the browser would bring back neither the cookie nor the state.
    if (request.headers.host !== own.host) {
      return reply.redirect(`${site.origin}/sign-in?back=${encodeURIComponent(back)}`, 303);
    }
    const { address, kept } = await party.begin(back);
    return reply.header("set-cookie", stateCookie(kept, secure)).redirect(address, 303);
  });
  app.get("/sign-in/callback", PUBLIC, async (request, reply) => {
    const kept = readState(request);
    const identity = await party.finish(new URL(request.url, site.origin), kept);
    const issuer = site.provider === undefined ? EMBEDDED_ISSUER : identity.issuer;
    const { subject, secondFactor } = identity;
    if (kept?.invitation !== undefined) {
      await bindIdentity(site.db, kept.invitation, { issuer, subject }, new Date());
    }
    const county = site.county.code;
    const token = await openSession(site.db, { county, issuer, subject, secondFactor, traceId: request.id });
    const back = ownBack(kept?.back ?? DESK);
    return reply
      .header("set-cookie", [sessionCookie(token, secure), stateCookie(undefined, secure)])
      .redirect(back === DESK ? await homeOf(site, token) : back, 303);
  });
}

/** Where whoever signed in works: employers and owners on pages of their own, everybody else at the desk. */
async function homeOf(site: Site, token: string): Promise<string> {
  const session = await findSession(site.db, site.access, `${SESSION_COOKIE}=${token}`);
  return ownPages(session?.acts ?? [])?.href ?? DESK;
}
