import type { Queryable, Transaction } from "@olive/db";
import * as refusals from "./refusals.ts";

export const BATCH_STATES = ["prepared", "returned", "approved", "sent", "settled"] as const;
export type BatchState = (typeof BATCH_STATES)[number];
export const LINE_STATES = [
  "proposed",
  "excluded",
  "returned",
  "approved",
  "sent",
  "paid",
  "failed",
] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Where a batch can go, one total record; only people move it. */
export const BATCH_LIFE: Readonly<Record<BatchState, readonly BatchState[]>> = {
  prepared: ["returned", "approved"],
  returned: [],
  approved: ["sent"],
  sent: ["settled"],
  settled: [],
};

export interface GrantBatch {
  readonly id: string;
  readonly policy: string;
  readonly policyFrom: string;
  readonly period: string;
  readonly department: string;
  readonly onDay: string;
  readonly state: BatchState;
  readonly budgetFen: number | null;
  readonly preparedBy: number;
  readonly preparedByName: string;
  readonly preparedAt: Date;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly returnReason: string | null;
  readonly fileDigest: string | null;
  readonly sentAt: Date | null;
  readonly settledAt: Date | null;
}

export interface GrantLine {
  readonly id: string;
  readonly creditCode: string;
  readonly place: string;
  readonly name: string;
  readonly amountFen: number;
  readonly basis: "data" | "declared";
  readonly reasons: readonly { readonly zh: string; readonly en: string }[];
  readonly state: LineState;
  readonly paidOn: string | null;
  readonly reference: string | null;
  readonly failure: string | null;
}

const BATCH = `id, policy, policy_from::text as "policyFrom", period, department, on_day::text as "onDay", state,
  budget_fen::float8 as "budgetFen", prepared_by as "preparedBy", prepared_by_name as "preparedByName",
  prepared_at as "preparedAt", decided_by_name as "decidedByName", decided_at as "decidedAt",
  return_reason as "returnReason", file_digest as "fileDigest", sent_at as "sentAt", settled_at as "settledAt"`;
const LINE = `id, credit_code as "creditCode", place_code as place, business_name as name,
  amount_fen::float8 as "amountFen", basis, reasons, state, paid_on::text as "paidOn", reference, failure`;

/** The batch, locked; throws where there is none or it can't go to `next`. */
export async function lockBatch(
  tx: Transaction,
  county: string,
  id: string,
  next?: BatchState,
): Promise<GrantBatch> {
  const [batch] = await tx.query<GrantBatch>(
    `select ${BATCH} from finance.grant_batch where county = $1 and id = $2 for update`,
    [county, id],
  );
  if (batch === undefined) throw refusals.batchUnknown();
  if (next !== undefined && !BATCH_LIFE[batch.state].includes(next)) throw refusals.batchMoved();
  return batch;
}

export async function findBatch(tx: Queryable, county: string, id: string): Promise<GrantBatch | undefined> {
  const [batch] = await tx.query<GrantBatch>(
    `select ${BATCH} from finance.grant_batch where county = $1 and id = $2`,
    [county, id],
  );
  return batch;
}

export interface BatchSummary extends GrantBatch {
  readonly lines: number;
  readonly totalFen: number;
  readonly paidFen: number;
}

/** Newest first. Counts and sums are of the lines that the reader sees. */
export function listBatches(tx: Queryable, county: string): Promise<BatchSummary[]> {
  return tx.query<BatchSummary>(
    `select ${BATCH},
       (select count(*)::int from finance.grant_line l where l.county = b.county and l.batch = b.id
         and l.state not in ('excluded', 'returned')) as lines,
       (select coalesce(sum(amount_fen), 0)::float8 from finance.grant_line l where l.county = b.county
         and l.batch = b.id and l.state not in ('excluded', 'returned')) as "totalFen",
       (select coalesce(sum(amount_fen), 0)::float8 from finance.grant_line l where l.county = b.county
         and l.batch = b.id and l.state = 'paid') as "paidFen"
     from finance.grant_batch b where county = $1 order by prepared_at desc, id limit 200`,
    [county],
  );
}

export function listLines(
  tx: Queryable,
  county: string,
  batch: string,
  page: { readonly after: string | null; readonly limit: number },
): Promise<GrantLine[]> {
  return tx.query<GrantLine>(
    `select ${LINE} from finance.grant_line where county = $1 and batch = $2
       and ($3::text is null or credit_code > $3) order by credit_code limit $4`,
    [county, batch, page.after, page.limit],
  );
}

/** A line of the batch, locked. Throws Refusal `grant-line-unknown`. */
export async function lockLine(
  tx: Transaction,
  county: string,
  batch: string,
  creditCode: string,
): Promise<GrantLine> {
  const [line] = await tx.query<GrantLine>(
    `select ${LINE} from finance.grant_line where county = $1 and batch = $2 and credit_code = $3 for update`,
    [county, batch, creditCode],
  );
  if (line === undefined) throw refusals.lineUnknown();
  return line;
}
