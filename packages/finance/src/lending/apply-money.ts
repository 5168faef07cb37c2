import type { Transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { FromBank } from "../protocol/index.ts";
import { ProtocolFault } from "../protocol/protocol-fault.ts";
import { releaseSubsidies, reserveSubsidies } from "../subsidy/follow-money.ts";
import { APPLICATION_LIFE } from "./application-life-cycle.ts";
import { type Application, findOffer, moneyOf, recordEvent } from "./applications.ts";
import type { LendingOffice } from "./lending-site.ts";
import { type Effect, type GivenMessage, moveByFact } from "./move-application.ts";

type Disbursement = Extract<FromBank, { kind: "disbursement" }>;
type Repayment = Extract<FromBank, { kind: "repayment" }>;

/**
 * Money paid out: never more than was agreed, counted once by the bank's own reference, and only on what was accepted.
 * A draw is answered with what was asked, or less. Subsidies that say yes are reserved in the same transaction.
 */
export async function applyDisbursement(
  tx: Transaction,
  site: LendingOffice,
  application: Application,
  message: Disbursement,
  now: Date,
): Promise<Effect> {
  const county = site.county.code;
  const offer = await findOffer(tx, county, message.offer);
  if (offer === undefined || offer.application !== application.id)
    throw new ProtocolFault("UNKNOWN_APPLICATION", "no such offer");
  const known = await findByReference(tx, county, application.bank, message);
  if (known) return record(tx, county, application, message, now);
  if (offer.state !== "accepted" || APPLICATION_LIFE[application.state].disbursed === "refused")
    throw new ProtocolFault("APPLICATION_CLOSED", "not accepted");
  const { paidFen } = await moneyOf(tx, county, offer.id);
  if (paidFen + message.amountFen > offer.amountFen) throw new ProtocolFault("LIMIT_EXCEEDED");
  if (message.amountFen === 0) throw new ProtocolFault("SCHEMA", "nothing paid out");
  await checkDraw(tx, county, offer.kind, message);
  await tx.query(
    `insert into finance.disbursement (county, message, offer, draw, credit_code, place_code, bank, amount_fen, paid_on,
       bank_reference, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[county, message.id, offer.id, message.draw, offer.creditCode, offer.place, offer.bank],
      ...[message.amountFen, message.paidOn, message.bankReference, now],
    ],
  );
  await tx.query(
    `update finance.application set funded_on = least(coalesce(funded_on, $3::date), $3::date)
     where county = $1 and id = $2`,
    [county, application.id, message.paidOn],
  );
  await reserveSubsidies(tx, site, offer, {
    ...{
      disbursement: message.id,
      amountFen: message.amountFen,
      paidOn: message.paidOn as CalendarDate,
      now,
    },
  });
  return moveByFact(tx, county, application, "disbursed", message, now);
}

/** The same payment told again under another message: kept, and counted once. A reference that means another sum is refused. */
async function findByReference(
  tx: Transaction,
  county: string,
  bank: string,
  { bankReference, amountFen, offer }: Disbursement,
): Promise<boolean> {
  const [row] = await tx.query<{ amountFen: number; offer: string }>(
    `select amount_fen::float8 as "amountFen", offer from finance.disbursement
     where county = $1 and bank = $2 and bank_reference = $3`,
    [county, bank, bankReference],
  );
  if (row === undefined) return false;
  if (row.amountFen !== amountFen || row.offer !== offer)
    throw new ProtocolFault("IDEMPOTENCY_CONFLICT", "reference used before");
  return true;
}

async function record(
  tx: Transaction,
  county: string,
  application: Application,
  message: FromBank,
  now: Date,
): Promise<Effect> {
  const signedAt = new Date(message.at);
  const to = application.state;
  await recordEvent(tx, county, application, {
    ...{ message: message.id, event: message.kind, to, effect: "late", signedAt, now, body: message },
  });
  return "late";
}

async function checkDraw(
  tx: Transaction,
  county: string,
  kind: "loan" | "line",
  { draw, amountFen, offer }: Disbursement,
): Promise<void> {
  if (kind === "loan") return;
  if (draw === null) throw new ProtocolFault("SCHEMA", "a line is paid out by draws");
  const [asked] = await tx.query<{ amountFen: number; paid: boolean }>(
    `select amount_fen::float8 as "amountFen", exists (select from finance.disbursement p
       where p.county = d.county and p.draw = d.id) as paid
     from finance.draw d where county = $1 and id = $2 and offer = $3`,
    [county, draw, offer],
  );
  if (asked === undefined) throw new ProtocolFault("SCHEMA", "nobody asked for this draw");
  if (asked.paid) throw new ProtocolFault("IDEMPOTENCY_CONFLICT", "this draw is paid out");
  if (amountFen > asked.amountFen) throw new ProtocolFault("LIMIT_EXCEEDED", "more than was drawn");
}

/** A payment back, a delay, or the end. What is the newest by its day says whether something is overdue. */
export async function applyRepayment(
  tx: Transaction,
  found: Application,
  message: Repayment,
  { county, receivedAt: now }: GivenMessage,
): Promise<Effect> {
  const offer = await findOffer(tx, county, message.offer);
  if (offer === undefined || offer.application !== found.id)
    throw new ProtocolFault("UNKNOWN_APPLICATION", "no such offer");
  if (offer.state !== "accepted") throw new ProtocolFault("APPLICATION_CLOSED", "not accepted");
  await tx.query(
    `insert into finance.repayment (county, message, offer, credit_code, place_code, state, amount_fen, happened_on,
       recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[county, message.id, offer.id, offer.creditCode, offer.place, message.state, message.amountFen],
      ...[message.on, now],
    ],
  );
  await tx.query(
    `update finance.application set overdue = coalesce((select r.state = 'overdue' from finance.repayment r
       where r.county = $1 and r.offer = $3 order by r.happened_on desc, (r.state = 'overdue'), r.message desc limit 1),
       false) where county = $1 and id = $2`,
    [county, found.id, offer.id],
  );
  if (message.state === "closedEarly") {
    const endedOn = message.on as CalendarDate;
    await releaseSubsidies(tx, county, offer, { endedOn, now });
  }
  if (message.state === "closed" || message.state === "closedEarly")
    return moveByFact(tx, county, found, "closed", message, now);
  const effect = found.state === "closed" ? "late" : "applied";
  await recordEvent(tx, county, found, {
    ...{ message: message.id, event: `repayment.${message.state}`, to: found.state, effect },
    ...{ signedAt: new Date(message.at), now, body: message },
  });
  return effect;
}
