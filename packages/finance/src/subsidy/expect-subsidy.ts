import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { StoredOffer } from "../lending/applications.ts";
import type { LendingOffice } from "../lending/lending-site.ts";
import { readFacts } from "../lending/list-eligible.ts";
import { decideSubsidies, type SubsidyDecision } from "./decide-subsidy.ts";
import { budgetLeft, usedPrincipal } from "./subsidy-ledger.ts";
import type { SubsidyPolicy } from "./subsidy-policy.ts";

type Site = Pick<LendingOffice, "county" | "catalogue" | "subsidies">;

/**
 * What subsidies an offer would bring if it were signed and paid out on a day. That the money is for the business is
 * taken as it will be agreed; a budget that is used up is a ground like any other.
 */
export async function expectSubsidies(
  tx: Queryable,
  site: Site,
  offer: Pick<StoredOffer, "bank" | "creditCode" | "amountFen" | "body">,
  on: CalendarDate,
): Promise<SubsidyDecision[]> {
  return withBudget(
    tx,
    site,
    await decide(tx, site, offer, { contractOn: on, paidOn: on, amountFen: offer.amountFen }),
  );
}

/** What subsidies a payment brings: of a loan, or of one draw. */
export async function decide(
  tx: Queryable,
  { county, catalogue, subsidies }: Site,
  { bank, creditCode, body }: Pick<StoredOffer, "bank" | "creditCode" | "body">,
  paid: {
    readonly contractOn: CalendarDate;
    readonly paidOn: CalendarDate;
    readonly amountFen: number;
    readonly endedOn?: CalendarDate;
  },
): Promise<SubsidyDecision[]> {
  const { industry } = await readFacts(tx, county.code, catalogue.facts, creditCode);
  const usedFen = await usedPrincipal(tx, county.code, creditCode);
  return decideSubsidies(subsidies.policies, {
    ...{ bank, industry, ...paid, rateBp: body.rateBp, months: body.months, repayment: body.repayment },
    ...{ forBusiness: true, otherCentral: false, localBp: 0, usedFen },
  });
}

const EXHAUSTED = { zh: "今年的贴息预算还够", en: "The budget still reaches" };

async function withBudget(
  tx: Queryable,
  { county, subsidies }: Site,
  decisions: readonly SubsidyDecision[],
): Promise<SubsidyDecision[]> {
  const looked: SubsidyDecision[] = [];
  for (const one of decisions) {
    const policy = subsidies.policies.find(({ code }) => code === one.policy);
    looked.push(
      policy === undefined ? one : withinBudget(policy, one, await budgetLeft(tx, county.code, policy)),
    );
  }
  return looked;
}

/** Adds the ground of the budget; where it doesn't reach, nothing is paid, in whole or in part. */
export function withinBudget(
  _policy: SubsidyPolicy,
  decision: SubsidyDecision,
  leftFen: number | undefined,
): SubsidyDecision {
  if (leftFen === undefined) return decision;
  const reaches = decision.amountFen <= leftFen && leftFen > 0;
  const grounds = [...decision.grounds, { code: "budget", truth: reaches, says: EXHAUSTED }];
  if (reaches || decision.truth !== true) return { ...decision, grounds };
  const nothing = { rateBp: 0, principalFen: 0, amountFen: 0, centralFen: 0, provinceFen: 0, localFen: 0 };
  return { ...decision, ...nothing, grounds, truth: false };
}
