import { randomUUID } from "node:crypto";
import type { Transaction } from "@olive/db";
import { addDays, fromDateNumber, today } from "@olive/kernel";
import type { SuiteCode } from "../protocol/messages.ts";
import { recordDelivery } from "./delivery-leaf.ts";
import { type DeliverySite, nowOf, pass } from "./delivery-site.ts";
import { type Addressed, addToOutbox } from "./outbox.ts";
import { holdApplication, tell } from "./settle-message.ts";

export type EndReason = "revoked" | "expired" | "notSelected";

export interface TombstoneInput {
  readonly consent: string;
  readonly reason: EndReason;
  /** Only these applications' deliveries (another bank was chosen); all of the consent's where left out. */
  readonly applications?: readonly string[];
}

/** Days that a bank has to delete (the protocol's word; the consent's data life ends no later). */
const DELETE_WITHIN_DAYS = 7;

interface Ended extends Addressed {
  readonly id: string;
  readonly suite: SuiteCode;
  /** Whether anything of it may have reached the bank. */
  readonly begun: boolean;
}

/**
 * Ends deliveries, in the transaction that ends the consent and under its lock: what has not left is cancelled and its
 * content wiped; to whoever may have received something goes a tombstone, which the bank answers with its deletion.
 * Needs no bank to be up. Deliveries that ended before are left as they are.
 * @returns how many tombstones were queued.
 */
export async function queueTombstones(
  tx: Transaction,
  site: DeliverySite,
  { consent, reason, applications }: TombstoneInput,
): Promise<number> {
  const { code: county } = site.county;
  const at = nowOf(site);
  const deleteBy = fromDateNumber(addDays(today(at), DELETE_WITHIN_DAYS));
  await holdApplications(tx, site, consent, applications);
  const ended = await tx.query<Ended>(
    `update finance.delivery d set ended_at = $3, end_reason = $4, delete_by = $5, wrapped_key = null, disclosure = null
     from finance.outbox o
     where d.county = $1 and d.consent = $2 and d.ended_at is null and o.id = d.id
       and ($6::uuid[] is null or d.application = any($6))
     returning d.id, d.application, d.bank, d.consent, d.credit_code as "creditCode", d.place_code as place, d.suite,
       o.begun_at is not null as begun`,
    [county, consent, at, reason, deleteBy, applications ?? null],
  );
  await cancelWaiting(tx, county, at, reason, ended);
  let queued = 0;
  for (const { id, begun, ...to } of ended) {
    await recordDelivery(tx, {
      ...{ county, at, act: "endDelivery", message: id, detail: { reason, begun } },
      ...{ application: to.application, bank: to.bank, consent },
    });
    await tell(tx, site, { id, ...to }, "ended", REASON_CODES[reason]);
    if (!begun) continue;
    const body = { kind: "tombstone", consent, reason, deleteBy } as const;
    await addToOutbox(tx, site, { ...to, id: randomUUID(), body, delivery: id });
    queued += 1;
  }
  await pass(site, "tombstone:queued", consent);
  return queued;
}

/** In one order, so that two that end deliveries of the same applications don't wait crosswise. */
async function holdApplications(
  tx: Transaction,
  site: DeliverySite,
  consent: string,
  applications: readonly string[] | undefined,
): Promise<void> {
  const rows = await tx.query<{ application: string }>(
    `select distinct application from finance.delivery
     where county = $1 and consent = $2 and ended_at is null and ($3::uuid[] is null or application = any($3))
     order by application`,
    [site.county.code, consent, applications ?? null],
  );
  for (const row of rows) await holdApplication(tx, site, row);
}

const REASON_CODES = {
  revoked: "CONSENT_REVOKED",
  expired: "CONSENT_EXPIRED",
  notSelected: "NOT_SELECTED",
} as const satisfies Record<EndReason, string>;

/** Ciphertexts and keys that wait, or that nobody could deliver, are wiped; one on its way is ended by its own next step. */
async function cancelWaiting(
  tx: Transaction,
  county: string,
  at: Date,
  reason: EndReason,
  ended: readonly Ended[],
): Promise<void> {
  await tx.query(
    `update finance.outbox set state = 'cancelled', reason = $4, settled_at = $3, content = null, signed = null,
       lease_until = null, fence = fence + 1
     where county = $1 and (id = any($2) or (kind = 'keyRelease' and delivery = any($2)))
       and state in ('waiting', 'dead')`,
    [county, ended.map(({ id }) => id), at, REASON_CODES[reason]],
  );
}
