import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import type { Wording } from "@olive/kernel";
import { FAULT_WORDINGS } from "../../protocol/fault-wordings.ts";
import { DELIVERY_REASONS } from "../delivery-site.ts";
import type { OutboxKind } from "../outbox.ts";
import { letterUnknown } from "./refusals.ts";

interface LetterRow {
  id: string;
  kind: OutboxKind;
  bank: string;
  bankName: Wording;
  application: string;
  creditCode: string;
  fault: string;
  status: number | null;
  attempts: number;
  queuedAt: Date;
  diedAt: Date;
  ownerDepartment: string;
  owner: string | null;
  followers: number;
  history: {
    at: string;
    act: "redrive" | "close" | "take";
    by: string;
    reason: string;
    attempts: number;
    fault: string | null;
  }[];
}

const LETTERS = `select o.id, o.kind, o.bank, b.name as "bankName", o.application, o.credit_code as "creditCode",
    o.reason as fault, o.last_status as status, o.attempt + coalesce(h.before, 0) as attempts,
    o.created_at as "queuedAt", o.settled_at as "diedAt", o.owner_department as "ownerDepartment", o.owner_name as owner,
    (select count(*)::int from finance.outbox f where f.county = o.county and f.application = o.application
       and f.bank = o.bank and f.sequence > o.sequence and f.state = 'waiting') as followers,
    coalesce(h.history, '[]') as history
  from finance.outbox o join finance.bank b on b.county = o.county and b.code = o.bank
  left join lateral (
    select sum(r.attempts) filter (where r.act = 'redrive')::int as before,
      jsonb_agg(jsonb_build_object('at', r.at, 'act', r.act, 'by', r.account_name, 'reason', r.reason,
        'attempts', r.attempts, 'fault', r.fault) order by r.at) as history
    from finance.redrive r where r.message = o.id) h on true
  where o.county = $1 and o.state = 'dead'`;

export interface LetterPage {
  readonly bank?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What could not be delivered, the oldest first, in the reader's scope. */
export async function listDeadLetters(tx: Queryable, county: string, { bank, after, limit }: LetterPage) {
  const rows = await tx.query<LetterRow>(
    `${LETTERS} and ($2::text is null or o.bank = $2) and ($3::uuid is null or (o.settled_at, o.id) > (
       select a.settled_at, a.id from finance.outbox a where a.county = $1 and a.id = $3))
     order by o.settled_at, o.id limit $4`,
    [county, bank ?? null, after ?? null, limit],
  );
  const [count] = await tx.query<{ total: number }>(
    `select count(*)::int as total from finance.outbox where county = $1 and state = 'dead'
       and ($2::text is null or bank = $2)`,
    [county, bank ?? null],
  );
  const next = rows.length === limit ? (rows.at(-1)?.id ?? null) : null;
  return { letters: rows, total: count?.total ?? 0, next };
}

export async function findDeadLetter(tx: Queryable, county: string, id: string): Promise<LetterRow> {
  const [row] = await tx.query<LetterRow>(`${LETTERS} and o.id = $2`, [county, id]);
  if (row === undefined) throw letterUnknown();
  return row;
}

/** As the contract says it. */
export function showLetter(row: LetterRow, businessName: string | null) {
  return {
    ...row,
    businessName,
    words: faultWords(row.fault),
    queuedAt: row.queuedAt.toISOString(),
    diedAt: row.diedAt.toISOString(),
    history: row.history.map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() })),
  };
}

/** What a code means, in words; a bare status of the bank's server as it is. */
export function faultWords(fault: string): Wording {
  const known =
    DELIVERY_REASONS[fault] ?? (FAULT_WORDINGS as Record<string, { message: Wording }>)[fault]?.message;
  return known ?? { zh: `银行答复 ${fault}`, en: `The bank answered ${fault}` };
}

export interface LetterAct {
  readonly id: string;
  readonly reason: string;
  readonly now: Date;
}

/** Somebody of the office answers for it from now on. Throws `dead-letter-unknown`. */
export async function takeDeadLetter(tx: Queryable, actor: Actor, act: LetterAct): Promise<void> {
  await recordAct(tx, actor, act, "take");
  await tx.query("update finance.outbox set owner_account = $2, owner_name = $3 where id = $1", [
    ...[act.id, actor.account, actor.name],
  ]);
}

/**
 * Puts it back into the outbox under its own number, due at once and with all ten tries before it: it really is sent,
 * the second time as well as the first. Its attempt still asks the consent. Throws `dead-letter-unknown`.
 */
export async function redriveDeadLetter(tx: Queryable, actor: Actor, act: LetterAct): Promise<void> {
  await recordAct(tx, actor, act, "redrive");
  await tx.query(
    `update finance.outbox set state = 'waiting', reason = null, settled_at = null, attempt = 0, next_at = $2,
       lease_until = null, owner_account = $3, owner_name = $4 where id = $1`,
    [act.id, act.now, actor.account, actor.name],
  );
}

/** Nobody sends it any more: a named person's decision; what waited behind it may go. Throws `dead-letter-unknown`. */
export async function closeDeadLetter(tx: Queryable, actor: Actor, act: LetterAct): Promise<void> {
  await recordAct(tx, actor, act, "close");
  await tx.query("update finance.outbox set state = 'closed', settled_at = $2 where id = $1", [
    act.id,
    act.now,
  ]);
}

async function recordAct(
  tx: Queryable,
  { county, account, name }: Actor,
  { id, reason, now }: LetterAct,
  act: "redrive" | "close" | "take",
): Promise<void> {
  const [row] = await tx.query<{ attempt: number; fault: string | null; place: string }>(
    `select attempt, last_fault as fault, place_code as place from finance.outbox
     where county = $1 and id = $2 and state = 'dead' for update`,
    [county, id],
  );
  if (row === undefined) throw letterUnknown();
  await tx.query(
    `insert into finance.redrive (county, message, at, act, account, account_name, reason, attempts, fault, place_code)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [county, id, now, act, account, name, reason, row.attempt, row.fault, row.place],
  );
}
