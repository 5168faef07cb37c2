import { randomUUID } from "node:crypto";
import type { Queryable, Transaction } from "@olive/db";
import type { SubsidyDecision } from "./decide-subsidy.ts";
import type { SubsidyPolicy } from "./subsidy-policy.ts";

/** Who wrote a line: a named person, or the machine, which only ever reserves and releases. */
export type LedgerBy = { readonly account: number; readonly name: string } | "machine";

export interface LedgerEntry {
  readonly id: string;
  readonly policy: string;
  readonly offer: string;
  readonly disbursement: string;
  readonly creditCode: string;
  readonly kind: "reserve" | "pay" | "clawback" | "release";
  readonly amountFen: number;
  readonly centralFen: number;
  readonly provinceFen: number;
  readonly localFen: number;
  readonly principalFen: number;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly recordedAt: Date;
  readonly by: string;
}

/** What the budget of a policy still holds: what was put in, less what is reserved. Undefined where it has no limit. */
export async function budgetLeft(
  tx: Queryable,
  county: string,
  { code, budgetFen }: SubsidyPolicy,
): Promise<number | undefined> {
  const [row] = await tx.query<{ added: number | null; held: number }>(
    `select (select sum(amount_fen)::float8 from finance.subsidy_budget where county = $1 and policy = $2) as added,
       (select coalesce(sum(case kind when 'reserve' then amount_fen when 'release' then -amount_fen else 0 end), 0)
        from finance.subsidy_entry where county = $1 and policy = $2)::float8 as held`,
    [county, code],
  );
  if (budgetFen === undefined && (row?.added ?? null) === null) return undefined;
  return (budgetFen ?? 0) + (row?.added ?? 0) - (row?.held ?? 0);
}

/** Principal of a business on which each policy is reserved and not released: what its cap has left depends on it. */
export async function usedPrincipal(
  tx: Queryable,
  county: string,
  creditCode: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ policy: string; used: number }>(
    `select policy, sum(case kind when 'reserve' then principal_fen when 'release' then -principal_fen else 0 end)::float8
       as used
     from finance.subsidy_entry where county = $1 and credit_code = $2 group by policy`,
    [county, creditCode],
  );
  return new Map(rows.map(({ policy, used }) => [policy, used]));
}

/** Takes turns on a policy's budget until the transaction ends, so that two payments can't spend the same yuan. */
export async function lockBudget(tx: Transaction, county: string, policy: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('olive subsidy'), hashtext($1))", [
    `${county} ${policy}`,
  ]);
}

export interface NewEntry {
  readonly policy: string;
  readonly offer: string;
  readonly disbursement: string;
  readonly creditCode: string;
  readonly place: string;
  readonly kind: LedgerEntry["kind"];
  readonly amountFen: number;
  readonly centralFen: number;
  readonly provinceFen: number;
  readonly localFen: number;
  readonly principalFen: number;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly reason: unknown;
  readonly by: LedgerBy;
  readonly now: Date;
}

/** Writes a line; one of the same kind and period for the same payment is there once: false where it was. */
export async function writeEntry(tx: Transaction, county: string, entry: NewEntry): Promise<boolean> {
  const [account, name] = entry.by === "machine" ? [null, "系统"] : [entry.by.account, entry.by.name];
  const rows = await tx.query(
    `insert into finance.subsidy_entry (county, id, policy, offer, disbursement, credit_code, place_code, kind,
       amount_fen, central_fen, province_fen, local_fen, principal_fen, from_on, until_on, reason, recorded_at,
       recorded_by, recorded_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     on conflict do nothing returning id`,
    [
      ...[county, randomUUID(), entry.policy, entry.offer, entry.disbursement, entry.creditCode, entry.place],
      ...[
        entry.kind,
        entry.amountFen,
        entry.centralFen,
        entry.provinceFen,
        entry.localFen,
        entry.principalFen,
      ],
      ...[entry.fromOn, entry.untilOn, JSON.stringify(entry.reason), entry.now, account, name],
    ],
  );
  return rows.length > 0;
}

/** The lines of a payment, the oldest first. */
export function listEntries(
  tx: Queryable,
  county: string,
  by: { readonly disbursement: string } | { readonly offer: string },
): Promise<LedgerEntry[]> {
  const [column, value] = "offer" in by ? ["offer", by.offer] : ["disbursement", by.disbursement];
  return tx.query<LedgerEntry>(
    `select id, policy, offer, disbursement, credit_code as "creditCode", kind, amount_fen::float8 as "amountFen",
       central_fen::float8 as "centralFen", province_fen::float8 as "provinceFen", local_fen::float8 as "localFen",
       principal_fen::float8 as "principalFen", from_on::text as "fromOn", until_on::text as "untilOn",
       recorded_at as "recordedAt", recorded_by_name as by
     from finance.subsidy_entry where county = $1 and ${column} = $2 order by recorded_at, id`,
    [county, value],
  );
}

/** A decision's parts as a line of the ledger holds them. */
export const partsOf = ({
  amountFen,
  centralFen,
  provinceFen,
  localFen,
  principalFen,
  fromOn,
  untilOn,
}: SubsidyDecision) => ({ amountFen, centralFen, provinceFen, localFen, principalFen, fromOn, untilOn });
