import {
  consentReceipt,
  listOwnConsents,
  pauseConsent,
  receiptText,
  resumeConsent,
  revokeConsent,
  type ShownConsent,
} from "@olive/finance";
import { isRefusal, type Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { idOf, orRefusal, show, speech } from "../page-route.ts";
import type { PublicSite } from "../public-site.ts";
import { consentPage, consentsPage } from "./consent-pages.ts";
import { asOwner, OWN, type OwnBusiness } from "./own-business.ts";

const ACTS = { pause: pauseConsent, resume: resumeConsent, revoke: revokeConsent } as const;

/** Who has my data, and how it is stopped: two taps from the first page. */
export function serveConsents(app: FastifyInstance, site: PublicSite): void {
  app.get("/owner/consents", OWN, async (request, reply) => {
    const consents = await asOwner(site, request, "viewOwnConsents", listOf);
    return show(site, request, reply, consentsPage(consents, speech(request)));
  });
  const page = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const found = await asOwner(site, request, "viewOwnConsent", (own) => findConsent(own, idOf(request)));
    if (found === undefined) return reply.callNotFound();
    return show(site, request, reply, consentPage(found, speech(request), refusal), refusal);
  };
  app.get("/owner/consents/:id", OWN, (request, reply) => page(request, reply));
  app.get("/owner/consents/:id/receipt", OWN, async (request, reply) => {
    const id = idOf(request);
    const text = await asOwner(site, request, "downloadOwnReceipt", async (own) => {
      const found = await findConsent(own, id);
      if (found === undefined) return undefined;
      return receiptText(await consentReceipt(own.tx, own.actor.county, id, site.owner.controller));
    });
    if (text === undefined) return reply.callNotFound();
    return reply
      .type("application/json; charset=utf-8")
      .header("content-disposition", `attachment; filename="consent-${id}.json"`)
      .send(text);
  });
  for (const [name, move] of Object.entries(ACTS)) {
    app.post(`/owner/consents/:id/${name}`, OWN, async (request, reply) => {
      const done = await orRefusal(() =>
        asOwner(site, request, `${name}Consent`, ({ tx, actor, now }) =>
          move(tx, site.owner.consents, {
            ...{ consent: idOf(request), account: actor.account, accountName: actor.name, now },
          }),
        ),
      );
      if (isRefusal(done)) return page(request, reply, done);
      site.owner.wake();
      return reply.redirect(`/owner/consents/${idOf(request)}`, 303);
    });
  }
}

const listOf = ({ tx, actor, business, now }: OwnBusiness): Promise<ShownConsent[]> =>
  listOwnConsents(tx, actor.county, business.creditCode, now);

const findConsent = async (own: OwnBusiness, id: string): Promise<ShownConsent | undefined> =>
  (await listOf(own)).find((one) => one.id === id);
