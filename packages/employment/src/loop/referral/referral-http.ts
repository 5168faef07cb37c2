import { mountScoped } from "@olive/access";
import { readCase } from "@olive/cases";
import type { FastifyInstance } from "fastify";
import {
  answerReferralRoute,
  judgeRefusalRoute,
  listRefusalsRoute,
  recordRefusalRoute,
  referPersonRoute,
} from "../../contracts/loop.ts";
import { answerOf } from "../answer-of.ts";
import type { LoopSite } from "../loop-site.ts";
import { showEntry } from "../person/show-person.ts";
import { judgeRefusal } from "../refusal/judge-refusal.ts";
import { listRefusalPage } from "../refusal/list-refusals.ts";
import { recordRefusal } from "../refusal/record-refusal.ts";
import { answerReferral } from "./answer-referral.ts";
import { referPerson } from "./refer-person.ts";

/** Referrals, their answers, and what people refuse. */
export function serveReferrals(app: FastifyInstance, site: LoopSite): void {
  mountScoped(app, site, referPersonRoute, async (work, { body }) => {
    const now = new Date();
    if (body.overrideReason !== undefined) work.about.reason(body.overrideReason);
    return answerOf(
      site,
      work,
      body.reference,
      await referPerson(work.tx, site, work.actor, { ...body, now }),
      now,
    );
  });
  mountScoped(app, site, answerReferralRoute, async (work, { params, body }) => {
    const now = new Date();
    const { county, account, name } = work.actor;
    const given = { ...body, county, referral: params.id, by: { account, name }, now };
    const referral = await answerReferral(work.tx, site, given);
    work.about.detail({ answer: body.answer });
    const kase = await readCase(work.tx, county, referral.caseId);
    return answerOf(site, work, referral.reference, { id: referral.id, repeated: false, case: kase }, now);
  });
  mountScoped(app, site, recordRefusalRoute, async (work, { body }) => {
    const now = new Date();
    work.about.detail({ reasonCode: body.reasonCode });
    return answerOf(
      site,
      work,
      body.reference,
      await recordRefusal(work.tx, site, work.actor, { ...body, now }),
      now,
    );
  });
  mountScoped(app, site, judgeRefusalRoute, async (work, { params, body }) => {
    const judged = await judgeRefusal(work.tx, site, work.actor, { ...params, ...body, now: new Date() });
    work.about.person(judged.reference);
    work.about.reason(body.judgement);
    work.about.detail({ justified: body.justified });
    return { unjustified: judged.unjustified, review: judged.review };
  });
  mountScoped(app, site, listRefusalsRoute, async ({ tx, actor, about }, { query }) => {
    const page = await listRefusalPage(tx, actor, query);
    for (const { reference } of page.refusals) about.person(reference);
    return {
      next: page.next,
      refusals: page.refusals.map(
        ({ reference, name, place, referral: _r, vacancy: _v, reasonCode, ...row }) => ({
          ...row,
          reasonCode: reasonCode as "other",
          person: showEntry(site, { reference, name, placeCode: place }),
        }),
      ),
    };
  });
}
