import type { Transaction } from "@olive/db";
import { pauseLane } from "./claim-message.ts";
import { raiseAlarm, recordDelivery } from "./delivery-leaf.ts";
import { type DeliveryEvent, type DeliverySite, nowOf } from "./delivery-site.ts";
import type { ClaimedMessage } from "./outbox.ts";
import { nextAttempt } from "./retry-schedule.ts";

/** Tells lending, in the same transaction. */
export async function tell(
  tx: Transaction,
  site: DeliverySite,
  { id, application, bank }: Pick<ClaimedMessage, "id" | "application" | "bank">,
  event: DeliveryEvent["event"],
  reason: string | null = null,
): Promise<void> {
  await site.hooks.applyDelivery?.(tx, {
    ...{ county: site.county.code, application, bank, message: id, at: nowOf(site), event, reason },
  });
}

/** Before anything of an application's delivery is changed (DeliveryHooks.holdApplication). */
export async function holdApplication(
  tx: Transaction,
  { county, hooks }: DeliverySite,
  { application }: Pick<ClaimedMessage, "application">,
): Promise<void> {
  await hooks.holdApplication?.(tx, { county: county.code, application });
}

async function leaf(
  tx: Transaction,
  site: DeliverySite,
  { id, application, bank, consent, attempt, kind }: ClaimedMessage,
  act: string,
  reason: string | null,
): Promise<void> {
  await recordDelivery(tx, {
    ...{ county: site.county.code, at: nowOf(site), act, message: id, application, bank, consent },
    detail: { kind, attempt, reason },
  });
}

/** Done: the bank's signed answer stands beside it. False where the row is no longer ours. */
export async function finishMessage(
  tx: Transaction,
  site: DeliverySite,
  claimed: ClaimedMessage,
  answer: string,
): Promise<boolean> {
  const rows = await tx.query(
    `update finance.outbox set state = 'done', settled_at = $3, lease_until = null, answer = $4, last_fault = null
     where id = $1 and fence = $2 and state = 'waiting' returning id`,
    [claimed.id, claimed.fence, nowOf(site), answer],
    "finance-finish",
  );
  if (rows.length === 0) return false;
  await leaf(tx, site, claimed, "deliverMessage", null);
  return true;
}

/** It may not leave any more (consent revoked, expired): wiped, and the application is told once. */
export async function cancelMessage(
  tx: Transaction,
  site: DeliverySite,
  claimed: ClaimedMessage,
  reason: string,
): Promise<void> {
  const rows = await tx.query(
    `update finance.outbox set state = 'cancelled', reason = $3, settled_at = $4, lease_until = null, content = null,
       signed = null
     where id = $1 and fence = $2 and state = 'waiting' returning id`,
    [claimed.id, claimed.fence, reason, nowOf(site)],
  );
  if (rows.length === 0) return;
  await leaf(tx, site, claimed, "cancelMessage", reason);
  await tell(tx, site, claimed, reason === "CONSENT_EXPIRED" ? "expired" : "cancelled", reason);
}

export async function postponeMessage(tx: Transaction, claimed: ClaimedMessage, until: Date): Promise<void> {
  await tx.query(
    "update finance.outbox set next_at = $3, lease_until = null where id = $1 and fence = $2 and state = 'waiting'",
    [claimed.id, claimed.fence, until],
  );
}

export interface Failure {
  readonly fault: string;
  readonly status?: number | undefined;
  /** Milliseconds that the bank asked for. */
  readonly retryAfter?: number | undefined;
  /** Whether somebody has to look. */
  readonly alarm?: boolean | undefined;
}

/** An attempt failed: at its next time again; after the tenth, or past the consent's end, no more. */
export async function failAttempt(
  tx: Transaction,
  site: DeliverySite,
  claimed: ClaimedMessage,
  failure: Failure,
): Promise<void> {
  const now = nowOf(site);
  const next = nextAttempt(claimed.attempt, now, failure.retryAfter);
  if (next === undefined) {
    await killMessage(tx, site, claimed, { ...failure, fault: "TRIES_USED_UP", last: failure.fault });
    return;
  }
  const rows = await tx.query(
    `update finance.outbox set next_at = $3, lease_until = null, last_fault = $4, last_status = $5
     where id = $1 and fence = $2 and state = 'waiting' returning id`,
    [claimed.id, claimed.fence, next, failure.fault, failure.status ?? null],
  );
  if (rows.length === 0) return;
  if (failure.retryAfter) {
    await pauseLane(tx, site.county.code, claimed.bank, new Date(now.getTime() + failure.retryAfter));
  }
  if (failure.alarm) await alarm(tx, site, claimed, failure.fault);
}

/** To the dead letters: somebody of the owning department sends it again, or closes it with a reason. */
export async function killMessage(
  tx: Transaction,
  site: DeliverySite,
  claimed: ClaimedMessage,
  failure: Failure & { readonly last?: string },
): Promise<void> {
  const rows = await tx.query(
    `update finance.outbox set state = 'dead', reason = $3, settled_at = $4, lease_until = null, last_fault = $5,
       last_status = coalesce($6, last_status), owner_department = coalesce(owner_department, $7)
     where id = $1 and fence = $2 and state = 'waiting' returning id`,
    [
      ...[claimed.id, claimed.fence, failure.fault, nowOf(site), failure.last ?? failure.fault],
      ...[failure.status ?? null, site.ownerDepartment],
    ],
  );
  if (rows.length === 0) return;
  await leaf(tx, site, claimed, "buryMessage", failure.fault);
  if (failure.alarm) await alarm(tx, site, claimed, failure.fault);
  await tell(tx, site, claimed, "dead", failure.fault);
}

export async function alarm(
  tx: Transaction,
  site: DeliverySite,
  claimed: Pick<ClaimedMessage, "id" | "bank">,
  code: string,
): Promise<void> {
  await raiseAlarm(tx, {
    ...{ county: site.county.code, at: nowOf(site), bank: claimed.bank, code, message: claimed.id },
  });
}
