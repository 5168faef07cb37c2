import type { Transaction } from "@olive/db";
import type { Offer } from "@olive/finance/protocol";
import { fromDateNumber, Refusal, today } from "@olive/kernel";
import { type BankContext, codeOf } from "../bank-context.ts";
import { writeOut } from "../send/outbox.ts";

export type RepaymentState = "paid" | "overdue" | "closed" | "closedEarly";

/**
 * The next instalment of an accepted offer came in (or didn't): kept, and told to the platform in the same transaction.
 * The last one closes the loan. Refuses (`nothing-to-repay`) where no money is out.
 */
export async function recordRepayment(
  tx: Transaction,
  context: BankContext,
  application: string,
  offerId: string,
  given: RepaymentState = "paid",
): Promise<void> {
  const bank = codeOf(context);
  const [offer] = await tx.query<{ body: Offer; paidFen: number; next: number }>(
    `select o.body, (select coalesce(sum(amount_fen), 0) from bank.payout p where p.bank = o.bank and p.offer = o.id
         and p.paid_at is not null)::float8 as "paidFen",
       (select coalesce(max(number), 0) + 1 from bank.repayment r where r.bank = o.bank and r.offer = o.id) as next
     from bank.offer o where o.bank = $1 and o.id = $2 and o.application = $3 and o.state = 'accepted'
       and exists (select from bank.application a where a.bank = o.bank and a.id = o.application and a.state = 'active')
     for update of o`,
    [bank, offerId, application],
  );
  const instalment = offer?.body.plan[Math.min(offer.next, offer.body.plan.length) - 1];
  if (offer === undefined || offer.paidFen === 0 || instalment === undefined) throw nothingToRepay();
  const isLast = given === "paid" && offer.next >= offer.body.plan.length;
  const state = isLast ? "closed" : given;
  const amountFen = amountOf(offer.paidFen, offer.body, instalment, state);
  const on = fromDateNumber(today(context.now()));
  await tx.query(
    `insert into bank.repayment (bank, offer, number, amount_fen, state, on_day) values ($1, $2, $3, $4, $5, $6)`,
    [bank, offerId, offer.next, amountFen, state, on],
  );
  if (state === "closed" || state === "closedEarly") {
    await tx.query(
      "update bank.application set state = 'closed', ended_at = $3 where bank = $1 and id = $2",
      [...[bank, application, context.now()]],
    );
  }
  await writeOut(tx, context, { kind: "repayment", application, offer: offerId, state, amountFen, on });
}

/** An instalment in the proportion in which the offer was drawn; paid back early, all that is out. */
function amountOf(
  paidFen: number,
  { amountFen }: Offer,
  { principalFen, interestFen }: Offer["plan"][number],
  state: RepaymentState,
): number {
  if (state === "closedEarly") return paidFen;
  return Math.max(1, Math.round(((principalFen + interestFen) * paidFen) / amountFen));
}

function nothingToRepay(): Refusal {
  return new Refusal({
    code: "nothing-to-repay",
    status: 409,
    message: { zh: "没有放出的款项", en: "No money is out" },
    remedy: { zh: "放款之后再登记还款", en: "Record repayments once money is out" },
  });
}
