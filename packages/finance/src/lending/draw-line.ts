import type { Transaction } from "@olive/db";
import { liveAcceptance, ownOffer } from "./accept-offer.ts";
import { lockAuthorisation, moneyOf } from "./applications.ts";
import type { Borrower, LendingOffice } from "./lending-site.ts";
import * as refusals from "./refusals.ts";

export interface DrawInput {
  /** Drawn with the form: sent twice, it is asked once. */
  readonly id: string;
  readonly offer: string;
  readonly amountFen: number;
  readonly now: Date;
}

/**
 * Asks the bank for a part of an accepted line, or all of it. What is paid out and what is asked for already count;
 * a line that is past its day or that its bank ended gives nothing more. Throws `not-a-line`, `offer-not-accepted`,
 * `line-ended`, `offer-expired`, `draw-over-line`, `offer-unknown`.
 * @returns what is left of the line after it, fen.
 */
export async function drawLine(
  tx: Transaction,
  site: LendingOffice,
  borrower: Borrower,
  { id, offer: offerId, amountFen, now }: DrawInput,
): Promise<{ readonly leftFen: number; readonly repeated: boolean }> {
  const county = site.county.code;
  const offer = await ownOffer(tx, county, borrower, offerId);
  if (offer.kind !== "line") throw refusals.noLine();
  const applications = await lockAuthorisation(tx, county, offer.authorisation);
  const money = await moneyOf(tx, county, offerId);
  const leftFen = offer.amountFen - money.paidFen - money.waitingFen;
  const asked = await tx.query("select from finance.draw where county = $1 and id = $2 and offer = $3", [
    ...[county, id, offerId],
  ]);
  if (asked.length > 0) return { leftFen, repeated: true };
  const accepted = await liveAcceptance(tx, county, offer.authorisation);
  const application = applications.find((one) => one.id === offer.application);
  if (accepted?.offer !== offerId || application === undefined) throw refusals.nothingAccepted();
  if (application.lineEndedAt !== null) throw refusals.lineEnded(application.reason?.text ?? offer.bank);
  if (application.state === "closed") throw refusals.nothingAccepted();
  if (offer.validTill <= now) throw refusals.offerExpired(offer.validTill.toISOString().slice(0, 10));
  if (amountFen > leftFen) throw refusals.overLine(leftFen);
  await tx.query(
    `insert into finance.draw (county, id, offer, credit_code, place_code, amount_fen, account, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [county, id, offerId, offer.creditCode, offer.place, amountFen, borrower.account, now],
  );
  const message = { kind: "draw", offer: offerId, draw: id, amountFen } as const;
  await site.doors.tell(tx, { bank: offer.bank, application: offer.application, message, now });
  return { leftFen: leftFen - amountFen, repeated: false };
}
