import { setTimeout as wait } from "node:timers/promises";
import { listDueBanks } from "./claim-message.ts";
import { deliverNext } from "./deliver-message.ts";
import type { DeliverySite } from "./delivery-site.ts";

/** Messages of one bank on their way at once. */
const LANE_WIDTH = 8;
/** While a lane is busy, how often it is looked whether another bank has become due. */
const LOOK_EVERY = 50;
/** A lane that waits longer for its bank's rate gives its place up and is found again when it is due. */
const LONGEST_WAIT = 1_000;

/**
 * Delivers all that is due, every bank on a lane of its own: one that answers after half a minute keeps its own eight
 * places and nobody else's. Ends when nothing is due and no lane is busy, or soon after `stopping`.
 */
export async function runLanes(
  site: DeliverySite,
  stopping: AbortSignal,
  onFault: (error: unknown) => void = () => {},
): Promise<void> {
  const busy = new Map<string, Promise<void>>();
  const free = new EventTarget();
  while (!stopping.aborted) {
    for (const bank of await listDueBanks(site)) {
      if (busy.has(bank)) continue;
      const lane = runLane(site, bank, stopping)
        .catch(onFault)
        .finally(() => {
          busy.delete(bank);
          free.dispatchEvent(new Event("free"));
        });
      busy.set(bank, lane);
    }
    if (busy.size === 0) return;
    await either(free, LOOK_EVERY);
  }
  await Promise.all(busy.values());
}

/** A lane that ended, or the time to look again. */
function either(free: EventTarget, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      free.removeEventListener("free", settle);
      resolve();
    };
    const timer = setTimeout(settle, ms);
    free.addEventListener("free", settle);
  });
}

async function runLane(site: DeliverySite, bank: string, stopping: AbortSignal): Promise<void> {
  const faults: unknown[] = [];
  await Promise.all(
    Array.from({ length: LANE_WIDTH }, () =>
      work(site, bank, stopping).catch((error: unknown) => void faults.push(error)),
    ),
  );
  if (faults.length > 0) throw faults[0];
}

async function work(site: DeliverySite, bank: string, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const delivered = await deliverNext(site, bank);
    if (delivered.tried) continue;
    if (delivered.waitMs === undefined || delivered.waitMs > LONGEST_WAIT) return;
    await wait(Math.max(1, delivered.waitMs), undefined, { signal: stopping }).catch(() => {});
  }
}
