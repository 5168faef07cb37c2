import { mountScoped } from "@olive/access";
import type { FastifyInstance } from "fastify";
import { decideRepeatRoute, listRepeatsRoute } from "../contracts/vacancy-repeat.ts";
import { showVacancy } from "../vacancy/show-vacancy.ts";
import type { VacancySite } from "../vacancy/vacancy-site.ts";
import { decideRepeat } from "./decide-repeat.ts";
import { listRepeats, type Repeat } from "./list-repeats.ts";

/** Pairs of posts that may be one, and what people say of them. */
export function serveRepeats(
  app: FastifyInstance,
  site: Pick<VacancySite, "db" | "nameOf" | "coding">,
): void {
  mountScoped(app, site, listRepeatsRoute, async ({ tx, actor }, { query }) => {
    const { repeats, ...page } = await listRepeats(tx, actor.county, query);
    return { ...page, repeats: repeats.map((one) => show(site, one)) };
  });
  mountScoped(app, site, decideRepeatRoute, async ({ tx, actor, about }, { params, body }) => {
    about.reason(body.reason);
    about.detail({ state: body.state });
    const decided = await decideRepeat(tx, actor, { ...body, id: params.id, now: new Date() });
    about.subject("vacancy", decided.repeat.id);
    return show(site, decided);
  });
}

function show(
  site: Pick<VacancySite, "nameOf" | "coding">,
  { kept, repeat, foundAt, decidedAt, ...row }: Repeat,
) {
  return {
    ...row,
    ...{ kept: showVacancy(site, kept, false), repeat: showVacancy(site, repeat, false) },
    ...{ foundAt: foundAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null },
  };
}
