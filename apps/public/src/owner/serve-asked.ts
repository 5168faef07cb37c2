import { listOwnApplications, tellAsked } from "@olive/finance";
import { isRefusal, Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { idOf, orRefusal, readInput, show, speech } from "../page-route.ts";
import type { PublicSite } from "../public-site.ts";
import { askedPage } from "./asked-page.ts";
import { asOwner, OWN } from "./own-business.ts";

const askedForm = z.object({ id: z.uuid(), item: z.string().regex(/^[A-Za-z]{2,60}$/) });
const toldQuery = z.object({ told: z.literal("1").optional().catch(undefined) });

/** The owner says what a bank asked for: the meter counts it, and a department supplies it. */
export function serveAsked(app: FastifyInstance, site: PublicSite): void {
  const { lending } = site.owner;
  const page = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const id = idOf(request);
    const application = await asOwner(site, request, "viewOwnApplication", async ({ tx, business, now }) => {
      const own = await listOwnApplications(tx, lending, business.creditCode, now);
      return own.find((one) => one.id === id);
    });
    if (application === undefined) throw notYours();
    const { told } = toldQuery.parse(request.query);
    const asked = { application, materials: lending.catalogue.materials, told: told === "1" };
    return show(site, request, reply, askedPage(asked, speech(request), refusal), refusal);
  };
  app.get("/owner/applications/:id/asked", OWN, (request, reply) => page(request, reply));
  app.post("/owner/applications/:id/asked", OWN, async (request, reply) => {
    const application = idOf(request);
    const { id, item } = readInput(askedForm, request.body);
    const done = await orRefusal(() =>
      asOwner(site, request, "tellAsked", ({ tx, business, actor, now }) => {
        const borrower = { business, account: actor.account, accountName: actor.name };
        return tellAsked(tx, lending, borrower, { id, application, item, now });
      }),
    );
    if (isRefusal(done)) return page(request, reply, done);
    return reply.redirect(`/owner/applications/${application}/asked?told=1`, 303);
  });
}

const notYours = () =>
  new Refusal({
    code: "application-unknown",
    status: 404,
    message: { zh: "没有这件申请", en: "There is no such application" },
    remedy: { zh: "请从贷款进度里打开", en: "Open it from the loans' progress" },
  });
