import type { Database, Job, Queryable } from "@olive/db";
import { sealingLate } from "./refusals.ts";
import { mayHaveMore, sealLeaves } from "./seal-leaves.ts";
import { secondPlaceOf } from "./second-place.ts";
import { openSealSigner, type SealSigner } from "./signer.ts";

/** Leaves are sealed each minute: what somebody changes later than that is found. */
const EVERY_MS = 60_000;

export interface AuditPlace {
  readonly db: Database;
  readonly county: { readonly code: string };
  /** Olive's folder: keys, and seals unless OLIVE_SEALS names another place. */
  readonly home: string;
}

/** A function that seals what waits; the key is opened at its first use. @returns whether more waits. */
export function makeSealer({ db, county, home }: AuditPlace): (now?: Date) => Promise<boolean> {
  let signer: Promise<SealSigner> | undefined;
  return async (now = new Date()) => {
    signer ??= openSealSigner(home);
    const secondPlace = secondPlaceOf(home, county.code);
    return mayHaveMore(await sealLeaves(db, { county: county.code, signer: await signer, secondPlace, now }));
  };
}

/** Seals what was left since the last minute. */
export function auditJob(place: AuditPlace): Job {
  const seal = makeSealer(place);
  return { name: "seal-audit", everyMs: EVERY_MS, run: ({ now }) => seal(now) };
}

/** Later than this and somebody should look (minutes); a server that was off over night says so at its next start. */
export const LATE_MINUTES = 60;

/**
 * How many minutes the oldest leaf has waited for its seal; 0 where none waits. Health says more than `LATE_MINUTES`.
 */
export async function minutesUnsealed(db: Queryable, county: string): Promise<number> {
  const [row] = await db.query<{ minutes: number }>(
    `select coalesce(floor(extract(epoch from now() - min(at)) / 60), 0)::int as minutes from access.audit_leaf
     where county = $1 and position is null`,
    [county],
  );
  return Math.max(0, row?.minutes ?? 0);
}

/** X-Road's limit: servers of Estonia's exchange layer take no more messages when time-stamping fails for four hours. */
const STOP_MINUTES = 240;

/** Whether leaves have waited so long that nothing may leave the house any more: no export, no push. */
export async function isSealingLate(db: Queryable, county: string): Promise<boolean> {
  return (await minutesUnsealed(db, county)) > STOP_MINUTES;
}

/** Refuses (`sealing-late`) what would take data out of the house while the audit can't be trusted. */
export async function refuseLateSealing(db: Queryable, county: string): Promise<void> {
  if (await isSealingLate(db, county)) throw sealingLate();
}
