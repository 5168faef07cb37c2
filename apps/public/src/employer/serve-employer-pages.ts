import {
  actsOn,
  changeSeats,
  confirmAll,
  dayOf,
  listOwnIntroductions,
  listVacancies,
  loadOwnIntroduction,
  loadOwnVacancy,
  moveVacancy,
  postVacancy,
  showEmployer,
  VACANCY_ACTS,
} from "@olive/employment";
import { isRefusal, type Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { idOf, orRefusal, readInput, show, speech } from "../page-route.ts";
import type { PublicSite } from "../public-site.ts";
import { homePage } from "./home-page.ts";
import { introductionPage } from "./introduction-page.ts";
import { asEmployer, type OwnWork } from "./own-work.ts";
import { postForm } from "./post-form.ts";
import { postPage } from "./post-page.ts";
import { readForm, sentForm } from "./read-form.ts";

/** Where an employer lands after signing in. */
export const EMPLOYER_HOME = "/employer";

const OWN = { config: { access: { act: "employer.answer" } } };
const POSTS_A_PAGE = 12;
const afterQuery = z.object({ after: z.uuid().optional().catch(undefined) });
const moveForm = z.object({ act: z.enum(VACANCY_ACTS), reason: z.string().max(200).optional() });
const seatsForm = z.object({ seats: z.coerce.number().int().min(1).max(5000) });
const answerForm = z.object({
  answer: z.enum(["accepted", "refused"]),
  reasonCode: z.string().max(20).optional(),
  reason: z.string().max(300).optional(),
});
const startForm = z.object({ beganOn: z.iso.date() });

/** The employer's pages: HTML from the server, each a few kilobytes, every act a form; no script at all. */
export function serveEmployerPages(app: FastifyInstance, site: PublicSite): void {
  serveHome(app, site);
  servePosts(app, site);
  serveIntroductions(app, site);
}

const home = (reply: FastifyReply) => reply.redirect(EMPLOYER_HOME, 303);

function serveHome(app: FastifyInstance, site: PublicSite): void {
  const { vacancies: office } = site;
  app.get(EMPLOYER_HOME, OWN, async (request, reply) => {
    const { after } = afterQuery.parse(request.query);
    const today = dayOf(new Date());
    const found = await asEmployer(
      site,
      request,
      "viewOwnEmployer",
      async ({ tx, actor, employer, touch }) => {
        const own = { state: "all", employer: employer.creditCode } as const;
        const { county } = actor;
        const listed = await listVacancies(
          tx,
          county,
          { ...own, after, limit: POSTS_A_PAGE },
          today,
          office.settings,
        );
        const due = { ...own, due: true, limit: 1 };
        const open = await listVacancies(tx, county, { ...due, state: "open" }, today, office.settings);
        const lapsed = await listVacancies(tx, county, { ...due, state: "lapsed" }, today, office.settings);
        const introductions = await listOwnIntroductions(tx, county, employer.creditCode);
        for (const { reference } of introductions) touch(`person:${reference}`);
        const shown = await showEmployer(tx, office, employer.creditCode, today);
        return {
          ...{ employer: shown, introductions, posts: listed.vacancies, next: listed.next },
          due: open.total + lapsed.total,
        };
      },
    );
    return show(site, request, reply, homePage({ ...found, today }, speech(request)));
  });
  app.post("/employer/confirm", OWN, async (request, reply) => {
    await asEmployer(site, request, "confirmOwnPosts", ({ tx, employer }) =>
      confirmAll(tx, office, employer.creditCode, new Date()),
    );
    return home(reply);
  });
}

function servePosts(app: FastifyInstance, site: PublicSite): void {
  const { vacancies: office } = site;
  app.get("/employer/posts/new", OWN, async (request, reply) => {
    const place = await asEmployer(site, request, "viewOwnEmployer", async ({ employer }) => employer.place);
    const sent = sentForm.parse({ place: office.nameOf(place) ?? "" });
    return show(site, request, reply, postForm({ sent }, speech(request)));
  });
  app.post("/employer/posts", OWN, async (request, reply) => {
    const sent = readInput(sentForm, request.body);
    const posted = await orRefusal(() =>
      asEmployer(site, request, "postOwnVacancy", ({ tx, actor, employer: { creditCode } }) =>
        postVacancy(tx, office, {
          ...readForm(sent, office),
          ...{ creditCode, postedBy: "employer" as const, postedByAccount: actor.account, now: new Date() },
        }),
      ),
    );
    if (isRefusal(posted)) {
      return show(
        site,
        request,
        reply.code(posted.status),
        postForm({ sent, refusal: posted }, speech(request)),
      );
    }
    if (posted.vacancy === null)
      return show(site, request, reply, postForm({ sent, ...posted }, speech(request)));
    return reply.redirect(`/employer/posts/${posted.vacancy.id}`, 303);
  });
  const page = (request: FastifyRequest) =>
    asEmployer(site, request, "viewOwnVacancy", ({ tx, actor, employer }) =>
      loadOwnVacancy(tx, actor.county, employer.creditCode, idOf(request)),
    );
  const answer = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const vacancy = await page(request);
    const shown = postPage(vacancy, actsOn(vacancy.state), office, speech(request), refusal);
    return show(site, request, refusal === undefined ? reply : reply.code(refusal.status), shown);
  };
  app.get("/employer/posts/:id", OWN, (request, reply) => answer(request, reply));
  const change = (
    path: string,
    act: string,
    work: (own: OwnWork, request: FastifyRequest) => Promise<unknown>,
  ) =>
    app.post(`/employer/posts/:id/${path}`, OWN, async (request, reply) => {
      const done = await orRefusal(() => asEmployer(site, request, act, (own) => work(own, request)));
      if (isRefusal(done)) return answer(request, reply, done);
      return reply.redirect(`/employer/posts/${idOf(request)}`, 303);
    });
  change("move", "moveOwnVacancy", ({ tx, employer: { creditCode } }, request) =>
    moveVacancy(tx, office, {
      ...readInput(moveForm, request.body),
      id: idOf(request),
      creditCode,
      now: new Date(),
    }),
  );
  change("seats", "changeOwnSeats", ({ tx, employer: { creditCode } }, request) =>
    changeSeats(tx, office, { ...readInput(seatsForm, request.body), id: idOf(request), creditCode }),
  );
}

