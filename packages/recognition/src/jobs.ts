import type { Database, Job } from "@olive/db";
import { findLastStanding } from "@olive/rules";
import { answerBulks } from "./bulk/answer-bulks.ts";
import { BULK_JOB } from "./bulk/start-bulk.ts";
import { expireNotices } from "./notice/expire-notices.ts";
import { proposeFromRun } from "./proposing/propose-from-run.ts";
import type { RecognitionSite } from "./site.ts";

/** Wake it after a run of the rules. */
export const PROPOSE_JOB = "propose-recognition";

const MINUTE_MS = 60_000;
const BULK_EVERY_MS = 10_000;
/** Terms and notices run out at midnight; a quarter of an hour later is soon enough. */
const DAY_EVERY_MS = 15 * MINUTE_MS;

/** What recognition does while nobody looks: proposals after a run or a new day, bulk work, notices that run out. */
export function recognitionJobs(site: Omit<RecognitionSite, "origin">): readonly Job[] {
  return [
    { name: PROPOSE_JOB, everyMs: MINUTE_MS, run: ({ now }) => proposeIfNew(site, now) },
    { name: BULK_JOB, everyMs: BULK_EVERY_MS, run: ({ now }) => answerBulks(site.db, site, now) },
    {
      name: "expire-notices",
      everyMs: DAY_EVERY_MS,
      run: async ({ now }) => {
        await expireNotices(site.db, now);
        return false;
      },
    },
  ];
}

/** Proposes where a run is new, or the day is: terms run out without a run. Asks that before it loads anything. */
async function proposeIfNew(site: Omit<RecognitionSite, "origin">, now: Date): Promise<boolean> {
  const { db, county } = site;
  const last = await findLastStanding(db, county.code);
  if (last === undefined || (await isDone(db, county.code, last.id, now))) return false;
  const reasoner = await site.reasoner();
  if (reasoner !== undefined) await proposeFromRun(db, site, county.code, reasoner, now);
  return false;
}

async function isDone(db: Database, county: string, run: number, now: Date): Promise<boolean> {
  const done = await db.query(
    `select from recognition.progress where county = $1 and run_id >= $2
       and (proposed_at at time zone 'Asia/Shanghai')::date >= ($3::timestamptz at time zone 'Asia/Shanghai')::date`,
    [county, run, now],
  );
  return done.length > 0;
}
