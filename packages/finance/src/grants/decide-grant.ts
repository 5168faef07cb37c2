import { randomUUID } from "node:crypto";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import type { PolicySite } from "../policies/policy-site.ts";
import { type GrantBatch, listLines, lockBatch, lockLine } from "./batch.ts";
import { dryRun } from "./dry-run.ts";
import { refuseOther, refuseTownship } from "./prepare-grant.ts";
import * as refusals from "./refusals.ts";

const MOST_LINES = 1_000_000;

export interface Deciding {
  readonly batch: string;
  readonly now: Date;
}

/**
 * The second person approves what the first prepared. Every line is judged again on today's data: where an answer or an
 * amount has changed, nothing is approved and it says whose. Throws Refusals `grant-same-person`, `grant-changed`.
 */
export async function approveGrant(
  tx: Transaction,
  site: PolicySite,
  actor: Actor,
  { batch: id, now }: Deciding,
): Promise<GrantBatch> {
  const county = site.county.code;
  refuseTownship(actor);
  const batch = await lockBatch(tx, county, id, "approved");
  refuseOther(actor, batch.department);
  if (batch.preparedBy === actor.account) throw refusals.secondPerson();
  await refuseChanged(tx, site, batch);
  await tx.query(
    `update finance.grant_batch set state = 'approved', decided_by = $3, decided_by_name = $4, decided_at = $5
     where county = $1 and id = $2`,
    [county, id, actor.account, actor.name, now],
  );
  await tx.query(
    "update finance.grant_line set state = 'approved' where county = $1 and batch = $2 and state = 'proposed'",
    [county, id],
  );
  return lockBatch(tx, county, id);
}

async function refuseChanged(tx: Transaction, site: PolicySite, batch: GrantBatch): Promise<void> {
  const on = batch.onDay as CalendarDate;
  const now = await dryRun(tx, site, { policy: batch.policy, on, ignoring: batch.id });
  const amounts = new Map(now.lines.map(({ creditCode, amountFen }) => [creditCode, amountFen]));
  const lines = await listLines(tx, site.county.code, batch.id, { after: null, limit: MOST_LINES });
  const changed = lines.filter(
    ({ state, creditCode, amountFen }) => state === "proposed" && amounts.get(creditCode) !== amountFen,
  );
  if (changed.length > 0) throw refusals.changedSince(changed.map(({ name }) => name));
}

/** Sends the batch back with a reason; its lines free the period again. */
export async function returnGrant(
  tx: Transaction,
  site: PolicySite,
  actor: Actor,
  { batch: id, now, reason }: Deciding & { readonly reason: string },
): Promise<GrantBatch> {
  const county = site.county.code;
  refuseTownship(actor);
  const batch = await lockBatch(tx, county, id, "returned");
  refuseOther(actor, batch.department);
  if (batch.preparedBy === actor.account) throw refusals.secondPerson();
  await tx.query(
    `update finance.grant_batch set state = 'returned', decided_by = $3, decided_by_name = $4, decided_at = $5,
       return_reason = $6 where county = $1 and id = $2`,
    [county, id, actor.account, actor.name, now, reason],
  );
  await tx.query(
    "update finance.grant_line set state = 'returned' where county = $1 and batch = $2 and state = 'proposed'",
    [county, id],
  );
  return lockBatch(tx, county, id);
}

/**
 * A named person leaves a business out, with a reason that it can read and object to. The machine never does. It stands
 * for the policy's period until it is lifted.
 */
export async function excludeFromGrant(
  tx: Transaction,
  site: PolicySite,
  actor: Actor,
  given: Deciding & { readonly creditCode: string; readonly reason: string },
): Promise<{ readonly id: string }> {
  const county = site.county.code;
  refuseTownship(actor);
  const batch = await lockBatch(tx, county, given.batch, "approved");
  refuseOther(actor, batch.department);
  const line = await lockLine(tx, county, given.batch, given.creditCode);
  if (line.state !== "proposed") throw refusals.batchMoved();
  const id = randomUUID();
  await tx.query(
    `insert into finance.grant_exclusion (county, id, policy, period, credit_code, place_code, business_name, department,
       reason, excluded_by, excluded_by_name, excluded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[county, id, batch.policy, batch.period, line.creditCode, line.place, line.name, batch.department],
      ...[given.reason, actor.account, actor.name, given.now],
    ],
  );
  await tx.query("update finance.grant_line set state = 'excluded' where county = $1 and id = $2", [
    county,
    line.id,
  ]);
  return { id };
}
