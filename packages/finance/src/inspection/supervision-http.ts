import { checkPurpose, mountScoped } from "@olive/access";
import { addDays, type CalendarDate, fromDateNumber, today } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import {
  addVisitRoute,
  followUpVisitRoute,
  getBankBoardRoute,
  getEnterpriseDayRoute,
  listEnterpriseDaysRoute,
  listIndicatorsRoute,
  listInspectionsRoute,
  openInspectionRoute,
  planEnterpriseDayRoute,
  recordEnterpriseVisitRoute,
  recordHelpFindingRoute,
  setIndicatorTargetRoute,
} from "../contracts/supervision.ts";
import {
  addVisit,
  type EnterpriseDay,
  type EnterpriseVisit,
  findEnterpriseDay,
  followUpVisit,
  listEnterpriseDays,
  listVisits,
  planEnterpriseDay,
  recordVisit,
} from "../enterprise-day/enterprise-day.ts";
import { departmentsOf } from "../help/act-on-help.ts";
import type { BusinessHelpSite } from "../help/business-help-site.ts";
import {
  FORBIDDEN_CLAUSE,
  INDICATORS,
  isForbiddenAsTarget,
  listTargets,
  measure,
  setTarget,
  type Target,
} from "../indicator/indicators.ts";
import { showBusiness, showPlace } from "../policies/show-business.ts";
import { bankScoreboard, listJudged } from "../scoreboard/scoreboard.ts";
import {
  type Finding,
  type Inspection,
  listHelpFindings,
  listInspections,
  openInspection,
  recordFinding,
} from "./inspection.ts";

const BOARD_DAYS = 30;
const MOST_ROWS = 500;

/** Enterprise Days, inspections, the banks' promises and the indicators. */
export function serveSupervision(app: FastifyInstance, site: BusinessHelpSite): void {
  serveDays(app, site);
  serveVisits(app, site);
  serveInspections(app, site);
  serveFigures(app, site);
}

function serveDays(app: FastifyInstance, site: BusinessHelpSite): void {
  mountScoped(app, site, listEnterpriseDaysRoute, async ({ tx, actor }) => ({
    days: (await listEnterpriseDays(tx, actor.county, new Date())).map((day) => showDay(site, day)),
  }));
  mountScoped(app, site, planEnterpriseDayRoute, async ({ tx, actor, about }, { body }) => {
    about.subject("enterpriseDay", body.id);
    const given = { ...body, place: actor.area, now: new Date() };
    return showDay(site, await planEnterpriseDay(tx, actor, given));
  });
  mountScoped(app, site, getEnterpriseDayRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    const day = await findEnterpriseDay(tx, actor.county, params.id, new Date());
    const visits = await listVisits(tx, actor.county, params.id);
    for (const { creditCode } of visits) about.subject("business", creditCode);
    return { day: showDay(site, day), visits: visits.map((visit) => showVisit(site, visit)) };
  });
}

function serveVisits(app: FastifyInstance, site: BusinessHelpSite): void {
  mountScoped(app, site, addVisitRoute, async ({ tx, actor, about }, { params, body }) => {
    about.subject("business", body.creditCode);
    const now = new Date();
    await addVisit(tx, actor, { ...body, day: params.id, now });
    return showDay(site, await findEnterpriseDay(tx, actor.county, params.id, now));
  });
  mountScoped(app, site, recordEnterpriseVisitRoute, async ({ tx, actor, about }, { params, body }) => {
    const { followUpOn, ...said } = body;
    const given = {
      ...said,
      id: params.id,
      now: new Date(),
      ...(followUpOn === undefined ? {} : { followUpOn }),
    };
    const visit = await recordVisit(tx, actor, site.help.followUpDays, given);
    about.subject("business", visit.creditCode);
    return showVisit(site, visit);
  });
  mountScoped(app, site, followUpVisitRoute, async ({ tx, actor, about }, { params, body }) => {
    const visit = await followUpVisit(tx, actor, { id: params.id, text: body.text, now: new Date() });
    about.subject("business", visit.creditCode);
    return showVisit(site, visit);
  });
}

