import { checkPurpose, mountScoped } from "@olive/access";
import { fromDateNumber, today } from "@olive/kernel";
import { namesOfBusinesses } from "@olive/registry";
import type { FastifyInstance } from "fastify";
import { judgeBusinessRoute, listBusinessPoliciesRoute } from "../contracts/business-policy.ts";
import type { BusinessHelpSite } from "../help/business-help-site.ts";
import { type PolicyForBusiness, policiesFor } from "./policies-for.ts";
import type { BusinessPolicy } from "./policy-file.ts";
import { isInForce } from "./read-policies.ts";
import { businessUnknown } from "./refusals.ts";
import { showBusiness } from "./show-business.ts";

/** The policies in force, and one business's answers with their reasons. */
export function servePolicies(app: FastifyInstance, site: BusinessHelpSite): void {
  mountScoped(app, site, listBusinessPoliciesRoute, async () => {
    const day = fromDateNumber(today(new Date()));
    return { policies: site.policies.filter((policy) => isInForce(policy, day)).map(showPolicy) };
  });
  mountScoped(app, site, judgeBusinessRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    const [named] = await namesOfBusinesses(tx, actor.county, [params.code]);
    if (named === undefined) throw businessUnknown();
    about.subject("business", params.code);
    const judged = await policiesFor(tx, site, params.code, fromDateNumber(today(new Date())));
    const business = { creditCode: params.code, name: named.name, place: named.placeCode };
    return { business: showBusiness(site, business), policies: judged.map(showJudged) };
  });
}

function showPolicy(policy: BusinessPolicy) {
  const { code, name, about, department, reference, assumed, effective, grant } = policy;
  return {
    ...{ code, name, about, department, reference, assumed: assumed ?? null },
    ...{ from: effective.from, to: effective.to ?? null },
    conditions: policy.conditions.map(({ says }) => says),
    asks: policy.declared.map(({ question }) => question),
    period: grant?.period ?? null,
    amountsFen: (grant?.amounts ?? []).map(({ yuan }) => Math.round(yuan * 100)),
    budgetFen: grant?.budgetYuan === undefined ? null : Math.round(grant.budgetYuan * 100),
  };
}

function showJudged({ policy, conditions, missing, standing, ...judged }: PolicyForBusiness) {
  const { code, name, department, reference } = policy;
  return {
    ...{ code, name, department, reference },
    ...{ verdict: judged.verdict, basis: judged.basis, amountFen: judged.amountFen },
    conditions: conditions.map(({ facts, ...condition }) => ({
      ...condition,
      facts: facts.map((fact) => ({ ...fact })),
    })),
    missing: missing.map(({ question, ...lack }) => ({ ...lack, asked: question !== null })),
    standing: standing?.state ?? null,
  };
}
