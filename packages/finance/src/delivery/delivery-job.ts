import { type Job, type Transaction, transaction, wakeJob } from "@olive/db";
import { type DeliverySite, nowOf } from "./delivery-site.ts";
import { CLAIMED_COLUMNS, type ClaimedMessage } from "./outbox.ts";
import { forgetNonces } from "./replay-nonces.ts";
import { runLanes } from "./run-lanes.ts";
import { cancelMessage, holdApplication } from "./settle-message.ts";

export const DELIVERY_JOB = "deliver-to-banks";

/** Wake it after the commit; this is for what waits for its next try. */
const EVERY_MS = 1_000;
const EXPIRED_AT_ONCE = 200;

/** Delivers what is due to the banks, and ends what waited past its consent. */
export function deliveryJob(site: DeliverySite): Job {
  return {
    name: DELIVERY_JOB,
    everyMs: EVERY_MS,
    run: async ({ stopping }) => {
      const more = await cancelExpired(site);
      await forgetNonces(site);
      const faults: unknown[] = [];
      await runLanes(site, stopping, (error) => void faults.push(error));
      if (faults.length > 0) throw faults[0];
      return more;
    },
  };
}

/** Lets the job deliver at once instead of at its next time: for whoever queued something, after the commit. */
export const wakeDelivery = (): void => wakeJob(DELIVERY_JOB);

/**
 * Messages whose consent ran out while they waited, whether or not their bank can be reached: not sent, and the
 * application is told once.
 * @returns whether more wait.
 */
export async function cancelExpired(site: DeliverySite): Promise<boolean> {
  const expired = await transaction(site.db, (tx) => cancelSome(tx, site));
  return expired === EXPIRED_AT_ONCE;
}

async function cancelSome(tx: Transaction, site: DeliverySite): Promise<number> {
  const rows = await tx.query<ClaimedMessage>(
    `select ${CLAIMED_COLUMNS} from finance.outbox o
     where o.county = $1 and o.state = 'waiting' and o.deadline_at <= $2 and (o.lease_until is null or o.lease_until <= $2)
     order by o.application, o.sequence limit $3`,
    [site.county.code, nowOf(site), EXPIRED_AT_ONCE],
    "finance-expired",
  );
  for (const row of rows) {
    await holdApplication(tx, site, row);
    await cancelMessage(tx, site, row, "CONSENT_EXPIRED");
  }
  return rows.length;
}
