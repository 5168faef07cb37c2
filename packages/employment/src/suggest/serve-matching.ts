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
  const keeper = keepMarket(site);
  serveSuggestions(app, site, { keeper, prices: keepPrices(site.county.code) });
  serveTraining(app, site, keeper);
  serveAllocation(app, site);
  serveTerms(app, site);
  serveChecks(app, site);
}
