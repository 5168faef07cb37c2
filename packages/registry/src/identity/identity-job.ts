import type { Database, Job } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import { findPairs } from "./find-pairs.ts";

export const IDENTITY_JOB = "find-duplicates";
const EVERY_MS = 60_000;

/** Looks for suspected duplicates after every import; an import wakes it. */
export function identityJob({ db, county }: { readonly db: Database; readonly county: CountyPack }): Job {
  return {
    name: IDENTITY_JOB,
    everyMs: EVERY_MS,
    run: async () => {
      await findPairs(db, county);
      return false;
    },
  };
}
