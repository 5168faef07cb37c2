import type { Transaction } from "@olive/db";
import { ProtocolFault, type ToBank } from "@olive/finance/protocol";
import { type BankContext, codeOf } from "../bank-context.ts";
import type { Answer } from "./exchange.ts";
import { receiptFor } from "./take-delivery.ts";

type Of<K extends ToBank["kind"]> = ToBank & { readonly kind: K };

/** The draw of a loan that is paid out as a whole. */
export const WHOLE_LOAN = "00000000-0000-0000-0000-000000000000";
const DAY = 86_400_000;

interface OfferRow {
  readonly application: string;
  readonly kind: "loan" | "line";
  readonly amountFen: string;
  readonly state: string;
  readonly validTill: Date;
  readonly coolingOffDays: number;
  readonly coolingUntil: Date | null;
  readonly ended: boolean;
}

const OFFER = `select o.application, o.kind, o.amount_fen as "amountFen", o.state,
    (o.body->>'validTill')::timestamptz as "validTill", (o.body->>'coolingOffDays')::int as "coolingOffDays",
    o.cooling_until as "coolingUntil", a.state in ('ended', 'withdrawn', 'closed') as ended
  from bank.offer o join bank.application a on a.bank = o.bank and a.id = o.application
  where o.bank = $1 and o.id = $2 for update of o, a`;

async function findOffer(
  tx: Transaction,
  context: BankContext,
  given: { offer: string; application: string },
) {
  const [offer] = await tx.query<OfferRow>(OFFER, [codeOf(context), given.offer], "bank-offer");
  if (offer?.application !== given.application) throw new ProtocolFault("UNKNOWN_APPLICATION");
  return offer;
}

/** The owner takes an offer: a contract, money after the cooling-off for a loan, an open line else. */
export async function takeAcceptance(
  tx: Transaction,
  context: BankContext,
  given: Of<"acceptance">,
  deliveryId: string,
): Promise<Answer> {
  const offer = await findOffer(tx, context, given);
  const now = context.now();
  const isLax = context.knobs.get("spendthrift") !== undefined;
  if (offer.ended || offer.state !== "made") throw new ProtocolFault("APPLICATION_CLOSED", offer.state);
  if (offer.validTill < now && !isLax) throw new ProtocolFault("OFFER_EXPIRED");
  const bank = codeOf(context);
  const coolingUntil = new Date(now.getTime() + offer.coolingOffDays * DAY);
  await tx.query(
    `update bank.offer set state = 'accepted', accepted_at = $3, cooling_until = $4, owner_signature = $5
     where bank = $1 and id = $2`,
    [bank, given.offer, now, coolingUntil, given.ownerSignature],
  );
  await tx.query(
    "update bank.offer set state = 'lapsed' where bank = $1 and application = $2 and state = 'made'",
    [bank, given.application],
  );
  await tx.query("update bank.application set state = 'accepted' where bank = $1 and id = $2", [
    bank,
    given.application,
  ]);
  if (offer.kind === "loan") {
    await tx.query(
      "insert into bank.payout (bank, offer, draw, amount_fen, pay_after) values ($1, $2, $3, $4, $5)",
      [bank, given.offer, WHOLE_LOAN, offer.amountFen, coolingUntil],
    );
  }
  context.at("acceptance:stored");
  return receiptFor(context, given, deliveryId);
}

/** Taken back within the cooling-off period; a line from which money went out is repaid, not withdrawn. */
export async function takeWithdrawal(
  tx: Transaction,
  context: BankContext,
  given: Of<"withdrawal">,
  deliveryId: string,
): Promise<Answer> {
  const offer = await findOffer(tx, context, given);
  const isOver = offer.coolingUntil === null || offer.coolingUntil < context.now();
  if (offer.state !== "accepted" || isOver) throw new ProtocolFault("APPLICATION_CLOSED", "cooling-off");
  const bank = codeOf(context);
  const paid = await tx.query(
    "select from bank.payout where bank = $1 and offer = $2 and paid_at is not null",
    [bank, given.offer],
  );
  if (paid.length > 0) throw new ProtocolFault("APPLICATION_CLOSED", "paid out");
  await tx.query("delete from bank.payout where bank = $1 and offer = $2", [bank, given.offer]);
  await tx.query("update bank.offer set state = 'withdrawn' where bank = $1 and id = $2", [
    bank,
    given.offer,
  ]);
  await tx.query(
    "update bank.application set state = 'withdrawn', ended_at = $3 where bank = $1 and id = $2",
    [...[bank, given.application, context.now()]],
  );
  return receiptFor(context, given, deliveryId);
}

/** Money is drawn from an open line, never beyond what is left of it. */
export async function takeDraw(
  tx: Transaction,
  context: BankContext,
  given: Of<"draw">,
  deliveryId: string,
): Promise<Answer> {
  const offer = await findOffer(tx, context, given);
  const bank = codeOf(context);
  if (offer.kind !== "line" || offer.state !== "accepted") {
    throw new ProtocolFault("APPLICATION_CLOSED", offer.state);
  }
  const [drawn] = await tx.query<{ fen: string }>(
    "select coalesce(sum(amount_fen), 0) as fen from bank.payout where bank = $1 and offer = $2",
    [bank, given.offer],
  );
  const isBeyond = Number(drawn?.fen ?? 0) + given.amountFen > Number(offer.amountFen);
  const isLax = context.knobs.get("spendthrift") !== undefined;
  if (given.amountFen === 0 || (isBeyond && !isLax)) throw new ProtocolFault("LIMIT_EXCEEDED");
  await tx.query(
    "insert into bank.payout (bank, offer, draw, amount_fen, pay_after) values ($1, $2, $3, $4, $5)",
    [bank, given.offer, given.draw, given.amountFen, context.now()],
  );
  context.at("draw:stored");
  return receiptFor(context, given, deliveryId);
}
