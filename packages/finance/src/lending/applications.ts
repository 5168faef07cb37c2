import type { Queryable, Transaction } from "@olive/db";
import type { PlanFault } from "../cost/plan.ts";
import type { Offer } from "../protocol/index.ts";
import type { ApplicationState } from "./application-life-cycle.ts";

export interface Reason {
  readonly code: string;
  readonly text: string;
  readonly change: string | null;
}

export interface Application {
  readonly id: string;
  readonly authorisation: string;
  readonly creditCode: string;
  readonly place: string;
  readonly bank: string;
  readonly product: string;
  readonly productVersion: number;
  readonly state: ApplicationState;
  readonly reason: Reason | null;
  /** Section of the report that the bank still asks for. */
  readonly needs: string | null;
  readonly decidedAt: Date | null;
  readonly decision: string | null;
  readonly lineEndedAt: Date | null;
  readonly sentAt: Date;
  readonly receivedAt: Date | null;
  readonly offeredAt: Date | null;
  readonly contactedAt: Date | null;
  readonly fundedOn: string | null;
  readonly overdue: boolean;
  readonly deletedAt: Date | null;
}

export interface StoredOffer {
  readonly id: string;
  readonly application: string;
  readonly authorisation: string;
  readonly creditCode: string;
  readonly place: string;
  readonly bank: string;
  readonly kind: "loan" | "line";
  readonly amountFen: number;
  readonly body: Offer;
  readonly planFaults: readonly PlanFault[];
  readonly validTill: Date;
  readonly state: "open" | "accepted" | "notSelected" | "withdrawnByBank" | "withdrawn" | "ended";
  readonly stateReason: string | null;
  readonly receivedAt: Date;
}

const APPLICATION = `id, authorisation, credit_code as "creditCode", place_code as place, bank, product,
  product_version as "productVersion", state, reason, needs, decided_at as "decidedAt", decision,
  line_ended_at as "lineEndedAt", sent_at as "sentAt", received_at as "receivedAt", offered_at as "offeredAt",
  contacted_at as "contactedAt", funded_on::text as "fundedOn", overdue, deleted_at as "deletedAt"`;
const OFFER = `id, application, authorisation, credit_code as "creditCode", place_code as place, bank, kind,
  amount_fen::float8 as "amountFen", body, plan_faults as "planFaults", valid_till as "validTill", state,
  state_reason as "stateReason", received_at as "receivedAt"`;

/** The application, locked for the rest of the transaction; undefined where there is none. */
export async function lockApplication(
  tx: Transaction,
  county: string,
  id: string,
): Promise<Application | undefined> {
  const [row] = await tx.query<Application>(
    `select ${APPLICATION} from finance.application where county = $1 and id = $2 for no key update`,
    [county, id],
  );
  return row;
}

export function listApplicationsOf(
  db: Queryable,
  county: string,
  by: { readonly creditCode: string } | { readonly authorisation: string },
): Promise<Application[]> {
  const [column, value] =
    "creditCode" in by ? ["credit_code", by.creditCode] : ["authorisation", by.authorisation];
  return db.query<Application>(
    `select ${APPLICATION} from finance.application where county = $1 and ${column} = $2
     order by sent_at desc, bank`,
    [county, value],
  );
}

export function listOffersOf(
  db: Queryable,
  county: string,
  by: { readonly creditCode: string } | { readonly authorisation: string } | { readonly application: string },
): Promise<StoredOffer[]> {
  const [column, value] =
    "creditCode" in by
      ? ["credit_code", by.creditCode]
      : "authorisation" in by
        ? ["authorisation", by.authorisation]
        : ["application", by.application];
  return db.query<StoredOffer>(
    `select ${OFFER} from finance.offer where county = $1 and ${column} = $2 order by received_at, id`,
    [county, value],
  );
}

export async function findOffer(db: Queryable, county: string, id: string): Promise<StoredOffer | undefined> {
  const [row] = await db.query<StoredOffer>(
    `select ${OFFER} from finance.offer where county = $1 and id = $2`,
    [county, id],
  );
  return row;
}

/**
 * Locks what one authorisation holds: its row first, then its applications in the order of their ids. Everything that
 * decides between banks takes this lock, so that of two acceptances one comes first. Keys stay free: whoever changes a
 * row twice in a transaction has its foreign key looked at, and would else wait for this lock while holding another.
 */
export async function lockAuthorisation(tx: Transaction, county: string, id: string): Promise<Application[]> {
  await tx.query("select from finance.authorisation where county = $1 and id = $2 for no key update", [
    county,
    id,
  ]);
  return tx.query<Application>(
    `select ${APPLICATION} from finance.application where county = $1 and authorisation = $2
     order by id for no key update`,
    [county, id],
  );
}

/** Money of an offer: paid out in all, and asked for by draws that no payment answers yet. Fen. */
export async function moneyOf(
  db: Queryable,
  county: string,
  offer: string,
): Promise<{ readonly paidFen: number; readonly repaidFen: number; readonly waitingFen: number }> {
  const [row] = await db.query<{ paidFen: number; repaidFen: number; waitingFen: number }>(
    `select
       (select coalesce(sum(amount_fen), 0) from finance.disbursement where county = $1 and offer = $2)::float8
         as "paidFen",
       (select coalesce(sum(amount_fen), 0) from finance.repayment
         where county = $1 and offer = $2 and state = 'paid')::float8 as "repaidFen",
       (select coalesce(sum(d.amount_fen), 0) from finance.draw d where d.county = $1 and d.offer = $2
         and not exists (select from finance.disbursement p where p.county = d.county and p.draw = d.id))::float8
         as "waitingFen"`,
    [county, offer],
  );
  return row ?? { paidFen: 0, repaidFen: 0, waitingFen: 0 };
}

/** Moves an application, and keeps what moved it. A message that is recorded already is not recorded again: false. */
export async function recordEvent(
  tx: Transaction,
  county: string,
  of: Application,
  event: {
    readonly message: string;
    readonly event: string;
    readonly to: ApplicationState;
    readonly effect: "applied" | "behind" | "late";
    readonly signedAt: Date;
    readonly now: Date;
    readonly body: unknown;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into finance.application_event
       (county, application, message, place_code, bank, event, from_state, to_state, effect, signed_at, recorded_at, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing returning message`,
    [
      ...[county, of.id, event.message, of.place, of.bank, event.event, of.state, event.to],
      ...[event.effect, event.signedAt, event.now, JSON.stringify(event.body)],
    ],
  );
  if (rows.length === 0) return false;
  if (event.to !== of.state) {
    await tx.query(
      "update finance.application set state = $3, changed_at = $4 where county = $1 and id = $2",
      [county, of.id, event.to, event.now],
    );
  }
  return true;
}
