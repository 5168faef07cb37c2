import { mountScoped } from "@olive/access";
import { mount } from "@olive/http";
import type { FastifyInstance } from "fastify";
import { countWorkRoute, listLifeCyclesRoute, listWorkRoute } from "../contracts/work.ts";
import type { LifeCycle } from "../life-cycle/life-cycle.ts";
import { countWork } from "../queries/count-work.ts";
import { listWork } from "../queries/list-work.ts";
import { type CaseSite, showingOf, tellAbout } from "./case-site.ts";
import { readCursor, showCase } from "./show-case.ts";

/** Work lists, and what kinds of case there are. */
export function serveWork(app: FastifyInstance, site: CaseSite): void {
  mountScoped(app, site, listWorkRoute, async (work, { query }) => {
    const showing = showingOf(site, work, new Date());
    const { after, unowned, ...filter } = query;
    const page = await listWork(work.tx, work.actor, {
      ...filter,
      unowned: unowned === "yes",
      after: readCursor(after),
      today: showing.today,
    });
    for (const kase of page.cases) tellAbout(work, kase);
    const { next } = page;
    return {
      cases: page.cases.map((kase) => showCase(showing, kase)),
      next: next === null ? null : `${next.risk},${next.dueOn},${next.id}`,
    };
  });
  mountScoped(app, site, countWorkRoute, async (work, { query }) => {
    const { today } = showingOf(site, work, new Date());
    const count = (list: "mine" | "team" | "raised") =>
      countWork(work.tx, work.actor, { ...query, unowned: query.unowned === "yes", list, today });
    return { mine: await count("mine"), team: await count("team"), raised: await count("raised") };
  });
  mount(app, listLifeCyclesRoute, async () => ({ lifeCycles: site.office.lifeCycles.all.map(showCycle) }));
}

function showCycle({ code, name, states, ends }: LifeCycle) {
  return {
    code,
    name,
    states: Object.entries(states).map(([state, { name: stateName, next, clock }]) => ({
      ...{ code: state, name: stateName, next },
      workingDays: clock,
    })),
    outcomes: Object.entries(ends).map(([end, definition]) => ({ code: end, name: definition.name })),
  };
}
