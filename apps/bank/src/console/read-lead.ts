import type { Queryable } from "@olive/db";
import type { Offer } from "@olive/finance/protocol";
import { type BankContext, codeOf } from "../bank-context.ts";

export interface LeadRow {
  readonly id: string;
  readonly product: string;
  readonly amountFen: number | null;
  readonly consent: string;
  readonly consentVersion: number;
  readonly purpose: string;
  readonly expiresAt: Date;
  readonly state: string;
  readonly receivedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly contactedAt: Date | null;
  readonly endedReason: string | null;
  readonly deletedAt: Date | null;
  readonly offeredFen: number | null;
}

const LEAD = `select a.id, a.product, a.amount_fen::float8 as "amountFen", a.consent, a.consent_version as "consentVersion",
    a.purpose, a.expires_at as "expiresAt", a.state, a.received_at as "receivedAt", a.decided_at as "decidedAt",
    a.decided_by as "decidedBy", a.contacted_at as "contactedAt",
    (select e.reason from bank.consent_end e where e.bank = a.bank and e.consent = a.consent and e.application = a.id)
      as "endedReason",
    (select max(d.deleted_at) from bank.delivery d where d.bank = a.bank and d.application = a.id) as "deletedAt",
    (select max(o.amount_fen)::float8 from bank.offer o where o.bank = a.bank and o.application = a.id
      and o.state in ('made', 'accepted')) as "offeredFen"
  from bank.application a where a.bank = $1`;
const MOST = 200;

/** The newest applications first. */
export function listLeads(db: Queryable, context: BankContext): Promise<LeadRow[]> {
  return db.query<LeadRow>(`${LEAD} order by a.received_at desc, a.id limit ${MOST}`, [codeOf(context)]);
}

export interface OfferRow {
  readonly id: string;
  readonly state: string;
  readonly body: Offer;
  readonly paidFen: number;
  readonly repaid: number;
}
export interface MessageRow {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly sentAt: Date | null;
  readonly givenUpAt: Date | null;
  readonly answer: string | null;
}
export interface ActRow {
  readonly at: Date;
  readonly who: string;
  readonly act: string;
  readonly detail: string | null;
}
export interface Lead extends LeadRow {
  readonly offers: readonly OfferRow[];
  readonly messages: readonly MessageRow[];
  readonly acts: readonly ActRow[];
}

/** One application with everything around it; undefined where the bank has none of that number. */
export async function readLead(db: Queryable, context: BankContext, id: string): Promise<Lead | undefined> {
  const bank = codeOf(context);
  const [row] = await db.query<LeadRow>(`${LEAD} and a.id = $2`, [bank, id]);
  if (row === undefined) return undefined;
  const offers = await db.query<OfferRow>(
    `select o.id, o.state, o.body,
       coalesce((select sum(p.amount_fen) from bank.payout p where p.bank = o.bank and p.offer = o.id
         and p.paid_at is not null), 0)::float8 as "paidFen",
       (select count(*)::int from bank.repayment r where r.bank = o.bank and r.offer = o.id and r.state = 'paid')
         as repaid
     from bank.offer o where o.bank = $1 and o.application = $2 order by o.body->>'validTill', o.id`,
    [bank, id],
  );
  const messages = await db.query<MessageRow>(
    `select id, kind, next_at as at, sent_at as "sentAt", given_up_at as "givenUpAt", answer
     from bank.outbox where bank = $1 and application = $2 order by number desc`,
    [bank, id],
  );
  const acts = await db.query<ActRow>(
    "select at, who, act, detail from bank.act where bank = $1 and application = $2 order by number desc limit 50",
    [bank, id],
  );
  return { ...row, offers, messages, acts };
}
