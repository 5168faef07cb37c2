import { transaction } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";
import { type BankContext, codeOf } from "../bank-context.ts";
import { WHOLE_LOAN } from "../receive/take-acceptance.ts";
import { writeOut } from "../send/outbox.ts";

interface Due {
  readonly offer: string;
  readonly draw: string;
  readonly application: string;
  readonly amountFen: string;
}

const NEXT = `select p.offer, p.draw, o.application, p.amount_fen as "amountFen"
  from bank.payout p join bank.offer o on o.bank = p.bank and o.id = p.offer
  where p.bank = $1 and p.paid_at is null and p.pay_after <= $2 and o.state = 'accepted'
  order by p.pay_after limit 1 for update of p skip locked`;

/**
 * Pays the next sum that is due and tells the platform, in one transaction: a process killed before its commit paid
 * nothing, one killed after it pays nothing again. @returns false where nothing is due.
 */
export function payNext(context: BankContext): Promise<boolean> {
  return transaction(context.db, async (tx) => {
    const bank = codeOf(context);
    const now = context.now();
    const [due] = await tx.query<Due>(NEXT, [bank, now], "bank-pay-next");
    if (due === undefined) return false;
    const draw = due.draw === WHOLE_LOAN ? null : due.draw;
    // One of its own for each payout, the same however often it is told: by this the platform counts it once.
    const reference = `${bank}-${draw ?? due.offer}`;
    await tx.query(
      "update bank.payout set paid_at = $4, reference = $5 where bank = $1 and offer = $2 and draw = $3",
      [bank, due.offer, due.draw, now, reference],
    );
    await tx.query("update bank.application set state = 'active' where bank = $1 and id = $2", [
      bank,
      due.application,
    ]);
    await writeOut(tx, context, {
      kind: "disbursement",
      application: due.application,
      offer: due.offer,
      draw,
      amountFen: Number(due.amountFen),
      paidOn: fromDateNumber(today(now)),
      bankReference: reference,
    });
    context.at("payout:paid");
    return true;
  });
}
