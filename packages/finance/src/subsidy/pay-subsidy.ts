import type { Transaction } from "@olive/db";
import { Refusal } from "@olive/kernel";
import type { StoredOffer } from "../lending/applications.ts";
import { clawbackDue, shareOut } from "./follow-money.ts";
import { listEntries, lockBudget, writeEntry } from "./subsidy-ledger.ts";

export interface SubsidyMoney {
  readonly kind: "pay" | "clawback";
  readonly policy: string;
  readonly disbursement: string;
  readonly amountFen: number;
  /** Days that it is for, ISO: the first, and the first without. One entry a kind and first day. */
  readonly fromOn: string;
  readonly untilOn: string;
  readonly reason: string;
  readonly by: { readonly account: number; readonly name: string };
  readonly now: Date;
}

/**
 * Pays a subsidy that is reserved, or claims back what was paid beyond what a loan lived: a named person's act with a
 * reason. The same kind for the same days is entered once. Throws `subsidy-not-reserved`, `subsidy-over`.
 */
export async function moveSubsidy(
  tx: Transaction,
  county: string,
  offer: StoredOffer,
  given: SubsidyMoney,
): Promise<{ readonly repeated: boolean }> {
  await lockBudget(tx, county, given.policy);
  const all = await listEntries(tx, county, { disbursement: given.disbursement });
  const entries = all.filter((one) => one.policy === given.policy && one.offer === offer.id);
  const reserve = entries.find(({ kind }) => kind === "reserve");
  if (reserve === undefined) throw notReserved();
  if (entries.some(({ kind, fromOn }) => kind === given.kind && fromOn === given.fromOn))
    return { repeated: true };
  const sum = (kind: string) =>
    entries.filter((one) => one.kind === kind).reduce((total, one) => total + one.amountFen, 0);
  const due = (await clawbackDue(tx, county, offer.id)).find(
    ({ policy, disbursement }) => policy === given.policy && disbursement === given.disbursement,
  );
  const room =
    given.kind === "pay"
      ? sum("reserve") - sum("release") - sum("pay") + sum("clawback")
      : (due?.amountFen ?? 0);
  if (given.amountFen > room) throw over(room);
  const [centralFen = 0, provinceFen = 0, localFen = 0] = shareOut(given.amountFen, reserve);
  const written = await writeEntry(tx, county, {
    ...{ policy: given.policy, offer: offer.id, disbursement: given.disbursement, kind: given.kind },
    ...{ creditCode: offer.creditCode, place: offer.place, amountFen: given.amountFen },
    ...{ centralFen, provinceFen, localFen, principalFen: reserve.principalFen },
    ...{ fromOn: given.fromOn, untilOn: given.untilOn, reason: { text: given.reason }, by: given.by },
    now: given.now,
  });
  return { repeated: !written };
}

const notReserved = () =>
  new Refusal({
    code: "subsidy-not-reserved",
    status: 409,
    message: { zh: "这笔放款没有预留这项贴息", en: "Nothing is reserved on this payment under that policy" },
    remedy: { zh: "看申请页上每一条的理由", en: "See the grounds on the application's page" },
  });

const over = (leftFen: number) =>
  new Refusal({
    code: "subsidy-over",
    status: 409,
    message: { zh: `超过还能办的金额：${leftFen / 100} 元`, en: `More than is left: ${leftFen / 100} yuan` },
    remedy: { zh: "请改金额", en: "Change the amount" },
    details: { leftFen },
  });