function serveInspections(app: FastifyInstance, site: BusinessHelpSite): void {
  mountScoped(app, site, listInspectionsRoute, async ({ tx, actor }, { query }) => {
    const open = query.open === undefined ? undefined : true;
    return {
      inspections: (await listInspections(tx, actor.county)).map((one) => showInspection(site, one)),
      findings: (await listHelpFindings(tx, actor.county, { open })).map((one) => showFinding(site, one)),
      departments: [...departmentsOf(site)],
    };
  });
  mountScoped(app, site, openInspectionRoute, async ({ tx, actor, about }, { body }) => {
    about.subject("inspection", body.id);
    const given = { ...body, place: actor.area, now: new Date() };
    return showInspection(site, await openInspection(tx, actor, given));
  });
  mountScoped(app, site, recordHelpFindingRoute, async ({ tx, actor, about }, { params, body }) => {
    about.subject("inspection", params.id);
    const given = { ...body, inspection: params.id, place: actor.area, now: new Date() };
    return showFinding(site, await recordFinding(tx, site.office, actor, given));
  });
}

function serveFigures(app: FastifyInstance, site: BusinessHelpSite): void {
  mountScoped(app, site, getBankBoardRoute, async ({ tx, actor }, { query }) => {
    const now = new Date();
    const until = (query.until ?? fromDateNumber(today(now))) as CalendarDate;
    const from = (query.from ?? fromDateNumber(addDays(today(now), -BOARD_DAYS))) as CalendarDate;
    const banks = await bankScoreboard(tx, actor.county, { from, until }, now);
    const rows = await listJudged(tx, actor.county, { from, until }, now);
    return {
      ...{ from, until, banks },
      rows: rows.slice(-MOST_ROWS).map(({ application, bank, sentAt, accept, contact, fund }) => ({
        ...{ application, bank, sentAt: sentAt.toISOString(), accept, contact, fund },
      })),
    };
  });
  mountScoped(app, site, listIndicatorsRoute, async ({ tx, actor }) => {
    const on = fromDateNumber(today(new Date()));
    const [values, targets] = [await measure(tx, actor.county, on), await listTargets(tx, actor.county)];
    return {
      ...{ on, clause: FORBIDDEN_CLAUSE },
      indicators: INDICATORS.map((indicator) => {
        const { code, name, definition, unit } = indicator;
        const target = targets.find((one) => one.indicator === code);
        return {
          ...{ code, name, definition, unit, value: values.get(code) ?? null },
          ...{
            forbidden: isForbiddenAsTarget(indicator),
            target: target === undefined ? null : showTarget(target),
          },
        };
      }),
    };
  });
  mountScoped(app, site, setIndicatorTargetRoute, async ({ tx, actor, about }, { params, body }) => {
    about.subject("indicator", params.code);
    about.reason(body.reason);
    const untilOn = body.untilOn as CalendarDate;
    const given = {
      indicator: params.code,
      value: body.value,
      untilOn,
      reason: body.reason,
      now: new Date(),
    };
    return showTarget(await setTarget(tx, actor, given));
  });
}

const showTarget = ({ value, untilOn, setByName, reason }: Target) => ({
  value,
  untilOn,
  setBy: setByName,
  reason,
});

function showDay({ nameOf }: BusinessHelpSite, { place, plannedByName, ...day }: EnterpriseDay) {
  return { ...day, place: showPlace(nameOf, place), plannedBy: plannedByName };
}

function showVisit(site: BusinessHelpSite, visit: EnterpriseVisit) {
  const { id, creditCode, place, businessName, visitedOn, visitors, said, followUpOn, followUp, requests } =
    visit;
  return {
    ...{
      id,
      visitedOn,
      visitors,
      said,
      followUpOn,
      followUp,
      requests,
      followedUpBy: visit.followedUpByName,
    },
    business: showBusiness(site, { creditCode, name: businessName, place }),
  };
}

function showInspection({ nameOf }: BusinessHelpSite, { place, ledByName, ...inspection }: Inspection) {
  return { ...inspection, place: showPlace(nameOf, place), ledBy: ledByName };
}

function showFinding({ nameOf }: BusinessHelpSite, finding: Finding) {
  const { id, source, department, body, place, request, caseId, mending } = finding;
  return {
    ...{
      id,
      source,
      department,
      text: body,
      request,
      case: caseId,
      mending,
      place: showPlace(nameOf, place),
    },
    ...{ foundBy: finding.foundByName, foundAt: finding.foundAt.toISOString() },
    ...{ mendedAt: finding.mendedAt?.toISOString() ?? null, confirmedBy: finding.confirmedByName },
  };
}
