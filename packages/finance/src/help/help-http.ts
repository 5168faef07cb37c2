import { checkPurpose, mountScoped, type ScopedWork } from "@olive/access";
import { listActs, readCase } from "@olive/cases";
import { codeRange, fromDateNumber, parsePlaceCode, today } from "@olive/kernel";
import { namesOfBusinesses } from "@olive/registry";
import type { FastifyInstance } from "fastify";
import {
  answerHelpRequestRoute,
  getHelpRequestRoute,
  handOnHelpRequestRoute,
  listHelpRequestsRoute,
  listHelpSubjectsRoute,
  submitHelpForRoute,
} from "../contracts/help-request.ts";
import { businessUnknown } from "../policies/refusals.ts";
import { showBusiness } from "../policies/show-business.ts";
import { answerHelp, departmentsOf, handOnHelp } from "./act-on-help.ts";
import type { BusinessHelpSite } from "./business-help-site.ts";
import { type HelpRequest, listHelpRequests, readHelp, standingOf } from "./help-request.ts";
import { submitHelpRequest } from "./submit-help.ts";

/** 诉求 as officials work with them. */
export function serveHelp(app: FastifyInstance, site: BusinessHelpSite): void {
  serveReading(app, site);
  serveActs(app, site);
}

function serveReading(app: FastifyInstance, site: BusinessHelpSite): void {
  mountScoped(app, site, listHelpSubjectsRoute, async () => ({
    subjects: site.help.subjects.map(({ code, name, workingDays }) => ({ code, name, workingDays })),
    departments: [...departmentsOf(site)],
  }));
  mountScoped(app, site, listHelpRequestsRoute, async (work, { query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { state, late, place, ...filter } = query;
    const range = place === undefined ? undefined : parsePlaceCode(place);
    const within = range === undefined ? {} : codeRange(range);
    const page = await listHelpRequests(work.tx, work.actor.county, {
      ...{ ...filter, ...within, standing: state },
      ...(late === undefined ? {} : { lateOn: fromDateNumber(today(new Date())) }),
    });
    for (const { creditCode } of page.requests) work.about.subject("business", creditCode);
    return { requests: page.requests.map((one) => show(site, one)), total: page.total, next: page.next };
  });
  mountScoped(app, site, getHelpRequestRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor } = work;
    const request = await readHelp(tx, actor.county, params.id);
    touch(work, request);
    const kase = await readCase(tx, actor.county, request.caseId);
    const acts = kase === undefined ? [] : listActs(site.office.lifeCycles.get(kase.lifeCycle), kase, actor);
    return {
      ...{ request: show(site, request), route: request.route, case: request.caseId },
      ...{ owner: kase?.owner?.name ?? null, mayAnswer: acts.includes("answer") },
      departments: departmentsOf(site).filter((name) => name !== request.department),
    };
  });
}

function serveActs(app: FastifyInstance, site: BusinessHelpSite): void {
  mountScoped(app, site, answerHelpRequestRoute, async (work, { params, body }) => {
    const given = { ...body, id: params.id, now: new Date() };
    const request = await answerHelp(work.tx, site, work.actor, given);
    touch(work, request);
    return show(site, request);
  });
  mountScoped(app, site, handOnHelpRequestRoute, async (work, { params, body }) => {
    const given = { ...body, id: params.id, now: new Date() };
    const request = await handOnHelp(work.tx, site, work.actor, given);
    touch(work, request);
    work.about.reason(body.reason);
    return show(site, request);
  });
  mountScoped(app, site, submitHelpForRoute, async (work, { body }) => {
    const { tx, actor, about } = work;
    const [named] = await namesOfBusinesses(tx, actor.county, [body.creditCode]);
    if (named === undefined) throw businessUnknown();
    about.subject("business", body.creditCode);
    const business = { creditCode: body.creditCode, name: named.name, place: named.placeCode };
    const { id, subject, text, visit } = body;
    return submitHelpRequest(tx, site, actor, {
      ...{
        id,
        business,
        subject,
        text,
        channel: visit === undefined ? "official" : "visit",
        now: new Date(),
      },
      ...(visit === undefined ? {} : { visit }),
    });
  });
}

function touch({ about }: Pick<ScopedWork, "about">, { id, creditCode, caseId }: HelpRequest): void {
  about.subject("helpRequest", id);
  about.subject("case", caseId);
  about.subject("business", creditCode);
}

function show(site: BusinessHelpSite, one: HelpRequest) {
  const { id, channel, department, dueOn, answer, solved, rating, ratingNote } = one;
  const state = standingOf(one);
  const name = site.help.subjects.find(({ code }) => code === one.subject)?.name;
  const open = state === "open" || state === "again";
  return {
    ...{ id, channel, department, dueOn, answer, solved, rating, ratingNote, state, text: one.body },
    business: showBusiness(site, { creditCode: one.creditCode, name: one.businessName, place: one.place }),
    subject: { code: one.subject, name: name ?? { zh: one.subject, en: one.subject } },
    ...{ submittedBy: one.submittedByName, submittedAt: one.submittedAt.toISOString() },
    ...{ answeredBy: one.answeredByName, answeredAt: one.answeredAt?.toISOString() ?? null },
    late: open && dueOn < fromDateNumber(today(new Date())),
  };
}
