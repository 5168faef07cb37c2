import { endedSessionCookie, refuseRemote, sessionCookie, signInWithCode, signOut } from "@olive/access";
import { isRefusal } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Site } from "../http/site.ts";
import { pageContext, renderPage } from "./layout.ts";
import { sendPage } from "./send-page.ts";
import { signInPage } from "./sign-in-page.ts";

const codeField = z.object({ code: z.string().max(40).catch("") }).catch({ code: "" });

/** Signing in with a one-time code (in the demo, on this machine) and signing out. */
export function serveSignIn(app: FastifyInstance, site: Site): void {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  app.post("/sign-out", { config: { access: "public" } }, async (request, reply) => {
    await signOut(site.db, request.headers.cookie);
    return reply.header("set-cookie", endedSessionCookie()).redirect("/", 303);
  });
  if (site.mode !== "demo") return;
  app.get("/demo/sign-in", { config: { access: "public" } }, async (request, reply) => {
    refuseRemote(request.socket.remoteAddress);
    const context = pageContext(site, request);
    return sendPage(
      request,
      reply,
      renderPage(context, signInPage(context, codeField.parse(request.query).code)),
    );
  });
  app.post("/demo/sign-in", { config: { access: "public" } }, async (request, reply) => {
    refuseRemote(request.socket.remoteAddress);
    const { code } = codeField.parse(request.body);
    try {
      const token = await signInWithCode(site.db, site.county.code, code);
      return reply
        .header("set-cookie", sessionCookie(token, request.protocol === "https"))
        .redirect("/", 303);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const context = pageContext(site, request);
      const page = renderPage(context, signInPage(context, "", error));
      return sendPage(request, reply.code(error.status), page);
    }
  });
}
