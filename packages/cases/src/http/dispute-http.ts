import { mountScoped } from "@olive/access";
import type { FastifyInstance } from "fastify";
import { disputeFactRoute, listDisputesRoute } from "../contracts/dispute.ts";
import { STANDING_NAMES } from "../correction/correction.ts";
import { disputeFact } from "../correction/dispute-fact.ts";
import { listDisputes } from "../correction/list-disputes.ts";
import { getCase } from "../queries/get-case.ts";
import { type CaseSite, tellAbout } from "./case-site.ts";

/** "This is wrong", and the marks that travel with facts. */
export function serveDisputes(app: FastifyInstance, site: CaseSite): void {
  const { office, county } = site;
  mountScoped(app, site, disputeFactRoute, async (work, { body }) => {
    const { tx, actor, about } = work;
    const caseId = await disputeFact(tx, office, county.registers, actor, { ...body, now: new Date() });
    const { case: kase } = await getCase(tx, office, actor, caseId);
    tellAbout(work, kase);
    about.reason(body.reason);
    about.detail({ register: body.register, column: body.column });
    return { caseId, dueOn: kase.dueOn, department: kase.department };
  });
  mountScoped(app, site, listDisputesRoute, async ({ tx, actor, about }, { query }) => {
    const [kind, reference] = query.subject.split(":", 2);
    if (kind === "person") about.person(reference ?? "");
    else about.subject("business", reference ?? "");
    const disputes = await listDisputes(tx, actor.county, [query.subject]);
    return {
      disputes: disputes.map(({ disputedAt, answeredAt, ...one }) => ({
        ...one,
        standingName: STANDING_NAMES[one.standing],
        disputedAt: disputedAt.toISOString(),
        answeredAt: answeredAt?.toISOString() ?? null,
      })),
    };
  });
}
