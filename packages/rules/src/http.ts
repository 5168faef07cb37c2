import type { FastifyInstance } from "fastify";
import { serveChanges } from "./http/change-http.ts";
import { serveDrafts } from "./http/draft-http.ts";
import { serveImpact } from "./http/impact-http.ts";
import { serveRuleTexts } from "./http/rule-http.ts";
import type { RulesSite } from "./rules-site.ts";

/** The rules' part of the API; the thread that holds the people ends with the server. */
export function serveRules(app: FastifyInstance, site: RulesSite): void {
  serveRuleTexts(app, site);
  serveDrafts(app, site);
  serveImpact(app, site);
  serveChanges(app, site);
  app.addHook("onClose", () => site.live.close());
}
