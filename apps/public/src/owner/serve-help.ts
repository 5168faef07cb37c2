import { randomUUID } from "node:crypto";
import { listOwnHelpRequests, rateHelp, submitHelpRequest, withdrawHelp } from "@olive/finance";
import { isRefusal, type Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { idOf, orRefusal, readInput, show, speech } from "../page-route.ts";
import type { PublicSite } from "../public-site.ts";
import { helpPage, requestPage } from "./help-pages.ts";
import { asOwner, OWN, type OwnBusiness } from "./own-business.ts";

const helpForm = z.object({ id: z.uuid(), subject: z.string().max(60), text: z.string().max(1000) });
const rateForm = z.object({
  rating: z.enum(["satisfied", "unsatisfied"]),
  note: z.string().max(300).default(""),
});
const NOTHING = { subject: "", text: "" };

/** Asking for help: needs no consent and no loan. */
export function serveHelp(app: FastifyInstance, site: PublicSite): void {
  const { help } = site.owner;
  const listOf = ({ tx, actor, business }: OwnBusiness) =>
    listOwnHelpRequests(tx, actor.county, business.creditCode);
  const list = async (request: FastifyRequest, reply: FastifyReply, sent = NOTHING, refusal?: Refusal) => {
    const requests = await asOwner(site, request, "viewOwnHelp", listOf);
    const page = helpPage({ requests, help: help.help, id: randomUUID(), sent }, speech(request), refusal);
    return show(site, request, reply, page, refusal);
  };
  app.get("/owner/help", OWN, (request, reply) => list(request, reply));
  app.post("/owner/help", OWN, async (request, reply) => {
    const given = readInput(helpForm, request.body);
    const done = await orRefusal(() =>
      asOwner(site, request, "submitOwnHelp", ({ tx, actor, business, now }) =>
        submitHelpRequest(tx, help, actor, { ...given, business, channel: "own", now }),
      ),
    );
    if (isRefusal(done)) return list(request, reply, given, done);
    return reply.redirect(`/owner/help/${done.id}`, 303);
  });
  const page = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const requests = await asOwner(site, request, "viewOwnHelpRequest", listOf);
    const found = requests.find(({ id }) => id === idOf(request));
    if (found === undefined) return reply.callNotFound();
    return show(site, request, reply, requestPage(found, help.help, speech(request), refusal), refusal);
  };
  app.get("/owner/help/:id", OWN, (request, reply) => page(request, reply));
  const change = (
    path: string,
    act: string,
    work: (own: OwnBusiness, request: FastifyRequest) => Promise<unknown>,
  ) =>
    app.post(`/owner/help/:id/${path}`, OWN, async (request, reply) => {
      const done = await orRefusal(() => asOwner(site, request, act, (own) => work(own, request)));
      if (isRefusal(done)) return page(request, reply, done);
      return reply.redirect(`/owner/help/${idOf(request)}`, 303);
    });
  change("rate", "rateOwnHelp", ({ tx, actor, business, now }, request) =>
    rateHelp(tx, help, actor, {
      ...readInput(rateForm, request.body),
      ...{ id: idOf(request), creditCode: business.creditCode, now },
    }),
  );
  change("withdraw", "withdrawOwnHelp", ({ tx, actor, business, now }, request) =>
    withdrawHelp(tx, help, actor, { id: idOf(request), creditCode: business.creditCode, now }),
  );
}
