import { randomUUID } from "node:crypto";
import { type Transaction, transaction } from "@olive/db";
import type { Offer } from "@olive/finance/protocol";
import { fromDateNumber, today } from "@olive/kernel";
import { type BankContext, codeOf } from "../bank-context.ts";
import { readKeptReport } from "../receive/open-report.ts";
import { writeOut } from "../send/outbox.ts";
import type { BankProduct } from "../settings/read-bank.ts";
import { repaymentPlan } from "../underwrite/repayment-plan.ts";
import { type Judgement, underwrite } from "../underwrite/underwrite.ts";

const DAY = 86_400_000;

interface ToJudge {
  readonly id: string;
  readonly product: string;
  readonly amountFen: string | null;
}

/** Judges the next application whose report is open. @returns false where none waits. */
export function judgeNext(context: BankContext): Promise<boolean> {
  if (context.knobs.get("silent") !== undefined) return Promise.resolve(false);
  return transaction(context.db, async (tx) => {
    const [next] = await tx.query<ToJudge>(
      `select id, product, amount_fen as "amountFen" from bank.application
       where bank = $1 and state = 'opened' and judge = 'rules' and judge_after <= $2
       order by judge_after limit 1 for update skip locked`,
      [codeOf(context), context.now()],
      "bank-judge-next",
    );
    if (next === undefined) return false;
    const sections = await readKeptReport(tx, context, next.id);
    if (sections === undefined) return false;
    const judgement = underwrite(context.settings, {
      sections,
      product: next.product,
      amountFen: next.amountFen === null ? undefined : Number(next.amountFen),
      on: fromDateNumber(today(context.now())),
    });
    await applyJudgement(tx, context, next.id, judgement, "rules");
    context.at("judge:decided");
    return true;
  });
}

/** Writes a decision, its offers and the message about it, in one transaction. `by`: who decided. */
export async function applyJudgement(
  tx: Transaction,
  context: BankContext,
  application: string,
  judgement: Judgement,
  by: string,
): Promise<void> {
  const bank = codeOf(context);
  await tx.query(
    "update bank.application set state = $3, decided_at = $4, decided_by = $5 where bank = $1 and id = $2",
    [bank, application, judgement.state, context.now(), by],
  );
  const offers =
    judgement.state === "offered"
      ? judgement.offers.map(({ product, amountFen }) => makeOffer(context, product, amountFen))
      : [];
  for (const offer of offers) {
    await tx.query(
      `insert into bank.offer (bank, id, application, kind, amount_fen, body, state)
       values ($1, $2, $3, $4, $5, $6, 'made')`,
      [bank, offer.offer, application, offer.kind, offer.amountFen, JSON.stringify(offer)],
    );
  }
  await writeOut(tx, context, {
    kind: "decision",
    application,
    state: judgement.state,
    offers,
    ...(judgement.state === "declined" ? { reason: judgement.reason } : {}),
    ...(judgement.state === "needMore" ? { needs: judgement.needs } : {}),
  });
}

function makeOffer({ settings, now }: BankContext, product: BankProduct, amountFen: number): Offer {
  const at = now();
  const { rateBp, months, repayment } = product;
  const plan = repaymentPlan({ amountFen, rateBp, months, repayment, from: today(at) });
  return {
    offer: randomUUID(),
    product: product.code,
    productVersion: product.version,
    kind: product.kind,
    ...{ amountFen, rateBp, months, repayment, plan },
    rateBasis: product.rateBasis.zh,
    feeFen: product.feeFen,
    guaranteeFeeBp: product.guaranteeFeeBp,
    guarantee: product.guarantee,
    firstDueOn: plan[0]!.dueOn,
    validTill: new Date(at.getTime() + settings.validDays * DAY).toISOString(),
    coolingOffDays: product.coolingOffDays,
    conditions: product.conditions,
  };
}
