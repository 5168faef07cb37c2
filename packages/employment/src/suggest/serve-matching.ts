import { connect } from "@olive/db";
import type { FastifyInstance } from "fastify";
import { serveAllocation } from "../allocation/allocation-http.ts";
import type { AllocationSite } from "../allocation/allocation-site.ts";
import { serveChecks } from "../cross-check/check-http.ts";
import type { CheckSite } from "../cross-check/check-site.ts";
import { serveTerms } from "../term/term-http.ts";
import { serveTraining, type TrainingSite } from "../training/training-http.ts";
import { keepMarket } from "./market-keeper.ts";
import { keepPrices } from "./read-prices.ts";
import { serveSuggestions } from "./suggest-http.ts";

/** What matching, terms and cross-checks stand on in a server. */
export type MatchingSite = AllocationSite & TrainingSite & CheckSite;

/** Suggestions, the county's run, the training menu, terms and cross-checks: this part's routes. */
export function serveMatching(app: FastifyInstance, site: MatchingSite): void {
  // A connection of its own: a request that waits for the market holds one of the common ones, and were all of them held
  // by such requests, none would be left to read the market with.
  const own = connect(site.db.url, { poolSize: 1 });
  app.addHook("onClose", () => own.close());
  const keeper = keepMarket({ ...site, db: own });
  serveSuggestions(app, site, { keeper, prices: keepPrices(site.county.code) });
  serveTraining(app, site, keeper);
  serveAllocation(app, site);
  serveTerms(app, site);
  serveChecks(app, site);
}