function serveIntroductions(app: FastifyInstance, site: PublicSite): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const introduction = await asEmployer(
      site,
      request,
      "viewOwnIntroduction",
      async ({ tx, actor, employer, touch }) => {
        const found = await loadOwnIntroduction(tx, actor.county, employer.creditCode, idOf(request));
        touch(`person:${found.reference}`);
        return found;
      },
    );
    const page = introductionPage(introduction, dayOf(new Date()), speech(request), refusal);
    return show(site, request, refusal === undefined ? reply : reply.code(refusal.status), page);
  };
  app.get("/employer/introductions/:id", OWN, (request, reply) => answer(request, reply));
  const act = (
    path: string,
    name: string,
    work: (own: OwnWork, id: string, body: unknown) => Promise<void>,
  ) =>
    app.post(`/employer/introductions/:id/${path}`, OWN, async (request, reply) => {
      const done = await orRefusal(() =>
        asEmployer(site, request, name, async (own) => {
          const { reference } = await loadOwnIntroduction(
            own.tx,
            own.actor.county,
            own.employer.creditCode,
            idOf(request),
          );
          own.touch(`person:${reference}`);
          return work(own, idOf(request), request.body);
        }),
      );
      return isRefusal(done) ? answer(request, reply, done) : home(reply);
    });
  act("answer", "answerOwnIntroduction", ({ tx, actor }, referral, body) => {
    const { answer: given, reasonCode, reason } = readInput(answerForm, body);
    return site.loop.answer(tx, actor, { referral, accepted: given === "accepted", reasonCode, reason });
  });
  act("start", "startOwnIntroduction", ({ tx, actor }, referral, body) =>
    site.loop.start(tx, actor, { referral, beganOn: readInput(startForm, body).beganOn }),
  );
}
