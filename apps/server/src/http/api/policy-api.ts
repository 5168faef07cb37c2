import { mount } from "@olive/http";
import { parseIsoDate } from "@olive/kernel";
import { decidedEdition, type PolicySource } from "@olive/rules";
import type { FastifyInstance } from "fastify";
import { getPolicyRoute, listPoliciesRoute } from "../contracts/policy.ts";
import { describePolicy } from "../figures/describe-policy.ts";
import { notFound } from "../refusals.ts";
import type { Site } from "../site.ts";
import { recognitionDay } from "../state/find-last-run.ts";

export function servePolicies(app: FastifyInstance, site: Site): void {
  mount(app, listPoliciesRoute, async () => ({ policies: site.policies.policies.map(summaryOf) }));
  mount(app, getPolicyRoute, async ({ params, query }) => {
    const day = parseIsoDate(query.on ?? "") ?? (await recognitionDay(site));
    const set = await decidedEdition(site.db, site.county.code, site.policies, day);
    const policy = set.policies.find(({ code }) => code === params.code);
    if (policy === undefined) throw notFound({ zh: "政策", en: "policy" }, params.code);
    const { criteria, definitions, parameters } = describePolicy(set, policy, day);
    return { ...summaryOf(policy), criteria, definitions: [...definitions], parameters: [...parameters] };
  });
}

function summaryOf({ code, name, kind, reference, effective, confirm }: PolicySource) {
  const { from, to = null } = effective;
  return { code, name, kind, reference, effectiveFrom: from, effectiveTo: to, confirm: [...confirm] };
}
