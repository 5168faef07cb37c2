import { checkPurpose, mountScoped } from "@olive/access";
import type { CalendarDate } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { getHelpPersonRoute } from "../contracts/help-person.ts";
import {
  agreePlanRoute,
  endHelpRoute,
  listClueSourcesRoute,
  listSeekersRoute,
  recordServiceRoute,
  reportClueRoute,
} from "../contracts/loop.ts";
import { getVisitSheetRoute, recordVisitRoute } from "../contracts/visit.ts";
import { agreePlan } from "./agree-plan.ts";
import { answerOf } from "./answer-of.ts";
import { countSources } from "./clue/count-sources.ts";
import { reportClue } from "./clue/report-clue.ts";
import { dayOf } from "./days.ts";
import { endHelp } from "./end-help.ts";
import { findEntry, showHelp } from "./help-case.ts";
import type { LoopSite } from "./loop-site.ts";
import { listSeekers, readSeekerCursor } from "./person/list-seekers.ts";
import { showEntry, showPerson } from "./person/show-person.ts";
import { servePlacements } from "./placement/placement-http.ts";
import { recordService } from "./record-service.ts";
import { serveReferrals } from "./referral/referral-http.ts";
import { recordVisit } from "./visit/record-visit.ts";
import { showSheet } from "./visit/show-sheet.ts";

/** The loop's part of the API: each act is one person's, inside the caller's area, with a leaf in the audit. */
export function serveLoop(app: FastifyInstance, site: LoopSite): void {
  serveVisits(app, site);
  serveReading(app, site);
  serveHelp(app, site);
  serveReferrals(app, site);
  servePlacements(app, site);
}

function serveVisits(app: FastifyInstance, site: LoopSite): void {
  mountScoped(app, site, getVisitSheetRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const person = await findEntry(work.tx, work.actor.county, params.reference);
    work.about.person(person.reference);
    return showSheet(site, work, person, new Date());
  });
  mountScoped(app, site, recordVisitRoute, async (work, { body }) => {
    const now = new Date();
    const recorded = await recordVisit(work.tx, site, work.actor, {
      ...body,
      visitedOn: body.visitedOn as CalendarDate,
      nextTryOn: body.nextTryOn as CalendarDate | undefined,
      now,
    });
    work.about.detail({ outcome: body.outcome, way: body.way });
    if (body.note !== undefined) work.about.reason(body.note);
    const { attempts, corrections } = recorded;
    return {
      ...answerOf(site, work, body.reference, recorded, now),
      attempts,
      corrections: [...corrections],
    };
  });
  mountScoped(app, site, reportClueRoute, async (work, { body }) => {
    const now = new Date();
    work.about.reason(body.note);
    work.about.detail({ source: body.source });
    return answerOf(
      site,
      work,
      body.reference,
      await reportClue(work.tx, site, work.actor, { ...body, now }),
      now,
    );
  });
}

function serveReading(app: FastifyInstance, site: LoopSite): void {
  mountScoped(app, site, getHelpPersonRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const person = await findEntry(work.tx, work.actor.county, params.reference);
    work.about.person(person.reference);
    return showPerson(site, work, person, new Date());
  });
  mountScoped(app, site, listSeekersRoute, async ({ tx, actor, about }, { query }) => {
    const now = new Date();
    const { after, limit, ...filter } = query;
    const page = await listSeekers(tx, actor, filter, { after: readSeekerCursor(after), limit }, dayOf(now));
    for (const { reference } of page.seekers) about.person(reference);
    return {
      ...page,
      seekers: page.seekers.map(({ reference, name, place, case: kase, ...row }) => ({
        ...row,
        occupations: [...row.occupations],
        person: showEntry(site, { reference, name, placeCode: place }),
        case: kase === null ? null : showHelp(site, kase, now),
      })),
    };
  });
  mountScoped(app, site, listClueSourcesRoute, async ({ tx, actor }, { query }) => {
    const tallies = await countSources(tx, actor.county, query.from ?? null, query.until ?? null);
    return { sources: tallies.map((tally) => ({ ...tally, name: nameOfSource(site, tally) })) };
  });
}

const SOURCE_NAMES = {
  data: { zh: "数据筛查", en: "Data" },
  selfReport: { zh: "本人来报", en: "Told by the person" },
  doorVisit: { zh: "上门发现", en: "Found at the door" },
} as const;

function nameOfSource(
  { policies }: LoopSite,
  { source, policy }: { readonly source: keyof typeof SOURCE_NAMES; readonly policy: string | null },
) {
  return policies.policies.find(({ code }) => code === policy)?.name ?? SOURCE_NAMES[source];
}

function serveHelp(app: FastifyInstance, site: LoopSite): void {
  mountScoped(app, site, agreePlanRoute, async (work, { params: { reference }, body }) => {
    const now = new Date();
    const recorded = await agreePlan(work.tx, site, work.actor, { ...body, reference, now });
    return answerOf(site, work, reference, recorded, now);
  });
  mountScoped(app, site, recordServiceRoute, async (work, { body }) => {
    const now = new Date();
    work.about.detail({ kind: body.kind });
    return answerOf(
      site,
      work,
      body.reference,
      await recordService(work.tx, site, work.actor, { ...body, now }),
      now,
    );
  });
  mountScoped(app, site, endHelpRoute, async (work, { params: { reference }, body }) => {
    const now = new Date();
    const { case: kase, undoable } = await endHelp(work.tx, site, work.actor, { ...body, reference, now });
    work.about.reason(body.reason);
    work.about.detail({ outcome: body.outcome });
    return answerOf(site, work, reference, { id: kase.id, repeated: false, case: kase, undoable }, now);
  });
}
