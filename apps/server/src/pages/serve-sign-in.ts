import {
  beginSession,
  createEmbeddedProvider,
  createRelyingParty,
  EMBEDDED_ISSUER,
  EMBEDDED_PATH,
  type EmbeddedProvider,
  endedSessionCookie,
  findAccount,
  isLoopback,
  listAssignments,
  type SignInState,
  sessionCookie,
  signOut,
} from "@olive/access";
import { readCookie } from "@olive/http";
import { isRefusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Site } from "../http/site.ts";
import { identify } from "./identify.ts";
import { pageContext, renderPage } from "./layout.ts";
import { sendPage } from "./send-page.ts";
import { type SignInForm, signInPage } from "./sign-in-page.ts";
import { noAccount, noAssignment } from "./sign-in-refusals.ts";

/** Kept between leaving for the provider and coming back. */
const STATE_COOKIE = "olive_sign_in";
const STATE_SECONDS = 900;
const PUBLIC = { config: { access: "public" as const } };
/** Where one lands who didn't come from anywhere. */
const DESK = "/desk/";

const stateSchema = z.object({ state: z.string(), verifier: z.string(), back: z.string() });
const backQuery = z.object({ back: z.string().max(500).catch(DESK).default(DESK) });

/** Signing in by OpenID Connect, at another's provider or at our own, and signing out. */
export function serveSignIn(app: FastifyInstance, site: Site): void {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  const callback = `${site.origin}/sign-in/callback`;
  const embedded = site.provider === undefined ? serveEmbedded(app, site, callback) : undefined;
  const party = createRelyingParty(site.provider ?? embedded!.settings, callback);
  app.get("/sign-in", PUBLIC, async (request, reply) => {
    const { address, kept } = await party.begin(ownPath(backQuery.parse(request.query).back));
    return reply.header("set-cookie", stateCookie(kept)).redirect(address, 303);
  });
  app.get("/sign-in/callback", PUBLIC, async (request, reply) => {
    const kept = readState(request);
    const identity = await party.finish(new URL(request.url, site.origin), kept);
    const issuer = embedded === undefined ? identity.issuer : EMBEDDED_ISSUER;
    const token = await openSession(site, issuer, identity.subject);
    return reply
      .header("set-cookie", [sessionCookie(token, request.protocol === "https"), stateCookie(undefined)])
      .redirect(kept?.back ?? DESK, 303);
  });
  app.post("/sign-out", PUBLIC, async (request, reply) => {
    await signOut(site.db, request.headers.cookie);
    return reply.header("set-cookie", endedSessionCookie()).redirect("/", 303);
  });
}

async function openSession(site: Site, issuer: string, subject: string): Promise<string> {
  const { db, county } = site;
  const account = await findAccount(db, county.code, issuer, subject);
  if (account === undefined) throw noAccount();
  const [first] = await listAssignments(db, account.id);
  if (first === undefined) throw noAssignment();
  return beginSession(db, { county: county.code, account: account.id, assignment: first.id });
}

/** Our own provider and its page. */
function serveEmbedded(app: FastifyInstance, site: Site, callback: string): EmbeddedProvider {
  const provider = createEmbeddedProvider({
    origin: site.origin,
    callback,
    pageOf: (interaction) => `/sign-in/account/${interaction}`,
  });
  app.route({
    method: ["GET", "POST"],
    url: `${EMBEDDED_PATH}/*`,
    ...PUBLIC,
    handler: async (request, reply) => {
      reply.hijack();
      await provider.handle(request.raw, reply.raw, request.body);
    },
  });
  const show = (request: FastifyRequest, reply: FastifyReply, form: Partial<SignInForm> = {}) => {
    const context = pageContext(site, request);
    const accounts =
      site.mode === "demo" && isLoopback(request.socket.remoteAddress) ? site.access.demoAccounts : [];
    return sendPage(
      request,
      reply,
      renderPage(context, signInPage(context, { action: request.url, accounts, ...form })),
    );
  };
  app.get("/sign-in/account/:interaction", PUBLIC, async (request, reply) => {
    if (!(await provider.isOpen(request.raw, reply.raw))) return reply.redirect("/sign-in", 303);
    return show(request, reply);
  });
  app.post("/sign-in/account/:interaction", PUBLIC, async (request, reply) => {
    try {
      const subject = await identify(site, request);
      reply.hijack();
      await provider.finish(request.raw, reply.raw, subject);
      return reply;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { login } = z
        .object({ login: z.string().catch("") })
        .catch({ login: "" })
        .parse(request.body);
      return show(request, reply.code(error.status), { login, refusal: error });
    }
  });
  return provider;
}

/** A path of ours, or the desk: nobody is sent to another site by an address that somebody else wrote. */
function ownPath(back: string): string {
  return /^\/(?![/\\])[^\s]*$/.test(back) ? back : DESK;
}

function stateCookie(kept: SignInState | undefined): string {
  const value = kept === undefined ? "" : Buffer.from(JSON.stringify(kept)).toString("base64url");
  const age = kept === undefined ? 0 : STATE_SECONDS;
  return `${STATE_COOKIE}=${value}; Path=/sign-in; HttpOnly; SameSite=Lax; Max-Age=${age}`;
}

function readState(request: FastifyRequest): SignInState | undefined {
  const value = readCookie(request.headers.cookie, STATE_COOKIE);
  try {
    return stateSchema.parse(JSON.parse(Buffer.from(value ?? "", "base64url").toString()));
  } catch {
    return undefined;
  }
}
