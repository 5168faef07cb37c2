import type { Job } from "@olive/db";
import { applyDueChanges, type DueOffice } from "./change/apply-due.ts";

export const RULES_JOB = "apply-rule-changes";
/** An approval wakes it; a change that waits for its day takes force within a minute of midnight. */
const EVERY_MS = 60_000;

/** Lets approved changes take effect on their day. */
export function rulesJob(office: DueOffice): Job {
  return {
    name: RULES_JOB,
    everyMs: EVERY_MS,
    run: async ({ now }) => {
      await applyDueChanges(office, now);
      return false;
    },
  };
}
