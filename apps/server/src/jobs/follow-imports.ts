import { type Job, wakeJob } from "@olive/db";
import { FOLLOW_LOOP_JOB } from "@olive/employment";
import { PROPOSE_JOB } from "@olive/recognition";
import { lastChange, listFiles } from "@olive/registry";
import { findLastRun, recognise } from "@olive/rules";
import { keptSnapshots } from "../cli/recognition/kept-snapshots.ts";
import type { Site } from "../http/site.ts";

export const FOLLOW_IMPORTS = "follow-imports";
/** An import wakes it; what nobody woke it for (the command line's import) waits no longer than this. */
const EVERY_MS = 60_000;

/**
 * Lets the standing proposals follow imports and undos: a run of the newest extract's day, once somebody has begun
 * with a first run. Proposals are all that it changes; what people decided is theirs.
 */
export function followImportsJob({ db, county }: Site): Job {
  return {
    name: FOLLOW_IMPORTS,
    everyMs: EVERY_MS,
    run: async () => {
      const last = await findLastRun(db, county.code);
      if (last === undefined || last.lastFileId >= (await lastChange(db, county))) return false;
      const days = (await listFiles(db, county)).map(({ extractOn }) => extractOn);
      const newest = [...days, last.asOf].sort().at(-1) ?? last.asOf;
      await recognise(db, county, newest, { startedBy: FOLLOW_IMPORTS, keeping: keptSnapshots(db) });
      wakeJob(PROPOSE_JOB);
      wakeJob(FOLLOW_LOOP_JOB);
      return false;
    },
  };
}
