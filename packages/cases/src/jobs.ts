import type { Database, Job } from "@olive/db";
import type { CountyPack } from "@olive/registry";
import { answerBatches } from "./batch/answer-batches.ts";
import { BATCH_JOB } from "./batch/start-batch.ts";
import { findOwners } from "./commands/find-owners.ts";
import { sweepClocks } from "./commands/sweep-clocks.ts";
import { followCorrections } from "./correction/follow-corrections.ts";
import type { CaseOffice } from "./life-cycle/life-cycles.ts";

const MINUTE_MS = 60_000;
/** Due dates are days; some minutes past midnight are soon enough. */
const SWEEP_EVERY_MS = 5 * MINUTE_MS;
const BATCH_EVERY_MS = 10_000;
const FOLLOW_EVERY_MS = 10 * MINUTE_MS;

/** What happens to cases while nobody looks: clocks, owners, batches, corrected values in new extracts. */
export function caseJobs(db: Database, office: CaseOffice, county: CountyPack): readonly Job[] {
  return [
    { name: "sweep-clocks", everyMs: SWEEP_EVERY_MS, run: ({ now }) => sweepClocks(db, office, now) },
    { name: "find-owners", everyMs: SWEEP_EVERY_MS, run: ({ now }) => findOwners(db, office, now) },
    { name: BATCH_JOB, everyMs: BATCH_EVERY_MS, run: ({ now }) => answerBatches(db, office, now) },
    {
      name: "follow-corrections",
      everyMs: FOLLOW_EVERY_MS,
      run: async ({ now }) => {
        await followCorrections(db, office, county, now);
        return false;
      },
    },
  ];
}
