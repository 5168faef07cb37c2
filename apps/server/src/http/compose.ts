import { findSession, serveAccess, serveAudit } from "@olive/access";
import { serveCases } from "@olive/cases";
import {
  serveFigures as serveEmploymentFigures,
  serveLoop,
  serveMatching,
  servePhone,
  servePosts,
} from "@olive/employment";
import { serveBankDoor, serveBusinessHelp, serveConsents, serveDelivery, serveLending } from "@olive/finance";
import { createShell, listUndeclared } from "@olive/http";
import { serveEmployerPages, serveOwnerPages } from "@olive/public";
import { serveRecognition } from "@olive/recognition";
import {
  findElsewhere,
  namesOfPlaces,
  readFactLayout,
  serveExports,
  serveIdentity,
  serveImports,
  serveRegistry,
} from "@olive/registry";
import { serveRules } from "@olive/rules";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { openOffice } from "../cases/open-office.ts";
import { openLoop } from "../employment/open-loop.ts";
import { openMatching } from "../employment/open-matching.ts";
import { openPublic } from "../employment/open-public.ts";
import { openVacancies } from "../employment/open-vacancies.ts";
import { openFinance } from "../finance/open-finance.ts";
import { FRONTS } from "../front/fronts.ts";
import { serveFront } from "../front/serve-front.ts";
import { serveNotices } from "../pages/notice-page.ts";
import { renderProblem } from "../pages/problem-page.ts";
import { servePages } from "../pages/serve-pages.ts";
import { openRecognition } from "../recognition/open-recognition.ts";
import { openRules } from "../rules/open-rules.ts";
import { serveCounty } from "./api/county-api.ts";
import { serveFigures } from "./api/figure-api.ts";
import { servePlaces } from "./api/place-api.ts";
import { servePolicies } from "./api/policy-api.ts";
import { serveDocumentation } from "./documentation.ts";
import { rememberTally } from "./figures/tally.ts";
import { serveHealth } from "./health.ts";
import { orderGroups } from "./order-groups.ts";
import type { Site } from "./site.ts";

/** The whole server of one county, not yet listening. Throws where a route declares no access. */
export async function composeServer(given: Site, logger?: FastifyBaseLogger): Promise<FastifyInstance> {
  const site = { ...given, policies: orderGroups(given.policies, given.county.dir) };
  const app = createShell({
    ...(logger === undefined ? {} : { logger }),
    authenticate: (request) => findSession(site.db, site.access, request.headers.cookie),
    renderProblem: (problem, request) => renderProblem(site, problem, request),
  });
  const tally = rememberTally(site);
  serveHealth(app, site);
  serveCounty(app, site);
  serveAccess(app, site, (residentId) => findElsewhere(site.db, site.county.code, residentId));
  serveAudit(app, site);
  servePlaces(app, site);
  serveRegistry(app, { ...site, layout: readFactLayout(site.county) });
  serveImports(app, site);
  serveIdentity(app, { ...site, layout: readFactLayout(site.county) });
  serveExports(app, { ...site, layout: readFactLayout(site.county) });
  serveCases(app, { ...site, office: openOffice(site), nameOf: namesOfPlaces(site.places) });
  serveRecognition(app, openRecognition(site));
  serveRules(app, await openRules(site));
  servePosts(app, openVacancies(site));
  serveLoop(app, openLoop(site));
  servePhone(app, site);
  serveEmploymentFigures(app, site);
  serveMatching(app, openMatching(site));
  serveNotices(app, site);
  servePolicies(app, site);
  serveFigures(app, site, tally);
  serveDocumentation(app);
  servePages(app, site, tally);
  const finance = openFinance(site);
  serveBankDoor(app, finance.delivery);
  serveDelivery(app, { ...finance.delivery, access: site.access });
  serveConsents(app, { ...site, consents: finance.consents });
  serveLending(app, { ...site, ...finance.lending, nameOf: namesOfPlaces(site.places) });
  serveBusinessHelp(app, { ...site, ...finance.help, nameOf: namesOfPlaces(site.places) });
  const pages = openPublic(site, finance);
  serveEmployerPages(app, pages);
  serveOwnerPages(app, pages);
  for (const front of FRONTS) serveFront(app, front, site.fronts?.get(front.code));
  await app.ready();
  const undeclared = listUndeclared(app);
  if (undeclared.length > 0) throw new Error(`routes without declared access: ${undeclared.join(", ")}`);
  return app;
}
