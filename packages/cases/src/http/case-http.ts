import { mountScoped, type ScopedWork } from "@olive/access";
import type { FastifyInstance } from "fastify";
import { actOnCase } from "../commands/act-on-case.ts";
import { mayReassign, reassignCases } from "../commands/reassign-cases.ts";
import { isUndoable, undoAct } from "../commands/undo-act.ts";
import {
  actOnCaseRoute,
  getCaseRoute,
  listCandidatesRoute,
  listCasesRoute,
  reassignCasesRoute,
  undoActRoute,
} from "../contracts/case.ts";
import { nameOfState } from "../life-cycle/decide.ts";
import { getCase } from "../queries/get-case.ts";
import { listCandidates } from "../queries/list-candidates.ts";
import { listCasesOf } from "../queries/list-cases-of.ts";
import { type CaseSite, showingOf, tellAbout } from "./case-site.ts";
import { showCase, showEvent } from "./show-case.ts";

/** One case: its page, its acts, its owner. */
export function serveCase(app: FastifyInstance, site: CaseSite): void {
  const { office } = site;
  mountScoped(app, site, getCaseRoute, (work, { params }) => showPage(site, work, params.id));
  mountScoped(app, site, listCasesRoute, async (work, { query }) => {
    const showing = showingOf(site, work, new Date());
    const cases = await listCasesOf(work.tx, work.actor.county, query.subject);
    for (const kase of cases) tellAbout(work, kase);
    return { cases: cases.map((kase) => showCase(showing, kase)) };
  });
  mountScoped(app, site, actOnCaseRoute, async (work, { params, body }) => {
    const now = new Date();
    const { version, reason, data } = body;
    const given = { ...(reason === undefined ? {} : { reason }), ...(data === undefined ? {} : { data }) };
    const { county } = work.actor;
    const kase = await actOnCase(work.tx, office, work.actor, {
      ...given,
      ...params,
      county,
      version,
      fromOutside: true,
      now,
    });
    tellAbout(work, kase);
    work.about.detail({ act: params.act, to: kase.state });
    if (reason !== undefined) work.about.reason(reason);
    return { case: showCase(showingOf(site, work, now), kase), undoable: isUndoable(office, kase) };
  });
  mountScoped(app, site, undoActRoute, async (work, { params, body }) => {
    const now = new Date();
    const kase = await undoAct(work.tx, office, work.actor, { id: params.id, version: body.version, now });
    tellAbout(work, kase);
    return { case: showCase(showingOf(site, work, now), kase) };
  });
  serveOwners(app, site);
}

function serveOwners(app: FastifyInstance, site: CaseSite): void {
  const { office } = site;
  mountScoped(app, site, reassignCasesRoute, async (work, { body }) => {
    const now = new Date();
    const cases = await reassignCases(work.tx, office, work.actor, { ...body, now });
    for (const kase of cases) tellAbout(work, kase);
    work.about.reason(body.reason);
    const showing = showingOf(site, work, now);
    return { cases: cases.map((kase) => showCase(showing, kase)) };
  });
  mountScoped(app, site, listCandidatesRoute, async (work, { params }) => {
    const { case: kase } = await getCase(work.tx, office, work.actor, params.id);
    const found = await listCandidates(work.tx, office, work.actor.county, [kase], new Date());
    return {
      candidates: found.map(({ account, name, area, department }) => ({
        ...{ account, name, department },
        areaName: site.nameOf(area) ?? area,
      })),
    };
  });
}

async function showPage(site: CaseSite, work: ScopedWork, id: string) {
  const { case: kase, events, acts } = await getCase(work.tx, site.office, work.actor, id);
  tellAbout(work, kase);
  const cycle = site.office.lifeCycles.get(kase.lifeCycle);
  return {
    case: showCase(showingOf(site, work, new Date()), kase, acts),
    data: kase.data,
    outcome: kase.outcome === null ? null : nameOfState(cycle, kase.outcome),
    openedAt: kase.openedAt.toISOString(),
    closedAt: kase.closedAt?.toISOString() ?? null,
    events: events.map((event) => showEvent(cycle, event)),
    mayReassign: kase.closedAt === null && mayReassign(work.actor, kase, work.actor.account),
  };
}
