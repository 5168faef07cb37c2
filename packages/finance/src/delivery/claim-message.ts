import { type Transaction, transaction } from "@olive/db";
import { type DeliverySite, nowOf } from "./delivery-site.ts";
import { CLAIMED_COLUMNS, type ClaimedMessage } from "./outbox.ts";

const SECOND = 1000;
/** Longer than an attempt can take: whose process died is free again after it. */
const LEASE = 60 * SECOND;
/** What a bank that was idle may get at once, in seconds of its rate. */
const BURST = 1 * SECOND;

/** Nothing to claim: now, or until the bank's rate or its own wish allows more (milliseconds). */
export type Claim = { readonly message: ClaimedMessage } | { readonly waitMs: number | undefined };

/**
 * Takes one due message of a bank, for a minute and under a new fencing number: the first of its application that is
 * not yet done. Others that claim at the same time get others. The bank's rate is counted here, for all processes.
 */
export function claimMessage(site: DeliverySite, bank: string): Promise<Claim> {
  return transaction(site.db, async (tx) => {
    const now = nowOf(site);
    const [message] = await tx.query<ClaimedMessage>(DUE, [site.county.code, now, bank], "finance-claim");
    if (message === undefined) return { waitMs: undefined };
    const waitMs = await takeSlot(tx, site.county.code, bank, now);
    if (waitMs > 0) return { waitMs };
    await tx.query(
      "update finance.outbox set lease_until = $2, fence = fence + 1 where id = $1",
      [message.id, new Date(now.getTime() + LEASE)],
      "finance-lease",
    );
    return { message: { ...message, fence: message.fence + 1 } };
  });
}

/**
 * Which rows of `o` may go at $2 by their time and order: a tombstone waits for no more than reports and keys on their
 * way, anything else for all that went before it.
 */
const MAY_GO = `o.state = 'waiting' and o.next_at <= $2 and (o.lease_until is null or o.lease_until <= $2)
    and not exists (select from finance.outbox e
      where e.county = o.county and e.application = o.application and e.bank = o.bank and e.sequence < o.sequence
        and case when o.kind = 'tombstone' then e.state = 'waiting' and e.kind in ('delivery', 'keyRelease', 'tombstone')
          else e.state in ('waiting', 'dead') end)`;

const DUE = `select ${CLAIMED_COLUMNS} from finance.outbox o
  join finance.bank b on b.county = o.county and b.code = o.bank and b.state = 'open'
  where o.county = $1 and o.bank = $3 and ${MAY_GO}
  order by o.next_at, o.sequence, o.id limit 1 for update of o skip locked`;

/**
 * One place in the bank's rate (GCRA): `next_slot` is when an even flow would send the next; a bank that was idle may
 * get a second's worth at once.
 * @returns 0 where the place was taken, else the milliseconds until there is one.
 */
async function takeSlot(tx: Transaction, county: string, bank: string, now: Date): Promise<number> {
  const taken = await tx.query(
    `insert into finance.bank_lane as l (county, bank, next_slot) values ($1, $2, $3)
     on conflict (county, bank) do update set next_slot = greatest(l.next_slot, $3)
       + make_interval(secs => 1.0 / (select rate_per_second from finance.bank where county = $1 and code = $2))
     where (l.paused_until is null or l.paused_until <= $3) and l.next_slot <= $4
     returning l.bank`,
    [county, bank, now, new Date(now.getTime() + BURST)],
    "finance-take-slot",
  );
  if (taken.length > 0) return 0;
  const [lane] = await tx.query<{ nextSlot: Date; pausedUntil: Date | null }>(
    `select next_slot as "nextSlot", paused_until as "pausedUntil" from finance.bank_lane
     where county = $1 and bank = $2`,
    [county, bank],
  );
  if (lane === undefined) throw new Error("a lane is made when it is missing");
  const paused = (lane.pausedUntil?.getTime() ?? 0) - now.getTime();
  return paused > 0 ? paused : Math.max(1, lane.nextSlot.getTime() - now.getTime() - BURST);
}

/** The bank asked for a pause: nothing goes to it before, and no other bank waits. */
export async function pauseLane(tx: Transaction, county: string, bank: string, until: Date): Promise<void> {
  await tx.query(
    `update finance.bank_lane set paused_until = greatest(coalesce(paused_until, $3), $3)
     where county = $1 and bank = $2`,
    [county, bank, until],
  );
}

/** Banks that something is due for. */
export async function listDueBanks(site: DeliverySite): Promise<string[]> {
  const rows = await site.db.query<{ bank: string }>(
    `select b.code as bank from finance.bank b
     left join finance.bank_lane l on l.county = b.county and l.bank = b.code
     where b.county = $1 and b.state = 'open' and (l.paused_until is null or l.paused_until <= $2)
       and exists (select from finance.outbox o where o.county = b.county and o.bank = b.code and ${MAY_GO})
     order by b.code`,
    [site.county.code, nowOf(site)],
    "finance-due-banks",
  );
  return rows.map(({ bank }) => bank);
}
