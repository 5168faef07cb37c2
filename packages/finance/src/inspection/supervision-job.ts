import type { Database, Job } from "@olive/db";
import type { HelpSite } from "../help/help-site.ts";
import { superviseHelp } from "./supervise-help.ts";

/** Due dates are days: some minutes past midnight are soon enough. */
const EVERY_MS = 10 * 60_000;

/** Requests that stay unanswered go to the supervision. */
export function superviseHelpJob(site: HelpSite & { readonly db: Database }): Job {
  return {
    name: "supervise-help",
    everyMs: EVERY_MS,
    run: async ({ now }) => {
      await superviseHelp(site.db, site, now);
      return false;
    },
  };
}
