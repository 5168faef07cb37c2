import type { Transaction } from "@olive/db";
import { fen, formatYuan } from "@olive/kernel";
import { APPLICATION_LIFE } from "./application-life-cycle.ts";
import { type Application, findOffer, lockAuthorisation, type StoredOffer } from "./applications.ts";
import type { Borrower, LendingOffice } from "./lending-site.ts";
import { moveOwn } from "./move-application.ts";
import * as refusals from "./refusals.ts";

export interface AcceptInput {
  readonly offer: string;
  readonly now: Date;
}

export interface Accepted {
  readonly offer: string;
  readonly application: string;
  readonly coolingUntil: Date;
  readonly repeated: boolean;
}

const DAY_MS = 86_400_000;

/**
 * The owner takes one offer. All applications of the authorisation are locked first, so that of two taps one wins; the
 * others become `notSelected`, their banks are told to delete what they have. Once accepted, the same tap changes
 * nothing. Throws `offer-unknown`, `offer-expired`, `offer-not-open`, `other-offer-accepted`.
 */
export async function acceptOffer(
  tx: Transaction,
  site: LendingOffice,
  borrower: Borrower,
  { offer: id, now }: AcceptInput,
): Promise<Accepted> {
  const county = site.county.code;
  const found = await ownOffer(tx, county, borrower, id);
  const applications = await lockAuthorisation(tx, county, found.authorisation);
  const offer = (await findOffer(tx, county, id)) ?? found;
  const before = await liveAcceptance(tx, county, offer.authorisation);
  if (before?.offer === id) return { ...before, application: offer.application, repeated: true };
  if (before !== undefined) throw refusals.otherOfferTaken();
  const application = applications.find((one) => one.id === offer.application);
  if (application === undefined) throw refusals.offerUnknown();
  if (offer.state !== "open" || APPLICATION_LIFE[application.state].accepted === "refused")
    throw refusals.offerNotOpen();
  if (offer.validTill <= now) throw refusals.offerExpired(offer.validTill.toISOString().slice(0, 10));
  const coolingUntil = new Date(now.getTime() + offer.body.coolingOffDays * DAY_MS);
  const ownerSignature = await signAcceptance(tx, site, borrower, offer, now);
  await tx.query(
    `insert into finance.acceptance (county, offer, authorisation, credit_code, place_code, account, accepted_at,
       owner_signature, cooling_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[county, id, offer.authorisation, offer.creditCode, offer.place, borrower.account, now],
      ...[ownerSignature, coolingUntil],
    ],
  );
  await moveOwn(tx, county, application, "accepted", now, { offer: id });
  await settleOffers(tx, county, offer);
  await site.doors.tell(tx, {
    ...{ bank: offer.bank, application: offer.application, now },
    message: { kind: "acceptance", offer: id, acceptedAt: now.toISOString(), ownerSignature },
  });
  await leaveOthers(tx, site, applications, offer, now);
  return { offer: id, application: offer.application, coolingUntil, repeated: false };
}

/** An offer of this very business; another's is unknown. */
export async function ownOffer(
  tx: Transaction,
  county: string,
  { business }: Borrower,
  id: string,
): Promise<StoredOffer> {
  const offer = await findOffer(tx, county, id);
  if (offer === undefined || offer.creditCode !== business.creditCode) throw refusals.offerUnknown();
  return offer;
}

/** The acceptance that stands under an authorisation, if any. */
export async function liveAcceptance(
  tx: Transaction,
  county: string,
  authorisation: string,
): Promise<{ readonly offer: string; readonly coolingUntil: Date; readonly acceptedAt: Date } | undefined> {
  const [row] = await tx.query<{ offer: string; coolingUntil: Date; acceptedAt: Date }>(
    `select offer, cooling_until as "coolingUntil", accepted_at as "acceptedAt" from finance.acceptance
     where county = $1 and authorisation = $2 and withdrawn_at is null`,
    [county, authorisation],
  );
  return row;
}

/** What the owner signs, in words that a person reads. */
function signAcceptance(
  tx: Transaction,
  { doors }: LendingOffice,
  borrower: Borrower,
  { id, bank, amountFen, body }: StoredOffer,
  now: Date,
): Promise<string> {
  const text = [
    `${borrower.business.name}（${borrower.business.creditCode}）接受${bank}的报价 ${id}`,
    `金额 ${formatYuan(fen(amountFen))} 元，年利率 ${body.rateBp / 100}%，${body.months} 个月`,
    now.toISOString(),
  ].join("；");
  return doors.signAsOwner(tx, { borrower, text, now });
}

/** The accepted offer, and all others under the same authorisation. */
async function settleOffers(
  tx: Transaction,
  county: string,
  { id, authorisation }: StoredOffer,
): Promise<void> {
  await tx.query(
    `update finance.offer set state = case when id = $3 then 'accepted' else 'notSelected' end
     where county = $1 and authorisation = $2 and state = 'open'`,
    [county, authorisation, id],
  );
}

async function leaveOthers(
  tx: Transaction,
  site: LendingOffice,
  applications: readonly Application[],
  chosen: StoredOffer,
  now: Date,
): Promise<void> {
  const county = site.county.code;
  const others = applications.filter(({ id }) => id !== chosen.application);
  const left = others.filter(({ state }) => APPLICATION_LIFE[state].notSelected === "notSelected");
  for (const one of left) await moveOwn(tx, county, one, "notSelected", now, { chosen: chosen.id });
  if (left.length === 0) return;
  const [row] = await tx.query<{ consent: string }>(
    "select consent from finance.authorisation where county = $1 and id = $2",
    [county, chosen.authorisation],
  );
  if (row === undefined) return;
  const parts = left.map(({ id, bank, product }) => ({ application: id, bank, product }));
  await site.doors.bury(tx, { consent: row.consent, applications: parts, now });
}

/**
 * Takes an acceptance back within its cooling-off time, before any money was paid out. Taking it back twice changes
 * nothing. Throws `offer-unknown`, `offer-not-accepted`, `cooling-off-over`, `money-paid-out`.
 */
export async function withdrawAcceptance(
  tx: Transaction,
  site: LendingOffice,
  borrower: Borrower,
  { offer: id, now }: AcceptInput,
): Promise<{ readonly repeated: boolean }> {
  const county = site.county.code;
  const found = await ownOffer(tx, county, borrower, id);
  const applications = await lockAuthorisation(tx, county, found.authorisation);
  const offer = (await findOffer(tx, county, id)) ?? found;
  if (offer.state === "withdrawn") return { repeated: true };
  const accepted = await liveAcceptance(tx, county, offer.authorisation);
  const application = applications.find((one) => one.id === offer.application);
  if (accepted?.offer !== id || application === undefined) throw refusals.nothingAccepted();
  if (application.fundedOn !== null) throw refusals.moneyIsOut();
  if (accepted.coolingUntil < now)
    throw refusals.coolingOver(accepted.coolingUntil.toISOString().slice(0, 10));
  await moveOwn(tx, county, application, "withdrawn", now, { offer: id });
  await tx.query(
    "update finance.acceptance set withdrawn_at = $3 where county = $1 and offer = $2 and withdrawn_at is null",
    [county, id, now],
  );
  await tx.query("update finance.offer set state = 'withdrawn' where county = $1 and id = $2", [county, id]);
  const message = { kind: "withdrawal", offer: id } as const;
  await site.doors.tell(tx, { bank: offer.bank, application: offer.application, message, now });
  return { repeated: false };
}
