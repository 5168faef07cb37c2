import { randomUUID } from "node:crypto";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import type { PolicySite } from "../policies/policy-site.ts";
import { findBatch, type GrantBatch, lockBatch } from "./batch.ts";
import { type DryRun, dryRun } from "./dry-run.ts";
import * as refusals from "./refusals.ts";

/** Of one period only one run at a time: two that look at once would both find the budget whole. */
const GRANT_LOCK = 41;

/**
 * Prepares the batch of a policy's period: the dry run's lines, each with its reasons, waiting for a second person. Sent
 * twice under one id it is one batch; run twice it finds nobody again. Throws Refusals `grant-nobody`,
 * `grant-over-budget`, `grant-other-department`.
 */
export async function prepareGrant(
  tx: Transaction,
  site: PolicySite,
  actor: Actor,
  input: { readonly id: string; readonly policy: string; readonly on: CalendarDate; readonly now: Date },
): Promise<GrantBatch> {
  const county = site.county.code;
  refuseTownship(actor);
  await tx.query("select pg_advisory_xact_lock($1, hashtext($2))", [GRANT_LOCK, `${county} ${input.policy}`]);
  const again = await findBatch(tx, county, input.id);
  if (again !== undefined) return again;
  const run = await dryRun(tx, site, input);
  refuseOther(actor, run.policy.department);
  if (run.lines.length === 0) throw refusals.nobodyToPay();
  if (run.overFen > 0) throw refusals.overBudget(run.overFen);
  await tx.query(
    `insert into finance.grant_batch (county, id, policy, policy_from, period, department, on_day, state, budget_fen,
       prepared_by, prepared_by_name, prepared_at) values ($1, $2, $3, $4, $5, $6, $7, 'prepared', $8, $9, $10, $11)`,
    [
      ...[
        county,
        input.id,
        run.policy.code,
        run.policy.effective.from,
        run.period,
        run.policy.department,
        input.on,
      ],
      ...[run.budgetFen, actor.account, actor.name, input.now],
    ],
  );
  await insertLines(tx, county, input.id, run);
  return lockBatch(tx, county, input.id);
}

/** A batch is the whole county's: whoever has a township alone reads its lines and moves nothing. */
export function refuseTownship(actor: Actor): void {
  if (actor.area !== `${actor.county}000000`) throw refusals.countyOnly();
}

export function refuseOther(actor: Actor, department: string): void {
  if (actor.department !== null && actor.department !== department)
    throw refusals.otherDepartment(department);
}

function insertLines(tx: Transaction, county: string, batch: string, { policy, period, lines }: DryRun) {
  const rows = lines.map(({ creditCode, name, place, amountFen, basis, conditions }) => ({
    ...{ id: randomUUID(), code: creditCode, name, place, amount: amountFen, basis },
    reasons: conditions.map(({ says }) => says),
  }));
  return tx.query(
    `insert into finance.grant_line (county, id, batch, policy, period, credit_code, place_code, business_name,
       amount_fen, basis, reasons, state)
     select $1, id, $2, $3, $4, code, place, name, amount, basis, reasons, 'proposed'
     from jsonb_to_recordset($5::jsonb) as given
       (id uuid, code text, name text, place text, amount bigint, basis text, reasons jsonb)`,
    [county, batch, policy.code, period, JSON.stringify(rows)],
  );
}
