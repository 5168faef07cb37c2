import { sendPage, speechIn } from "@olive/http/page";
import type { FastifyInstance } from "fastify";
import type { PublicSite } from "../public-site.ts";
import { homePage } from "./home-page.ts";
import { asOwner } from "./own-business.ts";

/** Where an owner lands after signing in. */
export const OWNER_HOME = "/owner";

const OWN = { config: { access: { act: "business.own" } } };

/** The owner's pages: HTML from the server, each a few kilobytes, every act a form; no script at all. */
export function serveOwnerPages(app: FastifyInstance, site: PublicSite): void {
  app.get(OWNER_HOME, OWN, async (request, reply) => {
    const business = await asOwner(site, request, "viewOwnBusiness", async ({ business: own }) => own);
    return sendPage(request, reply, site.frame(request, homePage(business, speechIn(request.language))));
  });
}
