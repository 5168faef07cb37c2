import {
  openHouseKey,
  openSecondFactor,
  type Session,
  sessionCookie,
  showSecondFactor,
  unusedCode,
} from "@olive/access";
import { sendPage } from "@olive/http/page";
import { isRefusal, type Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Site } from "../http/site.ts";
import { pageContext, renderPage } from "./layout.ts";
import { secondFactorPage } from "./second-factor-page.ts";
import { readBack } from "./sign-in-cookies.ts";

const SIGNED_IN = { config: { access: "signedIn" as const } };
const PATH = "/sign-in/second-factor";
const codeField = z.object({ code: z.string().max(10).catch("") }).catch({ code: "" });

/** The step up before sensitive items: a code of the account's authenticator app. */
export function serveSecondFactor(app: FastifyInstance, site: Site): void {
  let opened: Promise<Buffer> | undefined;
  const ownerOf = async (request: FastifyRequest) => {
    opened ??= openHouseKey(site.home);
    const { county, account, session, name } = request.actor as Session;
    return { county, account, session, name, key: await opened };
  };
  const show = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const owner = await ownerOf(request);
    const { secret, confirmed, lastStep } = await openSecondFactor(site.db, owner);
    const context = pageContext(site, request);
    const page = secondFactorPage(context, {
      action: request.url,
      secret: confirmed ? undefined : secret,
      name: owner.name,
      demoCode: site.mode === "demo" ? unusedCode(secret, lastStep, new Date()) : undefined,
      ...(refusal === undefined ? {} : { refusal }),
    });
    return sendPage(request, reply, renderPage(context, page));
  };
  app.get(PATH, SIGNED_IN, (request, reply) => show(request, reply));
  app.post(PATH, SIGNED_IN, async (request, reply) => {
    const { code } = codeField.parse(request.body);
    try {
      const token = await showSecondFactor(site.db, await ownerOf(request), code, new Date());
      return reply
        .header("set-cookie", sessionCookie(token, site.origin.startsWith("https:")))
        .redirect(readBack(request), 303);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return show(request, reply.code(error.status), error);
    }
  });
}
