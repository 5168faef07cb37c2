import { may, mountScoped, type ScopedWork } from "@olive/access";
import type { FastifyInstance } from "fastify";
import {
  changeVacancyRoute,
  codeTitleRoute,
  getVacancyRoute,
  listVacanciesRoute,
  moveVacancyRoute,
  postVacancyRoute,
} from "../contracts/vacancy.ts";
import { changeVacancy } from "./change-vacancy.ts";
import { dayOf } from "./days.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { listVacancies } from "./list-vacancies.ts";
import { moveVacancy } from "./move-vacancy.ts";
import { postVacancy } from "./post-vacancy.ts";
import { showHit, showVacancy } from "./show-vacancy.ts";
import { loadVacancy, type Vacancy } from "./vacancy.ts";
import type { VacancySite } from "./vacancy-site.ts";

/** Posts over HTTP. There is nobody in them: what a reader sees doesn't depend on their area. */
export function serveVacancies(app: FastifyInstance, site: VacancySite): void {
  mountScoped(app, site, listVacanciesRoute, async ({ tx, actor }, { query }) => {
    const { unsure, due, empty, ...filter } = query;
    const asked = { ...filter, unsure: unsure === "true", due: due === "true", empty: empty === "true" };
    const found = await listVacancies(tx, actor.county, asked, dayOf(new Date()), site.settings);
    const keeps = may(actor, "vacancy.keep");
    return { ...found, vacancies: found.vacancies.map((vacancy) => showVacancy(site, vacancy, keeps)) };
  });
  mountScoped(app, site, codeTitleRoute, async (_work, { query }) => {
    const [guess] = await site.coding.guess([query.title]);
    return { sure: guess?.sure ?? false, candidates: [...(guess?.candidates ?? [])] };
  });
  mountScoped(app, site, getVacancyRoute, async ({ tx, actor }, { params }) => {
    const vacancy = await loadVacancy(tx, actor.county, params.id);
    const duplicates = await findDuplicates(tx, actor.county, vacancy, vacancy.id);
    return {
      ...showVacancy(site, vacancy, may(actor, "vacancy.keep")),
      duplicates: duplicates.map((one) => showHit(site, one)),
    };
  });
  serveKeeping(app, site);
}

function serveKeeping(app: FastifyInstance, site: VacancySite): void {
  const kept = (work: ScopedWork, vacancy: Vacancy) => {
    work.about.subject("vacancy", vacancy.id);
    return showVacancy(site, vacancy, true);
  };
  mountScoped(app, site, postVacancyRoute, async (work, { body }) => {
    const { tx, actor, about } = work;
    const posted = await postVacancy(tx, site, {
      ...body,
      postedBy: "official",
      postedByAccount: actor.account,
      now: new Date(),
    });
    about.subject("business", body.creditCode);
    return {
      vacancy: posted.vacancy && kept(work, posted.vacancy),
      candidates: [...posted.candidates],
      duplicates: posted.duplicates.map((one) => showHit(site, one)),
    };
  });
  mountScoped(app, site, changeVacancyRoute, async (work, { params, body }) =>
    kept(work, await changeVacancy(work.tx, site, { ...body, ...params })),
  );
  mountScoped(app, site, moveVacancyRoute, async (work, { params, body }) => {
    const vacancy = await moveVacancy(work.tx, site, { ...body, ...params, now: new Date() });
    work.about.detail({ act: body.act });
    if (body.reason !== undefined) work.about.reason(body.reason);
    return kept(work, vacancy);
  });
}
