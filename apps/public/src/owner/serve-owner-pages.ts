import { listOwnApplications, takeEndNotices } from "@olive/finance";
import type { FastifyInstance } from "fastify";
import { show, speech } from "../page-route.ts";
import type { PublicSite } from "../public-site.ts";
import { homePage } from "./home-page.ts";
import { asOwner, OWN } from "./own-business.ts";
import { serveConsents } from "./serve-consents.ts";
import { serveHelp } from "./serve-help.ts";
import { serveLoan } from "./serve-loan.ts";
import { ownPolicies, servePolicies } from "./serve-policies.ts";
import { serveReport } from "./serve-report.ts";

/** Where an owner lands after signing in. */
export const OWNER_HOME = "/owner";

/** The owner's pages: HTML from the server, each a few kilobytes, every act a form; no script at all. */
export function serveOwnerPages(app: FastifyInstance, site: PublicSite): void {
  const { lending } = site.owner;
  app.get(OWNER_HOME, OWN, async (request, reply) => {
    const home = await asOwner(site, request, "viewOwnBusiness", async (own) => {
      const { tx, actor, business, now } = own;
      return {
        business,
        applications: await listOwnApplications(tx, lending, business.creditCode, now),
        policies: await ownPolicies(site, own),
        over: (await takeEndNotices(tx, actor.county, business.creditCode, now)).length,
      };
    });
    return show(site, request, reply, homePage(home, speech(request)));
  });
  serveLoan(app, site);
  serveConsents(app, site);
  serveReport(app, site);
  servePolicies(app, site);
  serveHelp(app, site);
}
