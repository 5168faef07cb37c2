import { acceptInvitation, openInvitation, type RelyingParty } from "@olive/access";
import { sendPage } from "@olive/http/page";
import { isRefusal, Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Site } from "../http/site.ts";
import { invitationPage } from "./invitation-page.ts";
import { pageContext, renderPage } from "./layout.ts";
import { DESK, stateCookie } from "./sign-in-cookies.ts";

const PUBLIC = { config: { access: "public" as const } };
const PATH = "/sign-in/invitation/:token";
const params = z.object({ token: z.string() });
const passwords = z.object({ password: z.string().max(128), again: z.string().max(128) });

/** A one-time link: whoever was invited chooses a password, or binds the identity of the county's `party`. */
export function serveInvitation(app: FastifyInstance, site: Site, party: RelyingParty | undefined): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const { token } = params.parse(request.params);
    const invited = await openInvitation(site.db, token, new Date());
    const context = pageContext(site, request);
    const page = invitationPage(context, request.url, invited, refusal);
    return sendPage(request, reply, renderPage(context, page));
  };
  app.get(PATH, PUBLIC, (request, reply) => show(request, reply));
  if (party !== undefined) {
    // A link and no form: the page's policy lets forms go to this site alone.
    app.get(`${PATH}/bind`, PUBLIC, async (request, reply) => {
      const { address, kept } = await party.begin(DESK, params.parse(request.params).token);
      const secure = site.origin.startsWith("https:");
      return reply.header("set-cookie", stateCookie(kept, secure)).redirect(address, 303);
    });
  }
  app.post(PATH, PUBLIC, async (request, reply) => {
    const { token } = params.parse(request.params);
    try {
      const { password, again } = passwords.parse(request.body);
      if (password !== again) throw passwordsDiffer();
      await acceptInvitation(site.db, token, password, new Date());
      return reply.redirect("/sign-in", 303);
    } catch (error) {
      if (!isRefusal(error) || error.code === "invitation-over") throw error;
      return show(request, reply.code(error.status), error);
    }
  });
}

function passwordsDiffer(): Refusal {
  return new Refusal({
    code: "passwords-differ",
    message: { zh: "两次输入的口令不一样", en: "The two passwords differ" },
    remedy: { zh: "请重新输入两次", en: "Type it twice again" },
  });
}
