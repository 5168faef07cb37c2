import { createEmbeddedProvider, EMBEDDED_PATH, type EmbeddedProvider, isLoopback } from "@olive/access";
import { sendPage } from "@olive/http/page";
import { isRefusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Site } from "../http/site.ts";
import { createIdentify } from "./identify.ts";
import { pageContext, renderPage } from "./layout.ts";
import { type SignInForm, signInPage } from "./sign-in-page.ts";

const PUBLIC = { config: { access: "public" as const } };
const loginField = z.object({ login: z.string().catch("") }).catch({ login: "" });

/** Our own provider and its page. */
export function serveEmbedded(app: FastifyInstance, site: Site, callback: string): EmbeddedProvider {
  const provider = createEmbeddedProvider({
    origin: site.origin,
    callback,
    pageOf: (interaction) => `/sign-in/account/${interaction}`,
  });
  const identify = createIdentify(site);
  app.register((below, _options, done) => {
    // The library reads its forms itself.
    below.removeAllContentTypeParsers();
    below.addContentTypeParser("*", (_request, _body, parsed) => parsed(null));
    below.route({
      method: ["GET", "POST"],
      url: `${EMBEDDED_PATH}/*`,
      ...PUBLIC,
      handler: async (request, reply) => {
        reply.hijack();
        await provider.handle(request.raw, reply.raw);
      },
    });
    done();
  });
  app.get("/sign-in/account/:interaction", PUBLIC, async (request, reply) => {
    if (!(await provider.isOpen(request.raw, reply.raw))) return reply.redirect("/sign-in", 303);
    return showForm(site, request, reply);
  });
  app.post("/sign-in/account/:interaction", PUBLIC, async (request, reply) => {
    // Before the library answers by itself: past that point a refusal would have nobody to be sent to.
    if (!(await provider.isOpen(request.raw, reply.raw))) return reply.redirect("/sign-in", 303);
    try {
      const subject = await identify(request);
      reply.hijack();
      await provider.finish(request.raw, reply.raw, subject);
      return reply;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { login } = loginField.parse(request.body);
      return showForm(site, request, reply.code(error.status), { login, refusal: error });
    }
  });
  return provider;
}

function showForm(site: Site, request: FastifyRequest, reply: FastifyReply, form: Partial<SignInForm> = {}) {
  const context = pageContext(site, request);
  const inDemo = site.mode === "demo" && isLoopback(request.socket.remoteAddress);
  const accounts = inDemo ? site.access.demoAccounts : [];
  const page = signInPage(context, { action: request.url, accounts, ...form });
  return sendPage(request, reply, renderPage(context, page));
}
