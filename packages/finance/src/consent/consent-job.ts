import type { Database, Job } from "@olive/db";
import { wipeReports } from "../report/wipe-reports.ts";
import { sweepConsents } from "./change-consent.ts";
import type { ConsentSite } from "./consent-site.ts";

/** Consents are over by themselves, to the millisecond; this only writes it down and empties what nobody may read. */
const EVERY_MS = 60_000;

/** Marks consents that ran out, calls data back whose life has ended, and empties reports that are no longer needed. */
export function consentJob(db: Database, site: ConsentSite): Job {
  return {
    name: "sweep-consents",
    everyMs: EVERY_MS,
    run: async () => {
      const now = new Date();
      const { more } = await sweepConsents(db, site, now);
      await wipeReports(db, site.county.code, now);
      return more;
    },
  };
}
