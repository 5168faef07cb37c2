import type { Database, Job } from "@olive/db";
import type { Reasoner } from "@olive/recognition";
import { lastChange } from "@olive/registry";
import { findLastStanding } from "@olive/rules";
import type { VacancySettings } from "../vacancy/settings.ts";
import { openClues } from "./clue/open-clues.ts";
import { dayOf } from "./days.ts";
import { followHouseholds } from "./household/follow-households.ts";
import type { LoopOffice } from "./loop-site.ts";
import { followPlacements } from "./placement/follow-placements.ts";
import { sweepSilent } from "./referral/sweep-silent.ts";

/** Wake it after a run of the rules, and after an import. */
export const FOLLOW_LOOP_JOB = "follow-employment";

const MINUTE_MS = 60_000;
/** Answers are due on days; a quarter of an hour past midnight is soon enough. */
const SWEEP_EVERY_MS = 15 * MINUTE_MS;

export interface LoopJobSite extends LoopOffice {
  readonly db: Database;
  readonly silence: Pick<VacancySettings, "fadeAfter">;
  readonly reasoner: () => Promise<Reasoner | undefined>;
}

/** What the loop does while nobody looks: follows data, opens clues and household cases, ends waits for answers. */
export function loopJobs(site: LoopJobSite): readonly Job[] {
  return [
    { name: FOLLOW_LOOP_JOB, everyMs: MINUTE_MS, run: ({ now }) => followIfNew(site, now) },
    {
      name: "sweep-introductions",
      everyMs: SWEEP_EVERY_MS,
      run: async ({ now }) => {
        await sweepSilent(site.db, site, now);
        return false;
      },
    },
  ];
}

/** Looks again where a run, a file or the day is new. */
async function followIfNew(site: LoopJobSite, now: Date): Promise<boolean> {
  const { db, county } = site;
  const run = (await findLastStanding(db, county.code))?.id ?? 0;
  const change = await lastChange(db, county);
  const done = await db.query(
    `select from employment.loop_progress
     where county = $1 and run_id >= $2 and last_change >= $3 and done_on >= $4`,
    [county.code, run, change, dayOf(now)],
  );
  if (done.length > 0) return false;
  await followLoop(site, now);
  await db.query(
    `insert into employment.loop_progress (county, run_id, last_change, done_on) values ($1, $2, $3, $4)
     on conflict (county) do update set run_id = excluded.run_id, last_change = excluded.last_change,
       done_on = excluded.done_on`,
    [county.code, run, change, dayOf(now)],
  );
  return false;
}

/** Lost jobs first: whose help is opened again isn't found anew. */
export async function followLoop(site: LoopJobSite, now: Date): Promise<void> {
  await followPlacements(site.db, site, now);
  const reasoner = await site.reasoner();
  if (reasoner !== undefined) await openClues(site.db, site, reasoner, now);
  await followHouseholds(site.db, site, now);
}
