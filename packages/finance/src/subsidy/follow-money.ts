import type { Transaction } from "@olive/db";
import { type CalendarDate, fen, fromDateNumber, splitFen, today } from "@olive/kernel";
import type { StoredOffer } from "../lending/applications.ts";
import type { LendingOffice } from "../lending/lending-site.ts";
import { decide, withinBudget } from "./expect-subsidy.ts";
import { budgetLeft, listEntries, lockBudget, partsOf, writeEntry } from "./subsidy-ledger.ts";

export interface PaidOut {
  readonly disbursement: string;
  readonly amountFen: number;
  readonly paidOn: CalendarDate;
  readonly now: Date;
}

/**
 * Reserves what every policy that says yes will pay on this payment. The contract's day is that of the acceptance. A
 * policy that says no or can't tell reserves nothing: nobody is refused by that, and the desk shows why.
 */
export async function reserveSubsidies(
  tx: Transaction,
  site: Pick<LendingOffice, "county" | "catalogue" | "subsidies">,
  offer: StoredOffer,
  { disbursement, amountFen, paidOn, now }: PaidOut,
): Promise<void> {
  const county = site.county.code;
  for (const { code } of site.subsidies.policies) await lockBudget(tx, county, code);
  const [accepted] = await tx.query<{ at: Date }>(
    "select accepted_at as at from finance.acceptance where county = $1 and offer = $2",
    [county, offer.id],
  );
  const contractOn = fromDateNumber(today(accepted?.at ?? now));
  const decisions = await decide(tx, site, offer, { contractOn, paidOn, amountFen });
  for (const decision of decisions) {
    const policy = site.subsidies.policies.find(({ code }) => code === decision.policy);
    if (policy === undefined) continue;
    const within = withinBudget(policy, decision, await budgetLeft(tx, county, policy));
    if (within.truth !== true || within.amountFen === 0) continue;
    await writeEntry(tx, county, {
      ...{ policy: policy.code, offer: offer.id, disbursement, creditCode: offer.creditCode },
      ...{ place: offer.place, kind: "reserve", ...partsOf(within), by: "machine", now },
      reason: { grounds: within.grounds, rateBp: within.rateBp },
    });
  }
}

/** What a payment earned by a day, of what was reserved on it: in proportion to its days, rounded down. */
export function earnedBy(
  reserve: { readonly amountFen: number; readonly fromOn: string; readonly untilOn: string },
  on: CalendarDate,
): number {
  const days = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  const whole = days(reserve.untilOn) - days(reserve.fromOn);
  const lived = Math.min(whole, Math.max(0, days(on) - days(reserve.fromOn)));
  return whole === 0 ? 0 : Math.floor((reserve.amountFen * lived) / whole);
}

/**
 * A loan was paid back early: what is reserved beyond that day goes back to the budget by itself. What was paid for
 * days that didn't come is to be claimed back by a named person (`clawbackDue`).
 */
export async function releaseSubsidies(
  tx: Transaction,
  county: string,
  offer: Pick<StoredOffer, "id" | "creditCode" | "place">,
  { endedOn, now }: { readonly endedOn: CalendarDate; readonly now: Date },
): Promise<void> {
  const entries = await listEntries(tx, county, { offer: offer.id });
  for (const reserve of entries.filter(({ kind }) => kind === "reserve")) {
    await lockBudget(tx, county, reserve.policy);
    const earned = earnedBy(reserve, endedOn);
    const over = reserve.amountFen - earned;
    if (over === 0) continue;
    const [centralFen = 0, provinceFen = 0, localFen = 0] = shareOut(over, reserve);
    const ended = endedOn < reserve.fromOn ? reserve.fromOn : endedOn;
    await writeEntry(tx, county, {
      ...{ policy: reserve.policy, offer: offer.id, disbursement: reserve.disbursement, kind: "release" },
      ...{
        creditCode: offer.creditCode,
        place: offer.place,
        amountFen: over,
        centralFen,
        provinceFen,
        localFen,
      },
      // The cap is free again for what comes after.
      ...{ principalFen: reserve.principalFen, fromOn: ended, untilOn: reserve.untilOn, by: "machine", now },
      reason: { code: "closedEarly", endedOn },
    });
  }
}

/** Splits an amount as the line was split that it comes from. */
export function shareOut(
  amountFen: number,
  { centralFen, provinceFen, localFen }: { centralFen: number; provinceFen: number; localFen: number },
): number[] {
  return splitFen(fen(amountFen), [centralFen, provinceFen, localFen]);
}

/** What was paid on a payment beyond what it earned by its early end, policy by policy; nothing where nothing is. */
export async function clawbackDue(
  tx: Transaction,
  county: string,
  offer: string,
): Promise<
  readonly { readonly policy: string; readonly disbursement: string; readonly amountFen: number }[]
> {
  const entries = await listEntries(tx, county, { offer });
  const keys = new Map(entries.map((one) => [`${one.policy} ${one.disbursement}`, one]));
  return [...keys.values()].flatMap(({ policy, disbursement }) => {
    const sum = (kind: string) =>
      entries
        .filter((one) => one.policy === policy && one.disbursement === disbursement && one.kind === kind)
        .reduce((total, one) => total + one.amountFen, 0);
    const amountFen = sum("pay") - sum("clawback") - (sum("reserve") - sum("release"));
    return amountFen > 0 ? [{ policy, disbursement, amountFen }] : [];
  });
}
